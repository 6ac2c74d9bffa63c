package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.EncordClient;
import com.encord.sdk.folders.Folder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /** A platform in a process of its own. */
    private record Running(Process process, JsonNode line) {
        static Running start(Path data, String... options) throws IOException {
            Process process = Cli.process(Stream.concat(
                                    Stream.of("platform", "--json", "--data", data.toString()), Stream.of(options))
                            .toArray(String[]::new))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return new Running(process, JSON.readTree(lines.readLine()));
        }

        String url() {
            return line.path("url").asText();
        }

        Path keyFile() {
            return Path.of(line.path("keyFile").asText());
        }

        EncordClient client() {
            return EncordClient.builder()
                    .domain(url())
                    .sshPrivateKeyFile(keyFile())
                    .build();
        }

        void stop() throws InterruptedException {
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still running 20 s after SIGTERM");
            assertEquals(Main.OK, process.exitValue());
        }
    }

    @Test
    void aCloudThatCannotBeMadeIsAFailure() throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("file"));
        Process process = Cli.process(
                        "platform",
                        "--data",
                        folder.resolve("data").toString(),
                        "--integration",
                        "cloud=" + file.resolve("below"))
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(Main.FINDINGS, process.waitFor());
        assertTrue(told.contains(file.toString()), told);
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
    void whatIsSkippedRefusedAndSentIsPlannedWithoutAPlatform() throws IOException {
        Path media = Files.createDirectories(folder.resolve("media/raw")).getParent();
        Files.writeString(media.resolve("a.txt"), "same\n");
        Files.writeString(media.resolve("b.txt"), "same\n");
        Files.writeString(media.resolve("c.csv"), "x,y\n");
        Files.writeString(media.resolve("raw/d.txt"), "raw\n");
        Path before = folder.resolve("journal");
        Cli run = Cli.run(
                "upload",
                media.toString(),
                "--folder",
                "nowhere",
                "--include",
                "*.txt",
                "--exclude",
                "raw/",
                "--skip-duplicates",
                "--journal",
                before.toString(),
                "--dry-run",
                "--endpoint",
                "http://127.0.0.1:9",
                "--json");
        assertEquals(Main.OK, run.exit(), run::err);
        List<String> lines = new ArrayList<>();
        for (String line : run.out()) {
            JsonNode json = JSON.readTree(line);
            lines.add(media.relativize(Path.of(json.path("file").asText())) + " "
                    + json.path("status").asText() + " " + json.path("error").asText());
        }
        assertEquals(
                List.of(
                        "a.txt SEND ",
                        "b.txt SKIP Its content is that of " + media.resolve("a.txt") + ".",
                        "c.csv SKIP It matches no include pattern.",
                        "raw SKIP The pattern \"raw/\" excludes it."),
                lines);
        assertFalse(Files.exists(before));
    }

    @Test
    void whatWasUploadedIsMirroredBackAndASecondTimeIsThere() throws IOException, InterruptedException {
        Path media = Files.createDirectory(folder.resolve("media"));
        Files.writeString(media.resolve("a.txt"), "first\n");
        Files.writeString(media.resolve("b.csv"), "second\n");
        Running platform = Running.start(folder.resolve("data"));
        try {
            String[] connection = {"--endpoint", platform.url(), "--key-file", platform.keyFile() + ""};
            Folder elsewhere;
            try (EncordClient encord = platform.client()) {
                elsewhere = encord.folders().create("elsewhere").createSubfolder("mirrored");
                assertEquals(
                        Main.OK,
                        cli(connection, "upload", media + "", "--folder", "mirrored", "--bandwidth", "1MB/s")
                                .exit());
                assertEquals(0, elsewhere.items().stream().count(), "a name means a folder at the top");
            }
            Path into = folder.resolve("mirror");
            Cli first = cli(
                    connection,
                    "download",
                    "--folder",
                    "mirrored",
                    "--into",
                    into + "",
                    "--exclude",
                    "*.csv",
                    "--json");
            assertEquals(Main.OK, first.exit(), first::err);
            JsonNode text = JSON.readTree(first.out().get(0));
            assertEquals("DOWNLOADED", text.path("status").asText());
            assertEquals(
                    "first\n",
                    Files.readString(Path.of(text.path("files").path(0).asText())));
            assertEquals(
                    "SKIPPED", JSON.readTree(first.out().get(1)).path("status").asText());
            String id = text.path("itemUuid").asText();
            Cli second = cli(connection, "download", id, "--into", into + "", "--json");
            assertEquals(
                    "ALREADY_THERE",
                    JSON.readTree(second.out().get(0)).path("status").asText());
            assertEquals(
                    Main.USAGE, cli(connection, "download", "--into", into + "").exit());
            Cli nothing =
                    cli(connection, "download", "--folder", elsewhere.id() + "", "--into", folder.resolve("e") + "");
            assertEquals(Main.OK, nothing.exit(), nothing::err);
            assertEquals(List.of(), nothing.out());
            Cli missing = cli(connection, "download", "--folder", "no such", "--into", into + "");
            assertEquals(Main.FINDINGS, missing.exit());
            assertTrue(missing.err().contains("\"no such\""), missing::err);
        } finally {
            platform.stop();
        }
    }

    private static Cli cli(String[] connection, String... arguments) {
        return Cli.run(
                Stream.concat(Stream.of(arguments), Stream.of(connection)).toArray(String[]::new));
    }

    @Test
    void groupsAndIntegrationsArePrintedAndKeptFromStartToStart() throws IOException, InterruptedException {
        String[] options = {"--group", "team", "--integration", "bucket"};
        Running first = Running.start(folder, options);
        String group = first.line().path("groups").path(0).path("groupHash").asText();
        JsonNode cloud = first.line().path("integrations").path(0);
        try (EncordClient encord = first.client()) {
            assertEquals(
                    group,
                    encord.organisation().groups().stream()
                            .findFirst()
                            .orElseThrow()
                            .id()
                            .toString());
            assertEquals("s3://bucket/", cloud.path("urlPrefix").asText());
            assertTrue(Files.isDirectory(Path.of(cloud.path("directory").asText())));
        } finally {
            first.stop();
        }
        Running second = Running.start(folder, options);
        assertEquals(
                group, second.line().path("groups").path(0).path("groupHash").asText());
        assertEquals(cloud, second.line().path("integrations").path(0));
        second.stop();
    }

    @Test
    void aWrongCommandLineIsTwoAndAMissingKeyFileIsNamed() {
        assertEquals(Main.USAGE, Cli.run("upload", "x").exit());
        Cli run = Cli.run("upload", folder.toString(), "--folder", "x", "--key-file", folder.resolve("none") + "");
        assertEquals(Main.FINDINGS, run.exit());
        assertTrue(run.err().contains("none"), run::err);
    }
}
