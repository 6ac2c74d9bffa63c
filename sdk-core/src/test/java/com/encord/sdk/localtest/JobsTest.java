package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.local.LocalPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs do what they say through the media engine, and say so when they cannot. */
@Timeout(30)
class JobsTest {
    private LocalPlatform platform;
    private WireClient client;
    private String folder;

    private void start(boolean engine) throws Exception {
        platform = engine
                ? LocalPlatform.builder().mediaEngine(new FakeEngine()).start()
                : LocalPlatform.builder().start();
        client = WireClient.of(platform);
        folder = client.folder("jobs");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void reEncodedVideoAppearsBesideItsSource() throws Exception {
        start(true);
        String sick = video("sick one.mp4", "sick");
        JsonNode seen = client.get("storage/items/" + sick);
        assertEquals(
                "VARIABLE_FRAME_RATE", seen.get("issues").get(0).get("code").asText());
        JsonNode result = reEncode(false, sick).get("result").get(0);
        assertEquals(sick, result.get("itemUuid").asText());
        assertEquals("REMUX", result.get("operation").asText());
        assertEquals(
                "VARIABLE_FRAME_RATE", result.get("issues").get(0).get("code").asText());
        JsonNode made = client.get("storage/items/" + result.get("newItemUuid").asText());
        assertEquals("sick one_normalized.mp4", made.get("name").asText());
        assertEquals(folder, made.get("parent").asText());
        assertEquals(0, made.get("issues").size());
    }

    @Test
    void healthyVideoIsLeftAloneUnlessForced() throws Exception {
        start(true);
        String video = video("a.mp4", "fine");
        JsonNode result = reEncode(false, video).get("result").get(0);
        assertEquals("NONE", result.get("operation").asText());
        assertTrue(result.get("newItemUuid").isNull());
        assertEquals(
                "REENCODE",
                reEncode(true, video).get("result").get(0).get("operation").asText());
    }

    @Test
    void oneFailedVideoFailsTheJobButNotTheOthers() throws Exception {
        start(true);
        JsonNode state = reEncode(true, video("a.mp4", "unfit"), video("b.mp4", "fine"));
        assertEquals("error", state.get("status").asText());
        assertTrue(state.get("result").get(0).get("error").asText().contains("a.mp4 cannot be encoded"));
        assertEquals("b_normalized.mp4", state.get("result").get(1).get("title").asText());
    }

    @Test
    void withoutAnEngineJobsFailWithAReason() throws Exception {
        start(false);
        JsonNode state = reEncode(true, video("a.mp4", "x"));
        assertEquals("error", state.get("status").asText());
        assertTrue(state.get("result").get(0).get("error").asText().contains("needs a media engine"));
        JsonNode sequence = images("true", "64x48");
        assertEquals("ERROR", sequence.get("status").asText());
        assertTrue(sequence.get("errors").get(0).asText().contains("needs a media engine"), sequence.toString());
    }

    @Test
    void sequencesAreMadePerImageSize() throws Exception {
        start(true);
        JsonNode state = images("true, \"clusterByResolution\": true", "64x48", "32x32", "64x48");
        assertEquals("DONE", state.get("status").asText(), state.toString());
        List<String> names = new ArrayList<>();
        state.get("itemsWithNames").forEach(item -> names.add(item.get("name").asText()));
        assertEquals(List.of("views 64x48", "views 32x32"), names);
        String first = state.get("itemsWithNames").get(0).get("itemUuid").asText();
        JsonNode item = client.get("storage/items/" + first);
        assertEquals("imageSequence", item.get("itemType").asText());
        assertEquals("video/mp4", item.get("mimeType").asText());
        assertEquals(
                2,
                client.get("storage/folders/" + folder + "/items/" + first + "/child-items")
                        .get("results")
                        .size());
    }

    @Test
    void oneSequenceRefusesSeveralSizes() throws Exception {
        start(true);
        JsonNode state = images("true", "64x48", "32x32");
        assertEquals("ERROR", state.get("status").asText());
        assertTrue(state.get("errors").get(0).asText().contains("must have one size"), state.toString());
    }

    @Test
    void groupKeepsImagesOfAnySize() throws Exception {
        start(true);
        JsonNode state = images("false", "64x48", "32x32");
        assertEquals("DONE", state.get("status").asText(), state.toString());
        JsonNode item = client.get("storage/items/"
                + state.get("itemsWithNames").get(0).get("itemUuid").asText());
        assertEquals("imageGroup", item.get("itemType").asText());
        assertEquals(2, item.get("frameCount").asInt());
    }

    @Test
    void engineRefusingAFileIsThatUnitsError() throws Exception {
        start(true);
        List<JsonNode> slots = client.urls(folder, "video", 2);
        client.put(slots.get(0).get("signedUrl").asText(), "broken".getBytes(StandardCharsets.UTF_8));
        client.put(slots.get(1).get("signedUrl").asText(), "fine".getBytes(StandardCharsets.UTF_8));
        String items = "{\"videos\": [" + WireClient.single(slots.get(0), "a.mp4") + ", "
                + WireClient.single(slots.get(1), "b.mp4") + "]}";
        JsonNode state = client.poll(folder, client.startJob(folder, items, true), 30);
        assertEquals(
                "a.mp4 is broken", state.get("unitErrors").get(0).get("error").asText());
        assertEquals("b.mp4", state.get("itemsWithNames").get(0).get("name").asText());
    }

    @Test
    void customersFactsAreTrustedWithoutALook() throws Exception {
        start(true);
        JsonNode slot = client.urls(folder, "video", 1).get(0);
        client.put(slot.get("signedUrl").asText(), "broken".getBytes(StandardCharsets.UTF_8));
        String single = WireClient.single(slot, "a.mp4");
        String items = "{\"videos\": [" + single.substring(0, single.length() - 1)
                + ", \"videoMetadata\": {\"fps\": 25, \"duration\": 4, \"width\": 10, \"height\": 20, \"fileSize\": 6, "
                + "\"mimeType\": \"video/mp4\"}}]}";
        JsonNode state = client.poll(folder, client.startJob(folder, items, false), 30);
        assertEquals("DONE", state.get("status").asText(), state.toString());
        JsonNode item = client.get("storage/items/"
                + state.get("itemsWithNames").get(0).get("itemUuid").asText());
        assertEquals(100, item.get("frameCount").asInt());
    }

    @Test
    void cancelEndsWhatHasNotBegun() throws Exception {
        platform = LocalPlatform.builder()
                .jobThreads(1)
                .mediaEngine(new FakeEngine().blocking())
                .start();
        client = WireClient.of(platform);
        folder = client.folder("jobs");
        List<JsonNode> slots = client.urls(folder, "video", 3);
        StringBuilder videos = new StringBuilder();
        for (JsonNode slot : slots) {
            client.put(slot.get("signedUrl").asText(), new byte[10]);
            videos.append(videos.length() == 0 ? "" : ", ").append(WireClient.single(slot, "a.mp4"));
        }
        String job = client.startJob(folder, "{\"videos\": [" + videos + "]}", true);
        assertEquals("PENDING", client.poll(folder, job, 0).get("status").asText());
        JsonNode cancelled =
                client.rest("POST", "storage/folders/" + folder + "/data-upload-jobs/" + job + "/cancel", "");
        assertEquals(3, cancelled.get("unitsCancelledCount").asInt());
        assertEquals("CANCELLED", client.poll(folder, job, 0).get("status").asText());
    }

    private String video(String name, String content) throws Exception {
        return client.upload(folder, "video", "videos", name, content.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode reEncode(boolean full, String... items) throws Exception {
        String job = client.rest(
                        "POST",
                        "storage/items/reencode",
                        "{\"storageItems\": [\"" + String.join("\", \"", items)
                                + "\"], \"processTitle\": \"t\", \"forceFullReencoding\": " + full + "}")
                .asText();
        JsonNode state = client.get("storage/items/reencode/" + job);
        while (state.get("status").asText().equals("submitted")) {
            assertTrue(state.get("result").isNull());
            Thread.sleep(10);
            state = client.get("storage/items/reencode/" + job);
        }
        return state;
    }

    private JsonNode images(String createVideo, String... sizes) throws Exception {
        List<JsonNode> slots = client.urls(folder, "image", sizes.length);
        StringBuilder frames = new StringBuilder();
        for (int i = 0; i < sizes.length; i++) {
            client.put(slots.get(i).get("signedUrl").asText(), sizes[i].getBytes(StandardCharsets.UTF_8));
            frames.append(i == 0 ? "" : ", ").append(WireClient.frame(slots.get(i), i + ".png"));
        }
        String items = "{\"imageGroups\": [{\"title\": \"views\", \"createVideo\": " + createVideo + ", \"images\": ["
                + frames + "]}]}";
        return client.poll(folder, client.startJob(folder, items, false), 30);
    }
}
