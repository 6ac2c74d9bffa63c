package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files neither crash the process, nor hang it, nor throw. By hand for longer:
 * {@code -Dtest=CheckFuzzTest -Dencord.fuzz.seconds=600 -Dencord.fuzz.seed=1000000}.
 */
class CheckFuzzTest {
    @Test
    void damagedVideosGiveReports(@TempDir Path directory) throws IOException, InterruptedException {
        Path corpus = Corpus.file("video");
        Path current = directory.resolve("current");
        long seconds = Long.getLong("encord.fuzz.seconds", 12);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:ErrorFile=" + directory.resolve("crash.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckFuzzer.class.getName(),
                        corpus.toString(),
                        Long.toString(seconds),
                        Long.toString(Long.getLong("encord.fuzz.seed", 1)),
                        current.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        boolean ended = child.waitFor(seconds + 90, TimeUnit.SECONDS);
        child.destroyForcibly().waitFor();
        String output = Files.readString(directory.resolve("output"));
        String attempt = Files.readString(current, StandardCharsets.UTF_8).strip();
        assertTrue(ended, () -> "hangs at seed and file " + attempt + "\n" + output);
        assertEquals(0, child.exitValue(), () -> "fails at seed and file " + attempt + "\n" + output);
        long attempts = Long.parseLong(output.substring(0, output.indexOf(' ')));
        assertTrue(attempts > 50, output);
    }
}
