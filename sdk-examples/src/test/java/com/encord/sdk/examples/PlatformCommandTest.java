package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.EncordClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /** A platform in a process of its own. */
    private record Running(Process process, String url, Path keyFile) {
        static Running start(Path data) throws IOException {
            Process process = Cli.process("platform", "--json", "--data", data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            JsonNode line = JSON.readTree(lines.readLine());
            return new Running(
                    process,
                    line.path("url").asText(),
                    Path.of(line.path("keyFile").asText()));
        }

        EncordClient client() {
            return EncordClient.builder().domain(url).sshPrivateKeyFile(keyFile).build();
        }

        void stop() throws InterruptedException {
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still running 20 s after SIGTERM");
            assertEquals(Main.OK, process.exitValue());
        }
    }

    @Test
    void aRestartGoesOnWhereItWas() throws IOException, InterruptedException {
        Running first = Running.start(folder);
        try (EncordClient encord = first.client()) {
            encord.folders().create("kept");
        } finally {
            first.stop();
        }
        Running second = Running.start(folder);
        try (EncordClient encord = second.client()) {
            assertTrue(encord.folders().find("kept").isPresent());
        } finally {
            second.stop();
        }
    }

    @Test
    void uploadsFromAnotherProcessPrintOneLineAnItemAndLinkIt() throws IOException, InterruptedException {
        Path media = Files.createDirectory(folder.resolve("media"));
        Path good = Files.writeString(media.resolve("good.txt"), "hello\n");
        Path bad = Files.createFile(media.resolve("bad.txt"));
        Running platform = Running.start(folder.resolve("data"));
        try (EncordClient encord = platform.client()) {
            Cli run = Cli.run(
                    "upload",
                    media.toString(),
                    "--folder",
                    "from the shell",
                    "--dataset",
                    "linked",
                    "--endpoint",
                    platform.url(),
                    "--key-file",
                    platform.keyFile().toString(),
                    "--json");
            assertEquals(Main.FINDINGS, run.exit(), run::err);
            assertEquals(2, run.out().size(), run::text);
            List<JsonNode> lines = List.of(
                    JSON.readTree(run.out().get(0)), JSON.readTree(run.out().get(1)));
            JsonNode uploaded = lines.stream()
                    .filter(line -> line.path("file").asText().equals(good.toString()))
                    .findFirst()
                    .orElseThrow();
            assertEquals("UPLOADED", uploaded.path("status").asText());
            JsonNode failed = lines.stream()
                    .filter(line -> line.path("file").asText().equals(bad.toString()))
                    .findFirst()
                    .orElseThrow();
            assertEquals("FAILED", failed.path("status").asText());
            assertTrue(failed.path("error").asText().contains("empty"), failed::toString);
            var row = encord.datasets().find("linked").orElseThrow().rows().get(0);
            assertEquals(row.dataHash().toString(), uploaded.path("dataHash").asText());
            assertEquals(
                    row.item().orElseThrow().toString(),
                    uploaded.path("itemUuid").asText());
        } finally {
            platform.stop();
        }
    }

    @Test
    void aWrongCommandLineIsTwoAndAMissingKeyFileIsNamed() {
        assertEquals(Main.USAGE, Cli.run("upload", "x").exit());
        Cli run = Cli.run("upload", folder.toString(), "--folder", "x", "--key-file", folder.resolve("none") + "");
        assertEquals(Main.FINDINGS, run.exit());
        assertTrue(run.err().contains("none"), run::err);
    }
}
