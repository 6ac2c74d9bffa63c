package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.local.LocalPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a signed URL to a registered item. */
@Timeout(30)
class UploadTest {
    private static final byte[] BYTES = "some bytes of a picture".getBytes(StandardCharsets.UTF_8);

    private final MovableClock clock = new MovableClock();
    private final LocalPlatform platform = LocalPlatform.builder()
            .clock(clock)
            .signedUrlLifetime(Duration.ofMinutes(10))
            .start();
    private WireClient client;
    private String folder;

    @BeforeEach
    void connect() throws Exception {
        client = WireClient.of(platform);
        folder = client.folder("uploads");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void registeredFileBecomesAnItemWithItsFacts() throws Exception {
        String uuid = client.upload(folder, "image", "images", "a.png", BYTES);
        JsonNode item = client.get("storage/items/" + uuid + "?signUrl=True");
        assertEquals("a.png", item.get("name").asText());
        assertEquals("image/png", item.get("mimeType").asText());
        assertEquals(BYTES.length, item.get("fileSize").asLong());
        assertFalse(item.get("isPlaceholder").asBoolean());
        for (String key : List.of("integrationHash", "duration", "fps", "width", "audioCodec", "dicomStudyUid")) {
            assertTrue(item.has(key) && item.get(key).isNull(), key + " must be there as null");
        }
        assertEquals("{}", item.get("clientMetadata").asText());
        HttpResponse<byte[]> bytes = client.http()
                .send(
                        HttpRequest.newBuilder(URI.create(item.get("signedUrl").asText()))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertArrayEquals(BYTES, bytes.body());
    }

    @Test
    void placeholderIsListedOnceItsBytesAreThere() throws Exception {
        JsonNode slot = client.urls(folder, "image", 1).get(0);
        String path = "storage/folders/" + folder + "/items";
        assertEquals(0, client.get(path).get("results").size());
        assertTrue(client.get("storage/items/" + slot.get("itemUuid").asText())
                .get("isPlaceholder")
                .asBoolean());
        assertEquals(200, client.put(slot.get("signedUrl").asText(), BYTES).statusCode());
        assertEquals(1, client.get(path).get("results").size());
    }

    @Test
    void signedUrlsExpire() throws Exception {
        String url = client.urls(folder, "image", 1).get(0).get("signedUrl").asText();
        clock.advance(Duration.ofMinutes(11));
        HttpResponse<String> answer = client.put(url, BYTES);
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("expired"), answer.body());
    }

    @Test
    void signedUrlsCannotBeBent() throws Exception {
        List<JsonNode> slots = client.urls(folder, "image", 2);
        String url = slots.get(0).get("signedUrl").asText();
        String other = slots.get(1).get("objectKey").asText();
        assertEquals(
                403,
                client.put(url.replace(slots.get(0).get("objectKey").asText(), other), BYTES)
                        .statusCode());
        assertEquals(
                403,
                client.put(url.replaceAll("expires=\\d", "expires=9"), BYTES).statusCode());
        HttpRequest read = HttpRequest.newBuilder(URI.create(url)).build();
        assertEquals(403, client.send(read).statusCode(), "a URL to write does not read");
    }

    @Test
    void registeredObjectsCannotBeReplaced() throws Exception {
        JsonNode slot = client.urls(folder, "image", 1).get(0);
        String url = slot.get("signedUrl").asText();
        assertEquals(200, client.put(url, BYTES).statusCode());
        assertEquals(200, client.put(url, BYTES).statusCode(), "a retried PUT is fine");
        String job = client.startJob(folder, "{\"images\": [" + WireClient.single(slot, "a.png") + "]}", false);
        assertEquals("DONE", client.poll(folder, job, 30).get("status").asText());
        assertEquals(403, client.put(url, BYTES).statusCode());
    }

    @Test
    void bodyThatEndsEarlyLeavesNothing() throws Exception {
        JsonNode slot = client.urls(folder, "image", 1).get(0);
        URI url = URI.create(slot.get("signedUrl").asText());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + url.getRawPath() + "?" + url.getRawQuery() + " HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Length: 1000\r\n\r\n0123456789")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
        try (Stream<Path> objects = Files.walk(platform.dataDirectory().resolve("objects"))) {
            assertEquals(0, objects.filter(Files::isRegularFile).count());
        }
        String job = client.startJob(folder, "{\"images\": [" + WireClient.single(slot, "a.png") + "]}", false);
        JsonNode state = client.poll(folder, job, 30);
        assertEquals("ERROR", state.get("status").asText());
        assertTrue(state.get("errors").get(0).asText().contains("has not been uploaded"), state.toString());
    }

    @Test
    void errorsStayWithTheirUnitWhenIgnored() throws Exception {
        List<JsonNode> slots = client.urls(folder, "image", 3);
        client.put(slots.get(0).get("signedUrl").asText(), BYTES);
        client.put(slots.get(2).get("signedUrl").asText(), BYTES);
        String job = client.startJob(folder, three(slots), true);
        JsonNode state = client.poll(folder, job, 30);
        assertEquals("DONE", state.get("status").asText());
        assertEquals(2, state.get("unitsDoneCount").asInt());
        assertEquals(1, state.get("unitsErrorCount").asInt());
        assertEquals(2, state.get("itemsWithNames").size());
        assertEquals(
                slots.get(1).get("objectKey").asText(),
                state.get("unitErrors").get(0).get("objectUrls").get(0).asText());
    }

