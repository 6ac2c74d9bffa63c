package com.encord.sdk.media.reencode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Moves the labels of a video to its re-encoded copy. It takes a label row of the platform as maps and lists (what
 * every JSON library reads a document into) and answers with a new one in which the frame numbers are the output's: the
 * keys of {@code data_units.*.labels} and the {@code range} lists (both ends included) of object actions, object
 * answers and classification answers. Everything else is kept as it is, and the argument is never changed.
 *
 * <p>Coordinates on the platform are fractions of width and height, so a change of size needs no translation; bitmask
 * labels count pixels and are only right if the size stayed the same.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * Map<String, Object> moved = LabelTranslator.of(result.frameMap()).translate(labelRow);
 * }</pre>
 */
public final class LabelTranslator {
    private static final String LABELS = "labels";
    private static final String RANGE = "range";

    private final FrameMap map;
    private final DroppedFrameLabels dropped;
    private final RepeatedFrameLabels repeated;

    private LabelTranslator(FrameMap map, DroppedFrameLabels dropped, RepeatedFrameLabels repeated) {
        this.map = map;
        this.dropped = dropped;
        this.repeated = repeated;
    }

    /**
     * A translator that omits the labels of dropped frames and repeats those of repeated frames.
     *
     * @param map the map of the re-encode
     * @return the translator
     */
    public static LabelTranslator of(FrameMap map) {
        return new LabelTranslator(
                Objects.requireNonNull(map, "map"), DroppedFrameLabels.OMIT, RepeatedFrameLabels.ALL);
    }

    /**
     * Chooses what becomes of labels on frames that the output does not show.
     *
     * @param policy the choice
     * @return a translator with that choice
     */
    public LabelTranslator dropped(DroppedFrameLabels policy) {
        return new LabelTranslator(map, Objects.requireNonNull(policy, "policy"), repeated);
    }

    /**
     * Chooses what becomes of labels on frames that the output shows more than once.
     *
     * @param policy the choice
     * @return a translator with that choice
     */
    public LabelTranslator repeated(RepeatedFrameLabels policy) {
        return new LabelTranslator(map, dropped, Objects.requireNonNull(policy, "policy"));
    }

    /**
     * Translates the label row of one video.
     *
     * @param labelRow the row as maps and lists
     * @return a new row; parts without frame numbers are shared with the argument
     * @throws IllegalArgumentException if a frame number is not one of the source's, if a dropped frame carries labels
     *     and the policy forbids it, if several data units have frame numbers, or if the row uses spaces (translate the
     *     labels of the space that is this video with {@link #translateFrames(Map)})
     */
    public Map<String, Object> translate(Map<String, ?> labelRow) {
        if (labelRow.get("spaces") instanceof Map<?, ?> spaces && !spaces.isEmpty()) {
            throw new IllegalArgumentException("This label row spans " + spaces.size()
                    + " spaces and a frame map is of one video: translate the labels of that space alone");
        }
        Map<String, Object> row = new LinkedHashMap<>(labelRow);
        row.computeIfPresent("data_units", (name, units) -> dataUnits(units));
        row.computeIfPresent("object_actions", (name, values) -> eachValue(values, this::actions));
        row.computeIfPresent("object_answers", (name, values) -> eachValue(values, this::ranged));
        row.computeIfPresent("classification_answers", (name, values) -> eachValue(values, this::ranged));
        return row;
    }

    /**
     * Translates a map of labels keyed by frame number.
     *
     * @param labels for each frame number in decimal what is labelled there, usually {@code objects} and
     *     {@code classifications}
     * @return a new map, ascending; where two source frames meet on one output frame, lists are joined and the frame
     *     that the output really shows goes first
     * @throws IllegalArgumentException if a key is not a frame number of the source, or a dropped frame carries labels
     *     and the policy forbids it
     */
    public Map<String, Object> translateFrames(Map<String, ?> labels) {
        Map<Integer, Object> moved = new TreeMap<>();
        // shown frames first, so that a neighbour's labels join theirs and not the other way round
        for (boolean shown : new boolean[] {true, false}) {
            labels.forEach((key, value) -> {
                int source = frameNumber(key);
                if (map.isDropped(source) == !shown) {
                    for (int output : outputsOf(source)) {
                        moved.merge(output, value, LabelTranslator::joined);
                    }
                }
            });
        }
        Map<String, Object> result = new LinkedHashMap<>();
        moved.forEach((frame, value) -> result.put(frame.toString(), value));
        return result;
    }

    private Object dataUnits(Object units) {
        if (units instanceof Map<?, ?> map) {
            long framed = map.values().stream()
                    .filter(unit -> framesOf(unit).isPresent())
                    .count();
            if (framed > 1) {
                throw new IllegalArgumentException("This label row has " + framed
                        + " data units with frame numbers and a frame map is of one video");
            }
        }
        return eachValue(units, unit -> framesOf(unit)
                .map(frames -> with(unit, LABELS, translateFrames(frames)))
                .orElse(unit));
    }

