package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSelectionTest {
    private static List<Integer> indices(FrameSelection selection, int frameCount) {
        return selection.indices(frameCount).boxed().toList();
    }

    @Test
    void overlappingRangesGiveEachFrameOnceAndInOrder() {
        assertEquals(List.of(0, 3, 4, 5, 6), indices(FrameSelection.parse("4-6, 3-5, 0"), 10));
        assertEquals(List.of(1, 7), indices(FrameSelection.of(7, 1, 7), 10));
    }

    @Test
    void rangesEndWithTheVideo() {
        assertEquals(List.of(8, 9), indices(FrameSelection.range(8, 100), 10));
        assertEquals(List.of(1, 4, 7), indices(FrameSelection.range(1, 10, 3), 10));
        assertEquals(List.of(), indices(FrameSelection.range(3, 3), 10));
    }

    @Test
    void everyFrameOfAVideoWithoutFramesIsNone() {
        assertEquals(List.of(), indices(FrameSelection.all(), 0));
        assertEquals(List.of(), indices(FrameSelection.every(5), 0));
    }

    @Test
    void aFrameThatIsNotThereIsNamedWithTheirNumber() {
        IndexOutOfBoundsException e =
                assertThrows(IndexOutOfBoundsException.class, () -> indices(FrameSelection.of(2, 10), 10));
        assertTrue(e.getMessage().contains("no frame 10") && e.getMessage().contains("10 frames"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "5-4", "1-2-3", "1,,2", "-1", "1-", "99999999999"})
    void whatIsNoSelectionIsRefused(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> FrameSelection.parse(text));
        assertTrue(e.getMessage().contains("\"" + text + "\""), e.getMessage());
    }

    @Test
    void framesThatPassAreRecognised() {
        FrameSelection third = FrameSelection.range(1, 8, 3);
        assertTrue(third.contains(4));
        assertFalse(third.contains(5));
        assertFalse(third.contains(10));
        assertTrue(FrameSelection.every(2).isStreamable());
        assertFalse(third.isStreamable());
    }
}
