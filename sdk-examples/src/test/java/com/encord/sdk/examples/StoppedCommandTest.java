package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing there asks a process to end")
class StoppedCommandTest {
    @TempDir
    private Path folder;

    @Test
    void anUploadThatIsStoppedTakesItsPlatformAway() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("notes.txt"), new byte[1 << 20]);
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        // slow enough to be still under way, however long the rest takes
        ProcessBuilder command = Cli.process("upload", file.toString(), "--folder", "notes", "--bandwidth", "1k");
        command.command().add(1, "-Djava.io.tmpdir=" + scratch);
        Process process = command.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (filesIn(scratch).isEmpty()) {
                assertTrue(process.isAlive(), "it ended before it began");
                Thread.sleep(20);
            }
            process.destroy();
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it did not end");
            assertNotEquals(Main.OK, process.exitValue());
            assertEquals(List.of(), filesIn(scratch));
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
