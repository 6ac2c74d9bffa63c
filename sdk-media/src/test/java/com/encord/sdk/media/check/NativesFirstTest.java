package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.video.Video;
import com.encord.sdk.media.video.VideoFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two threads that begin with different classes of JavaCPP can wait for each other for ever, so in a fresh JVM
 * everything has to begin with the class that loads the natives.
 */
class NativesFirstTest {
    private static final Pattern FIRST =
            Pattern.compile("Initializing '(org/bytedeco/\\S+|com/encord/sdk/media/internal/ffmpeg/Natives\\$Holder)'");

    @ParameterizedTest
    @ValueSource(strings = {"check", "deep", "frame"})
    void javacppIsFirstTouchedByWhatLoadsIt(String use) throws IOException, InterruptedException {
        Path video = Corpus.file("video/gen__vp8_a.webm");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-Xlog:class+init=info:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FreshJvm.class.getName(),
                        use,
                        video.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String log = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue());
        Matcher first = FIRST.matcher(log);
        assertTrue(first.find());
        assertEquals("com/encord/sdk/media/internal/ffmpeg/Natives$Holder", first.group(1));
    }

    /** What runs in the other JVM. */
    static final class FreshJvm {
        private FreshJvm() {}

        public static void main(String[] arguments) {
            Path video = Path.of(arguments[1]);
            if (arguments[0].equals("frame")) {
                try (Video opened = Video.open(video);
                        VideoFrame frame = opened.frameAt(1)) {
                    frame.toImage();
                }
            } else {
                MediaCheck.of(video).deep(arguments[0].equals("deep")).run();
            }
        }
    }
}
