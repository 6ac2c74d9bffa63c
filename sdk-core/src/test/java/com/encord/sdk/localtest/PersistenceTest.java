package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.local.LocalPlatformBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the platform acknowledged it still knows after a restart, however it ended. */
@Timeout(60)
class PersistenceTest {
    @TempDir
    Path directory;

    @Test
    void restartGoesOnWhereItWas() throws Exception {
        String folder;
        String item;
        String dataset;
        try (LocalPlatform platform = start()) {
            WireClient client = WireClient.of(platform);
            folder = client.folder("kept");
            item = client.upload(folder, "plainText", "text", "a.txt", new byte[] {'a'});
            dataset = client.dataset("kept too", false);
            link(client, dataset, item);
        }
        try (LocalPlatform platform = start()) {
            WireClient client = WireClient.of(platform);
            assertEquals(
                    "kept", client.get("storage/folders/" + folder).get("name").asText());
            JsonNode again = client.get("storage/items/" + item + "?signUrl=True");
            assertEquals(1, again.get("backedDataUnitsCount").asInt());
            assertEquals("text/plain", again.get("mimeType").asText());
            HttpRequest read = HttpRequest.newBuilder(
                            URI.create(again.get("signedUrl").asText()))
                    .build();
            assertEquals("a", client.send(read).body());
        }
    }

    @Test
    void killedProcessLosesNothingAcknowledged() throws Exception {
        String folder;
        JsonNode slot;
        int folders = 200;
        try (PlatformProcess process = PlatformProcess.start(directory)) {
            WireClient client = process.client();
            folder = client.folder("parent");
            for (int i = 0; i < folders; i++) {
                client.rest("POST", "storage/folders", "{\"name\": \"f" + i + "\", \"parent\": \"" + folder + "\"}");
            }
            slot = client.urls(folder, "image", 1).get(0);
            assertEquals(
                    200,
                    client.put(slot.get("signedUrl").asText(), new byte[5000]).statusCode());
            process.kill();
        }
        try (PlatformProcess process = PlatformProcess.start(directory)) {
            WireClient client = process.client();
            JsonNode page = client.get("storage/folders/" + folder + "/folders?pageSize=1000");
            assertEquals(folders, page.get("results").size());
            String job = client.startJob(folder, "{\"images\": [" + WireClient.single(slot, "a.png") + "]}", false);
            assertEquals("DONE", client.poll(folder, job, 30).get("status").asText());
        }
    }

    @Test
    void lineTornByACrashIsDropped() throws Exception {
        String folder;
        try (LocalPlatform platform = start()) {
            folder = WireClient.of(platform).folder("whole");
        }
        Path journal = directory.resolve("state.journal");
        Files.writeString(journal, "0123abcd [{\"t\": \"folder\", \"e\": {\"na", StandardOpenOption.APPEND);
        try (LocalPlatform platform = start()) {
            assertEquals(
                    "whole",
                    WireClient.of(platform)
                            .get("storage/folders/" + folder)
                            .get("name")
                            .asText());
        }
    }

