package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class PresentationOrderTest {
    @Test
    void packetsOfOneTimeKeepTheOrderOfDecoding() {
        long[] pts = {10, 10, 5, 10, 5};
        assertArrayEquals(new int[] {2, 4, 0, 1, 3}, PresentationOrder.of(pts, new byte[pts.length]));
    }

    @Test
    void packetsThatAreNotPresentedHaveNoPlace() {
        long[] pts = {30, 10, 20, 40};
        byte[] flags = {0, FrameIndex.DISCARDED, 0, FrameIndex.HIDDEN};
        assertArrayEquals(new int[] {2, 0}, PresentationOrder.of(pts, flags));
    }
}
