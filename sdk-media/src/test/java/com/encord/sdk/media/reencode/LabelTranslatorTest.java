package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelTranslatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Source frame 1 dropped (2 stands in its place), 3 shown twice. */
    private static final FrameMap MAP = FrameMap.of(4, new int[] {0, 2, 3, 3});

    private static final String ROW = """
            {"label_hash": "l", "is_valid": true,
             "data_units": {"d": {"data_hash": "d", "data_fps": 29.97, "width": 640, "labels": {
               "0": {"objects": [{"objectHash": "a", "boundingBox": {"x": 0.1}}], "classifications": []},
               "1": {"objects": [{"objectHash": "a"}, {"objectHash": "b"}], "classifications": []},
               "2": {"objects": [{"objectHash": "a", "moved": true}], "classifications": []},
               "3": {"objects": [], "classifications": [{"classificationHash": "c"}]}}}},
             "object_answers": {"a": {"objectHash": "a", "classifications": []}},
             "classification_answers": {"c": {"classificationHash": "c", "range": [[3, 3]]}},
             "object_actions": {"a": {"objectHash": "a", "actions": [
               {"featureHash": "x", "dynamic": true, "range": [[0, 2]]},
               {"featureHash": "y", "dynamic": true, "range": [[1, 1]]}]}}}
            """;

    @Test
    void labelsFollowTheirFramesAndEverythingElseStays() throws Exception {
        JsonNode moved = translated(LabelTranslator.of(MAP));
        JsonNode labels = moved.at("/data_units/d/labels");
        assertEquals("[0, 1, 2, 3]", keys(labels));
        assertEquals("a", labels.at("/0/objects/0/objectHash").asText());
        assertTrue(labels.at("/1/objects/0/moved").asBoolean());
        assertEquals(1, labels.at("/1/objects").size());
        assertEquals("c", labels.at("/2/classifications/0/classificationHash").asText());
        assertEquals(labels.get("2"), labels.get("3"));
        assertEquals("[[0,1]]", moved.at("/object_actions/a/actions/0/range").toString());
        assertEquals(1, moved.at("/object_actions/a/actions").size(), "an action without frames is left out");
        assertEquals("[[2,3]]", moved.at("/classification_answers/c/range").toString());
        assertEquals(29.97, moved.at("/data_units/d/data_fps").asDouble());
        assertEquals(JSON.readTree(ROW).get("object_answers"), moved.get("object_answers"));
    }

    @Test
    void labelsOfADroppedFrameMayJoinItsNeighbour() throws Exception {
        JsonNode objects = translated(LabelTranslator.of(MAP).dropped(DroppedFrameLabels.NEAREST))
                .at("/data_units/d/labels/1/objects");
        assertEquals(2, objects.size());
        assertTrue(objects.at("/0/moved").asBoolean(), "the frame's own label of an object wins");
        assertEquals("b", objects.at("/1/objectHash").asText());
    }

    @Test
    void labelsOfARepeatedFrameMayStandOnTheFirstOnly() throws Exception {
        JsonNode moved = translated(LabelTranslator.of(MAP).repeated(RepeatedFrameLabels.FIRST));
        assertEquals("[0, 1, 2]", keys(moved.at("/data_units/d/labels")));
        assertEquals("[[2,2]]", moved.at("/classification_answers/c/range").toString());
    }

    @Test
    void labelsOfADroppedFrameMayBeAnError() {
        LabelTranslator strict = LabelTranslator.of(MAP).dropped(DroppedFrameLabels.FAIL);
        Exception failure = assertThrows(IllegalArgumentException.class, () -> translated(strict));
        assertTrue(failure.getMessage().contains("Frame 1"), failure.getMessage());
    }

    @Test
    void labelsOfAnotherVideoAreRefused() {
        LabelTranslator translator = LabelTranslator.of(FrameMap.identity(3));
        Exception failure = assertThrows(IllegalArgumentException.class, () -> translated(translator));
        assertTrue(failure.getMessage().contains("3 frames"), failure.getMessage());
    }

    @Test
    void labelsOfAStillPictureAreLeftAlone() {
        Map<String, Object> row =
                Map.of("data_units", Map.of("d", Map.of("labels", Map.of("objects", java.util.List.of()))));
        assertEquals(row, LabelTranslator.of(MAP).translate(row));
    }

    private static JsonNode translated(LabelTranslator translator) throws Exception {
        Map<String, Object> row = JSON.readValue(ROW, new TypeReference<>() {});
        JsonNode before = JSON.valueToTree(row);
        JsonNode after = JSON.valueToTree(translator.translate(row));
        assertEquals(before, JSON.valueToTree(row), "the argument is never changed");
        return after;
    }

    private static String keys(JsonNode object) {
        java.util.List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.toString();
    }
}
