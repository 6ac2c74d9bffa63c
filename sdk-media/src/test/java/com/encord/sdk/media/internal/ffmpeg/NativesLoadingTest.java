package com.encord.sdk.media.internal.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

/** What may happen while another thread loads the natives, in a JVM where nothing is loaded yet. */
class NativesLoadingTest {
    @Test
    void theLogCanBeCapturedWhileAnotherThreadLoads() throws IOException, InterruptedException {
        Process fresh = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CaptureDuringLoading.class.getName())
                .inheritIO()
                .start();
        boolean ended = fresh.waitFor(60, TimeUnit.SECONDS);
        fresh.destroyForcibly();
        assertTrue(ended, "still running");
        assertEquals(0, fresh.exitValue());
    }

    /** Holds the lock that loading holds, and captures on another thread. */
    static final class CaptureDuringLoading {
        private CaptureDuringLoading() {}

        /** Ends with 0 when the capture did not wait. */
        public static void main(String[] arguments) throws InterruptedException {
            Thread capture = new Thread(() -> FfmpegLog.capture().close());
            capture.setDaemon(true);
            synchronized (Loader.class) {
                capture.start();
                capture.join(20_000);
            }
            System.exit(capture.isAlive() ? 1 : 0);
        }
    }
}
