package com.encord.sdk.items;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a data group arranges its parts on the screen: tiles, each showing one part or a carousel of parts, in areas that
 * are split side by side or one above the other. Parts are named by keys of the caller's choice. Immutable.
 *
 * <pre>{@code
 * GroupLayout.sideBySide(GroupLayout.tile("front"), GroupLayout.tile("rear"), 60)
 * }</pre>
 */
public final class GroupLayout {
    /** Where a carousel's strip of small pictures lies. */
    public enum Side {
        /** Left of the large picture. */
        LEFT("left"),
        /** Right of the large picture. */
        RIGHT("right"),
        /** Above the large picture. */
        TOP("top"),
        /** Below the large picture. */
        BOTTOM("bottom");

        private final String wireName;

        Side(String wireName) {
            this.wireName = wireName;
        }
    }

    private final Map<String, Object> fields;
    private final List<String> keys;

    private GroupLayout(Map<String, Object> fields, List<String> keys) {
        this.fields = fields;
        this.keys = keys;
    }

    /**
     * A tile that shows one part.
     *
     * @param key the part's key
     * @return the layout
     */
    public static GroupLayout tile(String key) {
        return new GroupLayout(Map.of("type", "data_unit", "key", key), List.of(key));
    }

    /**
     * A tile that shows one of several parts, to be chosen from a strip.
     *
     * @param keys the parts' keys, in order
     * @param strip where the strip lies
     * @param percentage how much of the tile the strip takes at first, 10 to 70
     * @return the layout
     * @throws IllegalArgumentException if the percentage is outside
     */
    public static GroupLayout carousel(List<String> keys, Side strip, double percentage) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "data_unit_list");
        fields.put("keys", List.copyOf(keys));
        fields.put("carouselPosition", strip.wireName);
        fields.put("carouselSize", within(percentage, 10, 70, "A carousel's strip"));
        return new GroupLayout(fields, List.copyOf(keys));
    }

    /**
     * Two areas side by side.
     *
     * @param left the left area
     * @param right the right area
     * @param percentage how much of the width the left one takes, 5 to 95
     * @return the layout
     * @throws IllegalArgumentException if the percentage is outside
     */
    public static GroupLayout sideBySide(GroupLayout left, GroupLayout right, double percentage) {
        return split("row", left, right, percentage);
    }

    /**
     * Two areas, one above the other.
     *
     * @param upper the upper area
     * @param lower the lower area
     * @param percentage how much of the height the upper one takes, 5 to 95
     * @return the layout
     * @throws IllegalArgumentException if the percentage is outside
     */
    public static GroupLayout stacked(GroupLayout upper, GroupLayout lower, double percentage) {
        return split("column", upper, lower, percentage);
    }

    private static GroupLayout split(String direction, GroupLayout first, GroupLayout second, double percentage) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("direction", direction);
        fields.put("first", first.fields);
        fields.put("second", second.fields);
        fields.put("splitPercentage", within(percentage, 5, 95, "The first area of a split"));
        return new GroupLayout(
                fields, Stream.concat(first.keys.stream(), second.keys.stream()).toList());
    }

    private static double within(double percentage, int least, int most, String what) {
        if (!(percentage >= least && percentage <= most)) {
            throw new IllegalArgumentException(
                    what + " takes " + least + " to " + most + " per cent, not " + percentage + ".");
        }
        return percentage;
    }

    Map<String, Object> fields() {
        return fields;
    }

    List<String> keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "GroupLayout" + fields;
    }
}