    @Test
    void firstErrorEndsTheJobWhenNotIgnored() throws Exception {
        List<JsonNode> slots = client.urls(folder, "image", 3);
        client.put(slots.get(0).get("signedUrl").asText(), BYTES);
        client.put(slots.get(2).get("signedUrl").asText(), BYTES);
        JsonNode state = client.poll(folder, client.startJob(folder, three(slots), false), 30);
        assertEquals("ERROR", state.get("status").asText());
        assertEquals(1, state.get("unitsDoneCount").asInt());
        assertEquals(1, state.get("unitsErrorCount").asInt());
        assertEquals(1, state.get("unitsCancelledCount").asInt());
        assertEquals(1, state.get("errors").size());
    }

    @Test
    void placeholderIsRegisteredOnceOnly() throws Exception {
        JsonNode slot = client.urls(folder, "image", 1).get(0);
        client.put(slot.get("signedUrl").asText(), BYTES);
        String items = "{\"images\": [" + WireClient.single(slot, "a.png") + "]}";
        assertEquals(
                "DONE",
                client.poll(folder, client.startJob(folder, items, false), 30)
                        .get("status")
                        .asText());
        JsonNode again = client.poll(folder, client.startJob(folder, items, false), 30);
        assertEquals("ERROR", again.get("status").asText());
        assertTrue(again.get("errors").get(0).asText().contains("registered already"), again.toString());
    }

    @Test
    void fileIsNotRegisteredAsSomethingElse() throws Exception {
        JsonNode slot = client.urls(folder, "video", 1).get(0);
        client.put(slot.get("signedUrl").asText(), BYTES);
        String job = client.startJob(folder, "{\"images\": [" + WireClient.single(slot, "a.png") + "]}", false);
        JsonNode state = client.poll(folder, job, 30);
        assertTrue(state.get("errors").get(0).asText().contains("issued for video, not for image"), state.toString());
    }

    @Test
    void deletingAGroupTakesItsUnusedFramesAlong() throws Exception {
        List<JsonNode> slots = client.urls(folder, "image", 2);
        for (JsonNode slot : slots) {
            client.put(slot.get("signedUrl").asText(), BYTES);
        }
        String group = "{\"imageGroups\": [{\"title\": \"pair\", \"images\": ["
                + WireClient.frame(slots.get(0), "0.png") + ", " + WireClient.frame(slots.get(1), "1.png") + "]}]}";
        JsonNode state = client.poll(folder, client.startJob(folder, group, false), 30);
        String uuid = state.get("itemsWithNames").get(0).get("itemUuid").asText();
        JsonNode children = client.get("storage/folders/" + folder + "/items/" + uuid + "/child-items");
        assertEquals("0.png", children.get("results").get(0).get("name").asText());
        assertEquals("1.png", children.get("results").get(1).get("name").asText());
        JsonNode removed = client.rest(
                "POST",
                "storage/folders/" + folder + "/items/delete",
                "{\"childUuids\": [\"" + uuid + "\"], \"removeUnusedFrames\": true}");
        assertEquals(3, removed.get("removedItemsCount").asInt());
        assertEquals(
                0,
                client.get("storage/folders/" + folder + "/items")
                        .get("results")
                        .size());
        try (Stream<Path> objects = Files.walk(platform.dataDirectory().resolve("objects"))) {
            assertEquals(0, objects.filter(Files::isRegularFile).count(), "the disk space is free again");
        }
    }

    @Test
    void thirtyTwoClientsUploadSideBySide() throws Exception {
        int count = 320;
        List<JsonNode> slots = client.urls(folder, "image", count);
        List<CompletableFuture<Integer>> puts = slots.stream()
                .map(slot -> client.http()
                        .sendAsync(
                                HttpRequest.newBuilder(
                                                URI.create(slot.get("signedUrl").asText()))
                                        .PUT(HttpRequest.BodyPublishers.ofByteArray(BYTES))
                                        .build(),
                                BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();
        for (CompletableFuture<Integer> put : puts) {
            assertEquals(200, put.get(30, TimeUnit.SECONDS));
        }
        StringBuilder images = new StringBuilder();
        for (int i = 0; i < count; i++) {
            images.append(i == 0 ? "" : ", ").append(WireClient.single(slots.get(i), i + ".png"));
        }
        JsonNode state = client.poll(folder, client.startJob(folder, "{\"images\": [" + images + "]}", true), 60);
        assertEquals(
                count, state.get("unitsDoneCount").asInt(), state.get("errors").toString());
    }

    private static String three(List<JsonNode> slots) {
        return "{\"images\": [" + WireClient.single(slots.get(0), "0.png") + ", "
                + WireClient.single(slots.get(1), "1.png") + ", " + WireClient.single(slots.get(2), "2.png") + "]}";
    }

    /** A clock that only tests move; it starts at the real time, since signatures carry it. */
    private static final class MovableClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void advance(Duration duration) {
            ahead = ahead.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}
