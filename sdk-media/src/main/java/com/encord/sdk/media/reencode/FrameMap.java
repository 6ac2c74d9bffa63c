package com.encord.sdk.media.reencode;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which frame of a source became which frame of the output, exactly, in both directions. Frames are counted from 0 in
 * presentation order. A source frame is shown by no output frame (it was dropped), by one, or by several neighbouring
 * ones (it was repeated to keep a constant rate); each output frame shows exactly one source frame, and time never runs
 * backwards.
 *
 * <p>Frames are counted as {@link com.encord.sdk.media.video.Video#frames()} gives them and as a deep check reports
 * them. In a damaged file a packet may decode to nothing; it has no number. Players that count by time leave a gap
 * there: {@link com.encord.sdk.media.video.FrameIndex#framePlayedAt} of a deep index leads from such a number, as a
 * time, to the frame.
 *
 * <p>Immutable and safe for use by many threads. It takes four bytes per source frame.
 *
 * <pre>{@code
 * FrameMap map = ReEncode.of(path).full().run().frameMap();
 * int moved = map.translate(1234);
 * }</pre>
 */
public final class FrameMap {
    /**
     * Source frame {@code i} is shown by the output frames from {@code first[i]} up to but not including
     * {@code first[i + 1]}.
     */
    private final int[] first;

    private FrameMap(int[] first) {
        this.first = first;
    }

    /**
     * The map of an operation that keeps every frame in its place.
     *
     * @param frameCount how many frames there are
     * @return the map
     * @throws IllegalArgumentException if the count is negative
     */
    public static FrameMap identity(int frameCount) {
        if (frameCount < 0) {
            throw new IllegalArgumentException("A frame count is 0 or above, got " + frameCount);
        }
        return new FrameMap(IntStream.rangeClosed(0, frameCount).toArray());
    }

    /**
     * The map that is told by the source frame each output frame shows.
     *
     * @param sourceFrameCount how many frames the source has
     * @param outputToSource for each output frame the index of the source frame it shows, never descending
     * @return the map
     * @throws IllegalArgumentException if an index is not one of the source's, or descends
     */
    public static FrameMap of(int sourceFrameCount, int[] outputToSource) {
        if (sourceFrameCount < 0) {
            throw new IllegalArgumentException("A frame count is 0 or above, got " + sourceFrameCount);
        }
        int[] first = new int[sourceFrameCount + 1];
        int next = 0;
        for (int output = 0; output < outputToSource.length; output++) {
            int source = outputToSource[output];
            if (source < 0 || source >= sourceFrameCount || source < next - 1) {
                throw new IllegalArgumentException("Output frame " + output + " cannot show source frame " + source
                        + ": the source has " + sourceFrameCount + " frames and frames never go backwards");
            }
            while (next <= source) {
                first[next++] = output;
            }
        }
        Arrays.fill(first, next, first.length, outputToSource.length);
        return new FrameMap(first);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @param json the text
     * @return the map
     * @throws IllegalArgumentException if the text is not JSON, lacks a field, or contradicts itself
     */
    public static FrameMap fromJson(String json) {
        return FrameMapJson.read(json);
    }

    /**
     * How many frames the source presents.
     *
     * @return the count
     */
    public int sourceFrameCount() {
        return first.length - 1;
    }

    /**
     * How many frames the output presents.
     *
     * @return the count
     */
    public int outputFrameCount() {
        return first[first.length - 1];
    }

    /**
     * Whether every frame kept its index.
     *
     * @return true if no frame was dropped or repeated
     */
    public boolean isIdentity() {
        for (int i = 0; i < first.length; i++) {
            if (first[i] != i) {
                return false;
            }
        }
        return true;
    }

    /**
     * The output frames that show a source frame.
     *
     * @param sourceFrame index of a source frame
     * @return the frames; empty if it was dropped, standing where it would have been
     * @throws IndexOutOfBoundsException if the source has no such frame
     */
    public FrameRange outputFrames(int sourceFrame) {
        requireSource(sourceFrame);
        return new FrameRange(first[sourceFrame], first[sourceFrame + 1]);
    }

    /**
     * The output frames that show any of these source frames.
     *
     * @param sourceFrames indexes of source frames
     * @return the frames; empty if all were dropped
     * @throws IndexOutOfBoundsException if the range leaves the source
     */
    public FrameRange outputFrames(FrameRange sourceFrames) {
        if (sourceFrames.end() > sourceFrameCount()) {
            requireSource(sourceFrames.end() - 1);
        }
        return new FrameRange(first[sourceFrames.start()], first[sourceFrames.end()]);
    }

    /**
     * The first output frame that shows a source frame, if one does.
     *
     * @param sourceFrame index of a source frame
     * @return the output frame, or empty if the frame was dropped
     * @throws IndexOutOfBoundsException if the source has no such frame
     */
    public OptionalInt outputFrame(int sourceFrame) {
        requireSource(sourceFrame);
        return isDropped(sourceFrame) ? OptionalInt.empty() : OptionalInt.of(first[sourceFrame]);
    }

    /**
     * Whether no output frame shows a source frame.
     *
     * @param sourceFrame index of a source frame
     * @return true if it was dropped
     * @throws IndexOutOfBoundsException if the source has no such frame
     */
    public boolean isDropped(int sourceFrame) {
        requireSource(sourceFrame);
        return first[sourceFrame] == first[sourceFrame + 1];
    }

    /**
     * Where to look for a source frame in the output: the first frame that shows it or, if it was dropped, the frame
     * that follows in its place (the last one at the end). {@link #outputFrame(int)} tells the two apart.
     *
     * @param sourceFrame index of a source frame
     * @return the output frame
     * @throws IndexOutOfBoundsException if the source has no such frame
     * @throws IllegalStateException if the output has no frames at all
     */
    public int translate(int sourceFrame) {
        requireSource(sourceFrame);
        if (outputFrameCount() == 0) {
            throw new IllegalStateException("The output of this map has no frames to translate to");
        }
        return Math.min(first[sourceFrame], outputFrameCount() - 1);
    }

    /**
     * The source frame that an output frame shows.
     *
     * @param outputFrame index of an output frame
     * @return index of the source frame
     * @throws IndexOutOfBoundsException if the output has no such frame
     */
    public int sourceFrame(int outputFrame) {
        if (outputFrame < 0 || outputFrame >= outputFrameCount()) {
            throw new IndexOutOfBoundsException(
                    "The output has " + outputFrameCount() + " frames, there is no frame " + outputFrame);
        }
        int low = 0;
        int high = first.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (first[middle] <= outputFrame) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * The source frames that no output frame shows.
     *
     * @return their indexes, ascending
     */
    public IntStream droppedFrames() {
        return IntStream.range(0, sourceFrameCount()).filter(this::isDropped);
    }

    /**
     * The map of two operations, this one first.
     *
     * @param next the map of the operation on this map's output
     * @return the map from this map's source to that map's output
     * @throws IllegalArgumentException if the other map does not start with as many frames as this one ends with
     */
    public FrameMap then(FrameMap next) {
        if (next.sourceFrameCount() != outputFrameCount()) {
            throw new IllegalArgumentException("A map to " + outputFrameCount()
                    + " frames cannot be followed by a map from " + next.sourceFrameCount() + " frames");
        }
        int[] composed = new int[first.length];
        for (int i = 0; i < first.length; i++) {
            composed[i] = next.first[first[i]];
        }
        return new FrameMap(composed);
    }

    /**
     * The map as JSON, both directions spelled out: {@code sourceFrames}, {@code outputFrames}, {@code sourceToOutput}
     * (for each source frame the first output frame that shows it, or null if it was dropped) and
     * {@code outputToSource}.
     *
     * @return one line of text
     */
    public String toJson() {
        return FrameMapJson.write(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameMap map && Arrays.equals(first, map.first);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(first);
    }

    /**
     * A summary, never the whole map.
     *
     * @return the two counts and how many frames were dropped
     */
    @Override
    public String toString() {
        return "FrameMap[" + sourceFrameCount() + " -> " + outputFrameCount() + " frames, "
                + droppedFrames().count() + " dropped]";
    }

    private void requireSource(int frame) {
        if (frame < 0 || frame >= sourceFrameCount()) {
            throw new IndexOutOfBoundsException(
                    "The source has " + sourceFrameCount() + " frames, there is no frame " + frame);
        }
    }
}
