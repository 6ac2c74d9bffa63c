package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.internal.ffmpeg.EncoderSettings;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LanePlanTest {
    private static final long FULL_HD = 1920 * 1080 * 3 / 2;
    private static final long MEMORY = 256L << 20;

    @Test
    void eachProcessorHasALaneAsFarAsPicturesFitIntoMemory() {
        assertEquals(new LanePlan(2, 60, 38), LanePlan.of(openH264(60), FULL_HD, 1000, 2));
        assertEquals(new LanePlan(4, 60, 86), LanePlan.of(openH264(60), FULL_HD, 1000, 16));
        assertEquals(8, LanePlan.of(openH264(60), 320 * 240 * 3 / 2, 1000, 16).lanes());
    }

    @Test
    void waitingPicturesNeverTakeMoreThanTheirMemory() {
        for (int interval : new int[] {1, 7, 30, 60, 250, 1_000_000, Integer.MAX_VALUE}) {
            for (int side = 16; side <= 4096; side *= 2) {
                for (int processors : new int[] {1, 2, 8, 128}) {
                    long bytes = 3L * side * side / 2;
                    LanePlan plan = LanePlan.of(openH264(interval), bytes, 100_000, processors);
                    assertTrue(plan.lanes() <= processors, plan.toString());
                    assertTrue(plan.waiting() >= 8, plan.toString());
                    assertTrue(plan.waiting() * bytes <= MEMORY, plan + " of " + side);
                }
            }
        }
    }

    @Test
    void stretchesAreWholeKeyframeIntervalsAndNotTiny() {
        assertEquals(30, LanePlan.of(openH264(1), FULL_HD, 1000, 2).stretch());
        assertEquals(35, LanePlan.of(openH264(7), FULL_HD, 1000, 2).stretch());
        assertEquals(90, LanePlan.of(openH264(90), FULL_HD, 1000, 2).stretch());
    }

    @Test
    void oneEncoderDoesWhatWouldNotBeFasterInStretches() {
        assertEquals(1, LanePlan.of(openH264(60), FULL_HD, 1000, 1).lanes(), "one processor");
        assertEquals(1, LanePlan.of(openH264(60), FULL_HD, 60, 2).lanes(), "one stretch");
        assertEquals(1, LanePlan.of(openH264(60), 4 * FULL_HD, 1000, 8).lanes(), "too few pictures in memory");
        assertEquals(2, LanePlan.of(openH264(50), 4 * FULL_HD, 1000, 8).lanes(), "nearly enough of them");
        assertEquals(1, LanePlan.of(openH264(1000), FULL_HD, 100_000, 2).lanes(), "stretches beyond memory");
        assertEquals(
                1,
                LanePlan.of(settings("libx264", 60, OptionalLong.empty()), FULL_HD, 1000, 2)
                        .lanes());
        assertEquals(
                1,
                LanePlan.of(settings("libopenh264", 60, OptionalLong.of(1_000_000)), FULL_HD, 1000, 2)
                        .lanes(),
                "a bit rate is kept over the whole video");
    }

    private static EncoderSettings openH264(int interval) {
        return settings("libopenh264", interval, OptionalLong.empty());
    }

    private static EncoderSettings settings(String encoder, int interval, OptionalLong bitRate) {
        return new EncoderSettings(encoder, new Rational(25, 1), interval, OptionalInt.empty(), bitRate);
    }
}
