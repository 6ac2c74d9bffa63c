package com.encord.sdk.media.internal.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, aarch64, macosx-arm64",
        "Mac OS X, x86_64, macosx-x86_64",
        "Windows Server 2022, amd64, windows-x86_64"
    })
    void aPlatformIsCalledAsItsArtifactIs(String system, String processor, String classifier) {
        assertEquals(classifier, Natives.platform(system, processor));
    }

    @Test
    void thisPlatformIsCalledAsJavaCppCallsIt() {
        assertEquals(
                Loader.getPlatform(), Natives.platform(System.getProperty("os.name"), System.getProperty("os.arch")));
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
