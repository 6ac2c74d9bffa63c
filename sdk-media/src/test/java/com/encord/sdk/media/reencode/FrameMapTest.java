package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameMapTest {
    /** Source frames 0 and 5 dropped, 2 repeated. */
    private static final FrameMap MAP = FrameMap.of(6, new int[] {1, 2, 2, 2, 3, 4});

    @Test
    void everySourceFrameKnowsItsOutputFrames() {
        assertEquals(new FrameRange(0, 0), MAP.outputFrames(0));
        assertEquals(new FrameRange(0, 1), MAP.outputFrames(1));
        assertEquals(new FrameRange(1, 4), MAP.outputFrames(2));
        assertEquals(new FrameRange(6, 6), MAP.outputFrames(5));
        assertEquals(new FrameRange(0, 5), MAP.outputFrames(new FrameRange(0, 4)));
        assertEquals(OptionalInt.empty(), MAP.outputFrame(0));
        assertEquals(OptionalInt.of(1), MAP.outputFrame(2));
        assertArrayEquals(new int[] {0, 5}, MAP.droppedFrames().toArray());
    }

    @Test
    void translationOfADroppedFrameStaysInsideTheOutput() {
        assertEquals(0, MAP.translate(0));
        assertEquals(1, MAP.translate(2));
        assertEquals(5, MAP.translate(5));
    }

    @Test
    void bothDirectionsAgreeForAnyMap() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int sources = 1 + random.nextInt(40);
            int[] shown = random.ints(random.nextInt(60), 0, sources).sorted().toArray();
            FrameMap map = FrameMap.of(sources, shown);
            assertEquals(shown.length, map.outputFrameCount());
            for (int output = 0; output < shown.length; output++) {
                assertEquals(shown[output], map.sourceFrame(output));
                assertTrue(map.outputFrames(shown[output]).contains(output));
            }
            assertEquals(map, FrameMap.fromJson(map.toJson()));
        }
    }

    @Test
    void jsonSpellsOutBothDirections() throws Exception {
        JsonNode json = new ObjectMapper().readTree(MAP.toJson());
        assertEquals(6, json.get("sourceFrames").asInt());
        assertEquals(6, json.get("outputFrames").asInt());
        assertEquals("[null,0,1,4,5,null]", json.get("sourceToOutput").toString());
        assertEquals("[1,2,2,2,3,4]", json.get("outputToSource").toString());
    }

    @Test
    void jsonWrittenByOthersIsReadWithItsWhiteSpace() {
        String pretty = """
                { "outputToSource" : [ 0, 0 ],
                  "sourceToOutput" : [ 0, null ],
                  "outputFrames" : 2, "sourceFrames" : 2 }
                """;
        assertEquals(FrameMap.of(2, new int[] {0, 0}), FrameMap.fromJson(pretty));
    }

    @Test
    void contradictoryOrBrokenJsonIsRefused() {
        String good = MAP.toJson();
        for (String bad : new String[] {
            "",
            "{",
            "[]",
            good + "x",
            good.replace("null,0", "null,3"),
            good.replace("\"sourceFrames\":6", "\"sourceFrames\":7"),
            good.replace("[1,2,2", "[1,0,2"),
            good.replace("outputFrames", "frames"),
            good.replace(":6", ":99999999999")
        }) {
            assertThrows(IllegalArgumentException.class, () -> FrameMap.fromJson(bad), bad);
        }
    }

    @Test
    void framesNeverGoBackwardsOrLeaveTheSource() {
        assertThrows(IllegalArgumentException.class, () -> FrameMap.of(3, new int[] {1, 0}));
        assertThrows(IllegalArgumentException.class, () -> FrameMap.of(3, new int[] {3}));
        assertThrows(IndexOutOfBoundsException.class, () -> MAP.translate(6));
        assertThrows(IndexOutOfBoundsException.class, () -> MAP.sourceFrame(6));
        assertThrows(IndexOutOfBoundsException.class, () -> MAP.outputFrames(new FrameRange(4, 7)));
    }

    @Test
    void mapsOfTwoOperationsCompose() {
        FrameMap halved = FrameMap.of(6, new int[] {0, 2, 4});
        FrameMap both = MAP.then(halved);
        assertEquals(6, both.sourceFrameCount());
        assertEquals(3, both.outputFrameCount());
        assertEquals(1, both.sourceFrame(0));
        assertEquals(2, both.sourceFrame(1));
        assertEquals(3, both.sourceFrame(2));
        assertTrue(FrameMap.identity(4).then(FrameMap.identity(4)).isIdentity());
        assertFalse(both.isIdentity());
    }
}
