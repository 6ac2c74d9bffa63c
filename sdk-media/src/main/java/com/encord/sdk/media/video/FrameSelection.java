package com.encord.sdk.media.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which frames of a video, by index. Frames come in ascending order, each once, so that no part of the video is decoded
 * twice. Immutable.
 */
public final class FrameSelection {
    private static final FrameSelection ALL = new FrameSelection(List.of(new Span(0, Integer.MAX_VALUE, 1)));

    /** Ascending by first frame; spans may overlap. */
    private final List<Span> spans;

    private FrameSelection(List<Span> spans) {
        this.spans = spans;
    }

    /**
     * Every frame.
     *
     * @return the selection
     */
    public static FrameSelection all() {
        return ALL;
    }

    /**
     * Every n-th frame: 0, n, 2n, ...
     *
     * @param step at least 1
     * @return the selection
     */
    public static FrameSelection every(int step) {
        return range(0, Integer.MAX_VALUE, step);
    }

    /**
     * Single frames.
     *
     * @param indices in any order
     * @return the selection
     */
    public static FrameSelection of(int... indices) {
        return new FrameSelection(Arrays.stream(indices)
                .distinct()
                .sorted()
                .mapToObj(index -> new Span(index, index + 1L, 1))
                .toList());
    }

    /**
     * A range of frames; what lies behind the end of the video is left out, but to begin there is refused when the
     * frames are asked for, unless the range is empty.
     *
     * @param from the first frame
     * @param to the frame behind the last
     * @return the selection
     */
    public static FrameSelection range(int from, int to) {
        return range(from, to, 1);
    }

    /**
     * Every n-th frame of a range; what lies behind the end of the video is left out, but to begin there is refused when
     * the frames are asked for, unless the range is empty.
     *
     * @param from the first frame
     * @param to the frame behind the last
     * @param step at least 1
     * @return the selection
     */
    public static FrameSelection range(int from, int to, int step) {
        return new FrameSelection(List.of(new Span(from, to, step)));
    }

    /**
     * Reads a list as people write it: {@code 0,5,9-20}, where both ends of a range count.
     *
     * @param text frames and ranges, separated by commas
     * @return the selection
     * @throws IllegalArgumentException if the text is something else
     */
    public static FrameSelection parse(String text) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] ends = part.strip().split("-", -1);
            try {
                int from = Integer.parseInt(ends[0].strip());
                int to = ends.length == 1 ? from : Integer.parseInt(ends[1].strip());
                if (ends.length > 2 || to < from) {
                    throw new NumberFormatException();
                }
                spans.add(new Span(from, to + 1L, 1));
            } catch (NumberFormatException malformed) {
                throw new IllegalArgumentException(
                        "\"" + part + "\" in \"" + text + "\" is no frame and no range; write for example 0,5,9-20");
            }
        }
        spans.sort((a, b) -> Long.compare(a.from, b.from));
        return new FrameSelection(List.copyOf(spans));
    }

    /**
     * The selected frames of a video.
     *
     * @param frameCount how many frames it has
     * @return ascending, without repetition
     * @throws IndexOutOfBoundsException if a span begins behind the end
     */
    IntStream indices(int frameCount) {
        for (Span span : spans) {
            if (span.from >= frameCount && span.from < span.to && !span.isOpen()) {
                throw noSuchFrame(span.from, frameCount);
            }
        }
        IntStream merged = IntStream.empty();
        for (Span span : spans) {
            merged = IntStream.concat(merged, span.indices(frameCount));
        }
        // one span is in order already and need not be held in memory for sorting
        return spans.size() == 1 ? merged : merged.sorted().distinct();
    }

    static IndexOutOfBoundsException noSuchFrame(long frame, int frameCount) {
        return new IndexOutOfBoundsException(
                "There is no frame " + frame + "; the video presents " + frameCount + " frames from 0");
    }

    /** Whether frames can be chosen while they pass, without knowing how many there are. */
    boolean isStreamable() {
        return spans.size() == 1 && spans.get(0).isOpen();
    }

    /** Whether a frame that passes is one of the selected. */
    boolean contains(int index) {
        return spans.stream().anyMatch(span -> span.contains(index));
    }

    private record Span(long from, long to, int step) {
        Span {
            if (from < 0) {
                throw new IllegalArgumentException("Frames count from 0, got " + from);
            }
            if (to < from) {
                throw new IllegalArgumentException("A range must not end before it begins, got " + from + " to " + to);
            }
            if (step < 1) {
                throw new IllegalArgumentException("A step must be at least 1, got " + step);
            }
        }

        boolean isOpen() {
            return from == 0 && to == Integer.MAX_VALUE;
        }

        boolean contains(int index) {
            return index >= from && index < to && (index - from) % step == 0;
        }

        IntStream indices(int frameCount) {
            long end = Math.min(to, frameCount);
            int count = (int) Math.max(0, (end - from + step - 1) / step);
            return IntStream.range(0, count).map(i -> (int) (from + (long) i * step));
        }
    }
}
