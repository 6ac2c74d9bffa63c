package com.encord.sdk.media.reencode;

/**
 * Neighbouring frames, from {@code start} up to but not including {@code end}. An empty range still has a place: its
 * start tells where the missing frames would stand.
 *
 * @param start index of the first frame, 0 or above
 * @param end index after the last frame, {@code start} or above
 */
public record FrameRange(int start, int end) {
    /**
     * Checks the order of the ends.
     *
     * @param start index of the first frame, 0 or above
     * @param end index after the last frame, {@code start} or above
     * @throws IllegalArgumentException if start is negative or after end
     */
    public FrameRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "A frame range starts at 0 or above and ends at its start or above, got [" + start + ", " + end
                            + ")");
        }
    }

    /**
     * How many frames these are.
     *
     * @return the count, 0 for an empty range
     */
    public int size() {
        return end - start;
    }

    /**
     * Whether there is no frame in the range.
     *
     * @return true if start and end are the same
     */
    public boolean isEmpty() {
        return start == end;
    }

    /**
     * Whether a frame lies in the range.
     *
     * @param frameIndex index of a frame
     * @return true if it is one of these
     */
    public boolean contains(int frameIndex) {
        return frameIndex >= start && frameIndex < end;
    }

    /**
     * The usual notation.
     *
     * @return for example {@code [5, 8)}
     */
    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
