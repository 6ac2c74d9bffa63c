package com.encord.sdk.media.internal.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept of what FFmpeg says when it says a great deal. */
class FfmpegLogTest {
    private static final String MISMATCH = "[flv] Packet mismatch 5 9 14";

    @BeforeAll
    static void load() {
        Natives.ensureLoaded();
    }

    private static void say(String line) {
        avutil.av_log(new Pointer(), avutil.AV_LOG_ERROR, line + "\n");
    }

    private static void complain(int times) {
        for (int i = 0; i < times; i++) {
            say("[flv] Something harmless at " + i);
        }
    }

    @Test
    void linesOfOneKindHideNoOtherOne() {
        try (FfmpegLog log = FfmpegLog.capture()) {
            complain(1000);
            say(MISMATCH);
            complain(1000);
            say("the end");
            List<String> lines = log.lines();
            assertTrue(lines.contains(MISMATCH), lines::toString);
            assertEquals("[flv] Something harmless at 0", lines.get(0));
            assertEquals("the end", lines.get(lines.size() - 1));
            assertEquals("the end", log.lastLine().orElseThrow());
            assertEquals(2002, log.errors());
        }
    }

    @Test
    void whatWasSaidWhileOpeningHidesNothingThatIsSaidLater() {
        try (FfmpegLog log = FfmpegLog.capture()) {
            try (FfmpegLog opening = FfmpegLog.capture()) {
                complain(500);
                say("[flv] said once");
                complain(500);
                opening.passOn();
            }
            say(MISMATCH);
            complain(10);
            assertTrue(log.lines().containsAll(List.of("[flv] said once", MISMATCH)), () -> log.lines()
                    .toString());
        }
    }

    @Test
    void givingUpAReferenceThatIsNotThereIsNoError() {
        try (FfmpegLog log = FfmpegLog.capture()) {
            say("[h264] mmco: unref short failure");
            assertEquals(0, log.errors());
            say("[h264] error while decoding MB 3 4, bytestream -5");
            assertEquals(1, log.errors());
            assertEquals(2, log.lines().size());
        }
    }

    @Test
    void linesWithoutEndStayFew() {
        try (FfmpegLog log = FfmpegLog.capture()) {
            for (int i = 0; i < 5000; i++) {
                say("x".repeat(i % 500) + " of another kind");
            }
            assertEquals(128, log.lines().size());
        }
    }
}
