package com.encord.sdk.media.internal.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.Rational;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** OpenH264's pool of threads outlives an encoder that is freed beside another, and then ends the process. */
class EncoderThreadsTest {
    @BeforeAll
    static void needsThreads() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "needs more than one processor");
    }

    @Test
    void oneOpenH264EncoderAtATimeHasSeveralThreads() {
        try (Picture picture = Picture.gray(128, 128, new byte[128 * 128])) {
            Encoder first = openH264(picture);
            try (Encoder second = openH264(picture)) {
                assertTrue(first.context().thread_count() > 1, "threads of the first");
                assertEquals(1, second.context().thread_count());
                first.close();
                first.close();
                try (Encoder third = openH264(picture);
                        Encoder fourth = openH264(picture)) {
                    assertTrue(third.context().thread_count() > 1, "threads of the one after the first");
                    assertEquals(1, fourth.context().thread_count());
                }
            } finally {
                first.close();
            }
        }
    }

    @Test
    void anEncoderThatCannotBeOpenedKeepsNoThreads() {
        try (Picture tooLarge = Picture.gray(8192, 4096, new byte[8192 * 4096]);
                Picture picture = Picture.gray(128, 128, new byte[128 * 128])) {
            assertThrows(MediaException.class, () -> openH264(tooLarge));
            try (Encoder encoder = openH264(picture)) {
                assertTrue(encoder.context().thread_count() > 1, "threads");
            }
        }
    }

    private static Encoder openH264(Picture picture) {
        EncoderSettings settings =
                new EncoderSettings("libopenh264", new Rational(25, 1), 50, OptionalInt.empty(), OptionalLong.empty());
        return Encoder.open("test.mp4", picture, settings);
    }
}