    @Test
    void damageInTheMiddleIsReported() throws Exception {
        try (LocalPlatform platform = start()) {
            WireClient.of(platform).folder("a");
        }
        Path journal = directory.resolve("state.journal");
        String text = Files.readString(journal);
        Files.writeString(journal, text.replaceFirst("\"t\"", "\"x\""));
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, this::start);
        assertTrue(failure.getMessage().contains("damaged"), failure.getMessage());
    }

    @Test
    void oneDirectoryServesOnePlatformOnly() {
        try (LocalPlatform platform = start()) {
            UncheckedIOException failure = assertThrows(UncheckedIOException.class, this::start);
            assertTrue(failure.getMessage().contains("Another local platform uses"), failure.getMessage());
            assertTrue(platform.port() > 0);
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (LocalPlatform platform = start()) {
            LocalPlatformBuilder second = LocalPlatform.builder().port(platform.port());
            UncheckedIOException failure = assertThrows(UncheckedIOException.class, second::start);
            assertTrue(
                    failure.getMessage().contains("Port " + platform.port() + " cannot be had"), failure.getMessage());
        }
    }

    @Test
    void closeAnswersHeldPollsAndReleasesThePort() throws Exception {
        LocalPlatform platform = LocalPlatform.builder()
                .dataDirectory(directory)
                .mediaEngine(new FakeEngine().blocking())
                .start();
        WireClient client = WireClient.of(platform);
        String folder = client.folder("polls");
        JsonNode slot = client.urls(folder, "video", 1).get(0);
        client.put(slot.get("signedUrl").asText(), new byte[10]);
        String job = client.startJob(folder, "{\"videos\": [" + WireClient.single(slot, "a.mp4") + "]}", false);
        CompletableFuture<HttpResponse<String>> poll = client.http()
                .sendAsync(
                        client.signed(
                                        "GET",
                                        "storage/folders/" + folder + "/data-upload-jobs/" + job
                                                + "?timeoutSeconds=604800",
                                        "")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        while (!isPollHeld()) {
            assertFalse(poll.isDone(), "the poll was not held");
            Thread.sleep(5);
        }
        Instant before = Instant.now();
        int port = platform.port();
        platform.close();
        platform.close();
        assertTrue(Duration.between(before, Instant.now()).toSeconds() < 5, "close must not wait for polls");
        assertTrue(poll.get(5, TimeUnit.SECONDS).body().contains("\"PENDING\""));
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(port, free.getLocalPort());
        }
        try (LocalPlatform later = LocalPlatform.builder()
                .dataDirectory(directory)
                .mediaEngine(new FakeEngine())
                .start()) {
            JsonNode state = WireClient.of(later).poll(folder, job, 30);
            assertEquals("DONE", state.get("status").asText(), "the interrupted job goes on: " + state);
        }
    }

    @Test
    void itSaysWhereItIs() {
        LocalPlatform platform = start();
        String text = platform.toString();
        platform.close();
        assertTrue(text.contains("127.0.0.1:" + platform.port()) && text.contains(directory.toString()), text);
        assertTrue(platform.toString().contains("closed"), platform::toString);
    }

    @Test
    void onlyTheLoopbackInterfaceIsBound() throws Exception {
        try (LocalPlatform platform = start()) {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        assertThrows(IOException.class, () -> new Socket(address, platform.port()).close());
                    }
                }
            }
        }
    }

    @Test
    void keyFileIsReadByOpenSsh() throws Exception {
        try (LocalPlatform platform = start()) {
            Path key = platform.privateKeyFile();
            if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
            }
            Process keygen;
            try {
                keygen = new ProcessBuilder("ssh-keygen", "-y", "-f", key.toString())
                        .redirectErrorStream(true)
                        .start();
            } catch (IOException e) {
                abort("ssh-keygen is not installed");
                return;
            }
            String answer = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, keygen.waitFor(), answer);
            assertTrue(answer.startsWith("ssh-ed25519 "), answer);
        }
    }

    @Test
    void moreUsersCanSignIn() throws Exception {
        Path other;
        try (LocalPlatform platform = start()) {
            other = platform.addUser("other@example.com");
            String folder = new WireClient(platform.url(), other).folder("theirs");
            JsonNode seen = WireClient.of(platform).get("storage/folders/" + folder);
            assertEquals("other@example.com", seen.get("owner").asText());
        }
        try (LocalPlatform platform = start()) {
            assertEquals(
                    1,
                    new WireClient(platform.url(), other)
                            .get("storage/folders")
                            .get("results")
                            .size());
        }
    }

    @Test
    void largePutNeedsLittleMemory() throws Exception {
        long size = 300L << 20;
        try (PlatformProcess process = PlatformProcess.start(directory, "-Xmx48m")) {
            WireClient client = process.client();
            String folder = client.folder("large");
            JsonNode slot = client.urls(folder, "video", 1).get(0);
            AtomicInteger opened = new AtomicInteger();
            HttpRequest put = HttpRequest.newBuilder(
                            URI.create(slot.get("signedUrl").asText()))
                    .PUT(HttpRequest.BodyPublishers.fromPublisher(
                            HttpRequest.BodyPublishers.ofInputStream(() -> {
                                opened.incrementAndGet();
                                return new Zeros(size);
                            }),
                            size))
                    .build();
            assertEquals(200, client.send(put).statusCode());
            assertEquals(1, opened.get());
            String job = client.startJob(folder, "{\"videos\": [" + WireClient.single(slot, "a.mp4") + "]}", false);
            JsonNode state = client.poll(folder, job, 30);
            String uuid = state.get("itemsWithNames").get(0).get("itemUuid").asText();
            assertEquals(
                    size, client.get("storage/items/" + uuid).get("fileSize").asLong());
        }
    }

    /** Whether a thread of the platform waits for a job to move on. */
    private static boolean isPollHeld() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals("com.encord.sdk.local.Bell")
                        && frame.getMethodName().equals("hold"));
    }

    private LocalPlatform start() {
        return LocalPlatform.builder().dataDirectory(directory).start();
    }

    private static void link(WireClient client, String dataset, String item) throws Exception {
        client.query(
                dataset,
                "datasetlinkitems",
                "POST",
                "\"" + dataset + "\"",
                "{\"item_uuids\": [\"" + item + "\"], \"duplicates_behavior\": \"SKIP\"}");
    }

    /** So many zero bytes. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(length, left);
            Arrays.fill(buffer, offset, offset + n, (byte) 0);
            left -= n;
            return n;
        }
    }
}
