package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.local.LocalPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What customers write about files in their own cloud, and what becomes of files that move there. */
@Timeout(30)
class PrivateSpecificationTest {
    @TempDir
    Path directory;

    private LocalPlatform platform;
    private WireClient client;
    private String folder;
    private UUID integration;

    @BeforeEach
    void start() throws Exception {
        Path bucket = Files.createDirectories(directory.resolve("bucket"));
        Files.write(bucket.resolve("a.mp4"), new byte[] {1});
        Files.write(bucket.resolve("b.mp4"), new byte[] {2});
        Files.write(bucket.resolve("i.png"), new byte[] {3});
        platform =
                LocalPlatform.builder().dataDirectory(directory.resolve("data")).start();
        integration = platform.addCloudIntegration("bucket", "s3://bucket/", bucket);
        client = WireClient.of(platform);
        folder = client.folder("cloud");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void namesMayBeWrittenEitherWay() throws Exception {
        register("{\"videos\": [{\"object_url\": \"s3://bucket/a.mp4\", \"client_metadata\": {\"file_size\": 1}, "
                + "\"videoMetadata\": {\"fps\": 5, \"duration\": 2, \"width\": 8, \"height\": 6, "
                + "\"file_size\": 1, \"mime_type\": \"video/mp4\"}}], \"skip_duplicate_urls\": true}");
        JsonNode item = items().get(0);
        assertEquals(5, item.get("fps").asInt());
        assertEquals("video/mp4", item.get("mimeType").asText());
        assertEquals(
                "{\"file_size\":1}",
                item.get("clientMetadata").asText(),
                "what the customer keeps there stays as it is");
    }

    @Test
    void imagesOfAGroupMayBeNumberedOrListed() throws Exception {
        register("{\"image_groups\": [{\"title\": \"n\", \"objectUrl_0\": \"s3://bucket/i.png\", "
                + "\"objectUrl_1\": \"s3://bucket/i.png\"}, "
                + "{\"title\": \"l\", \"images\": [{\"url\": \"s3://bucket/i.png\"}]}]}");
        int groups = 0;
        for (JsonNode item : items()) {
            groups += item.get("itemType").asText().equals("imageGroup") ? 1 : 0;
        }
        assertEquals(2, groups);
    }

    @Test
    void aListThatIsNoneIsRefused() throws Exception {
        HttpResponse<String> answer = send("{\"videos\": \"s3://bucket/a.mp4\"}");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("files.videos") || answer.body().contains("an array"), answer.body());
    }

    @Test
    void onlyItemsOfTheIntegrationNamedMove() throws Exception {
        register("{\"videos\": [{\"objectUrl\": \"s3://bucket/a.mp4\"}]}");
        String item = items().get(0).get("uuid").asText();
        assertEquals(400, migrate(item, UUID.randomUUID().toString(), false));
        assertEquals(200, migrate(item, UUID.randomUUID().toString(), true));
        assertEquals(
                "s3://bucket/a.mp4",
                client.get("storage/items/" + item).get("url").asText());
        assertEquals(200, migrate(item, integration.toString(), false));
        assertEquals(
                "s3://bucket/b.mp4",
                client.get("storage/items/" + item).get("url").asText());
    }

    @Test
    void aSynchronisationNobodyStartedIsAWrongArgument() throws Exception {
        assertEquals(
                400,
                client.send(
                                "GET",
                                "storage/folders/" + folder + "/cloud-linked-folder-syncs/" + UUID.randomUUID()
                                        + "/long-polling",
                                "")
                        .statusCode());
    }

    private int migrate(String item, String from, boolean skipMissing) throws Exception {
        return client.send(
                        "POST",
                        "storage/items/migrate-storage",
                        "{\"itemsMap\": {\"" + item + "\": \"s3://bucket/b.mp4\"}, \"fromIntegrationHash\": \"" + from
                                + "\", \"validateAccess\": true, \"skipMissing\": " + skipMissing + "}")
                .statusCode();
    }

    private void register(String specification) throws Exception {
        HttpResponse<String> answer = send(specification);
        assertEquals(200, answer.statusCode(), answer.body());
        String job = WireClient.JSON.readTree(answer.body()).asText();
        JsonNode state = client.poll(folder, job, 30);
        assertEquals("DONE", state.get("status").asText(), state.toString());
    }

    private HttpResponse<String> send(String specification) throws Exception {
        return client.send(
                "POST",
                "storage/folders/" + folder + "/data-upload-jobs",
                "{\"externalFiles\": " + specification + ", \"integrationHash\": \"" + integration
                        + "\", \"ignoreErrors\": false}");
    }

    private JsonNode items() throws Exception {
        return client.get("storage/folders/" + folder + "/items").get("results");
    }
}