    /** The labels of a data unit if they are keyed by frame; those of a still picture are not. */
    private static Optional<Map<String, Object>> framesOf(Object unit) {
        if (unit instanceof Map<?, ?> map
                && map.get(LABELS) instanceof Map<?, ?> labels
                && !labels.isEmpty()
                && labels.keySet().stream().allMatch(LabelTranslator::isNumber)) {
            Map<String, Object> frames = new LinkedHashMap<>();
            labels.forEach((key, value) -> frames.put((String) key, value));
            return Optional.of(frames);
        }
        return Optional.empty();
    }

    private Object actions(Object objectActions) {
        if (objectActions instanceof Map<?, ?> map && map.get("actions") instanceof List<?> actions) {
            List<Object> moved = new ArrayList<>();
            for (Object action : actions) {
                Object ranged = ranged(action);
                if (ranged == action || !(((Map<?, ?>) ranged).get(RANGE) instanceof List<?> left) || !left.isEmpty()) {
                    moved.add(ranged);
                }
            }
            return with(objectActions, "actions", moved);
        }
        return objectActions;
    }

    private Object ranged(Object value) {
        if (value instanceof Map<?, ?> map && map.get(RANGE) instanceof List<?> ranges && !ranges.isEmpty()) {
            return with(value, RANGE, ranges(ranges));
        }
        return value;
    }

    private List<List<Integer>> ranges(List<?> ranges) {
        NavigableSet<Integer> outputs = new TreeSet<>();
        for (Object range : ranges) {
            if (!(range instanceof List<?> ends)
                    || ends.size() != 2
                    || !(ends.get(0) instanceof Number start)
                    || !(ends.get(1) instanceof Number end)) {
                throw new IllegalArgumentException("A label range is a list of two frame numbers, got " + range);
            }
            requireSource(start.longValue());
            requireSource(end.longValue());
            for (int source = start.intValue(); source <= end.intValue(); source++) {
                outputs.addAll(outputsOf(source));
            }
        }
        List<List<Integer>> runs = new ArrayList<>();
        for (int frame : outputs) {
            List<Integer> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            if (!last.isEmpty() && last.get(1) == frame - 1) {
                runs.set(runs.size() - 1, List.of(last.get(0), frame));
            } else {
                runs.add(List.of(frame, frame));
            }
        }
        return runs;
    }

    private List<Integer> outputsOf(int source) {
        if (map.isDropped(source)) {
            return switch (dropped) {
                case OMIT -> List.of();
                case NEAREST -> map.outputFrameCount() == 0 ? List.of() : List.of(map.translate(source));
                case FAIL ->
                    throw new IllegalArgumentException("Frame " + source
                            + " carries labels and the re-encoded video does not show it: choose OMIT or NEAREST");
            };
        }
        FrameRange shown = map.outputFrames(source);
        List<Integer> outputs = new ArrayList<>();
        int end = repeated == RepeatedFrameLabels.ALL ? shown.end() : shown.start() + 1;
        for (int output = shown.start(); output < end; output++) {
            outputs.add(output);
        }
        return outputs;
    }

    private int frameNumber(String key) {
        if (!isNumber(key)) {
            throw new IllegalArgumentException("Labels of a video are keyed by frame number, got \"" + key + "\"");
        }
        long frame = Long.parseLong(key);
        requireSource(frame);
        return (int) frame;
    }

    private void requireSource(long frame) {
        if (frame < 0 || frame >= map.sourceFrameCount()) {
            throw new IllegalArgumentException("A label stands on frame " + frame + " and the source has "
                    + map.sourceFrameCount() + " frames: these are not the labels of this video");
        }
    }

    private static boolean isNumber(@Nullable Object key) {
        return key instanceof String text && text.matches("\\d{1,10}");
    }

    private static Object eachValue(Object container, UnaryOperator<Object> change) {
        if (!(container instanceof Map<?, ?> map)) {
            return container;
        }
        Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
        map.forEach((key, value) -> changed.put(key, value == null ? null : change.apply(value)));
        return changed;
    }

    private static Object with(Object container, String key, Object value) {
        Map<Object, @Nullable Object> changed = new LinkedHashMap<>((Map<?, ?>) container);
        changed.put(key, value);
        return changed;
    }

    private static Object joined(Object shown, Object neighbour) {
        if (!(shown instanceof Map<?, ?> first) || !(neighbour instanceof Map<?, ?> second)) {
            return shown;
        }
        Map<Object, @Nullable Object> both = new LinkedHashMap<>(first);
        second.forEach((key, value) -> both.merge(key, value, LabelTranslator::joinedLists));
        return both;
    }

    private static Object joinedLists(Object shown, Object neighbour) {
        if (!(shown instanceof List<?> first) || !(neighbour instanceof List<?> second)) {
            return shown;
        }
        List<Object> both = new ArrayList<>(first);
        for (Object label : second) {
            if (first.stream().noneMatch(known -> sameInstance(known, label))) {
                both.add(label);
            }
        }
        return both;
    }

    /** An object or classification instance may stand on a frame once. */
    private static boolean sameInstance(Object label, Object other) {
        if (label instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
            for (String hash : new String[] {"objectHash", "classificationHash"}) {
                if (first.get(hash) != null) {
                    return first.get(hash).equals(second.get(hash));
                }
            }
        }
        return label.equals(other);
    }
}
