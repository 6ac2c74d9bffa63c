package com.encord.sdk.media.reencode;

import java.util.Arrays;

/** Writes down, output frame by output frame, which source frame is shown. */
final class FrameMapRecorder {
    private int[] sources;
    private int count;

    FrameMapRecorder(int expectedOutputs) {
        this.sources = new int[Math.max(16, expectedOutputs)];
    }

    /** The next output frames show a source frame. */
    void shown(int sourceFrame, int times) {
        if (count + times > sources.length) {
            sources = Arrays.copyOf(sources, Math.max(2 * sources.length, count + times));
        }
        Arrays.fill(sources, count, count + times, sourceFrame);
        count += times;
    }

    FrameMap map(int sourceFrameCount) {
        return FrameMap.of(sourceFrameCount, Arrays.copyOf(sources, count));
    }
}
