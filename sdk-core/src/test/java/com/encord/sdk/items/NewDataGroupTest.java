package com.encord.sdk.items;

import static com.encord.sdk.items.ItemJson.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewDataGroupTest {
    private static final GroupLayout TILE = GroupLayout.tile("a");

    @Test
    void readyMadeLayoutsNameTheirItemsInOrder() {
        assertEquals(
                Map.of("layoutType", "default-grid", "layoutContents", List.of(id(1), id(2)), "name", "g"),
                NewDataGroup.grid(List.of(id(1), id(2))).name("g").fields());
        assertEquals(
                Map.of(
                        "layoutType",
                        "default-list",
                        "layoutContents",
                        List.of(id(1)),
                        "clientMetadata",
                        Map.of("k", 1)),
                NewDataGroup.carousel(List.of(id(1))).metadata(Map.of("k", 1)).fields());
    }

    @Test
    void arrangedGroupsSendTheirTreeOfTiles() {
        GroupLayout layout = GroupLayout.sideBySide(
                GroupLayout.stacked(TILE, GroupLayout.tile("b"), 30),
                GroupLayout.carousel(List.of("c", "d"), GroupLayout.Side.BOTTOM, 20),
                60);
        Map<String, Object> sent = NewDataGroup.arranged(Map.of("a", id(1), "b", id(2), "c", id(3), "d", id(4)), layout)
                .fixed()
                .withSharedLabels()
                .tile("a", "front", true)
                .tile("b", "rear", false)
                .fields();
        assertEquals("custom", sent.get("layoutType"));
        assertEquals(
                Map.of(
                        "direction",
                        "row",
                        "first",
                        Map.of(
                                "direction",
                                "column",
                                "first",
                                Map.of("type", "data_unit", "key", "a"),
                                "second",
                                Map.of("type", "data_unit", "key", "b"),
                                "splitPercentage",
                                30.0),
                        "second",
                        Map.of(
                                "type",
                                "data_unit_list",
                                "keys",
                                List.of("c", "d"),
                                "carouselPosition",
                                "bottom",
                                "carouselSize",
                                20.0),
                        "splitPercentage",
                        60.0),
                sent.get("layout"));
        assertEquals(
                Map.of(
                        "fixedLayout", true,
                        "hasMultilayerLabels", true,
                        "tileSettings",
                                Map.of(
                                        "a", Map.of("title", "front", "isReadOnly", true),
                                        "b", Map.of("title", "rear", "isReadOnly", false))),
                sent.get("settings"));
    }

    @Test
    void impossibleLayoutsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> GroupLayout.sideBySide(TILE, TILE, 4.9));
        assertThrows(IllegalArgumentException.class, () -> GroupLayout.stacked(TILE, TILE, 95.1));
        assertThrows(IllegalArgumentException.class, () -> GroupLayout.stacked(TILE, TILE, Double.NaN));
        assertThrows(
                IllegalArgumentException.class, () -> GroupLayout.carousel(List.of("a"), GroupLayout.Side.TOP, 71));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> NewDataGroup.arranged(Map.of("b", id(1)), TILE));
        assertTrue(error.getMessage().contains("names a"), error.getMessage());
        assertThrows(IllegalStateException.class, () -> NewDataGroup.grid(List.of(id(1)))
                .fixed());
    }
}
