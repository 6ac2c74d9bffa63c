package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases 0.1.140 to 0.1.165 of the official client ask by query what later ones ask by REST. */
class EarlierClientTest extends OnPlatform {
    private static final String NO_DATASET = "";

    @TempDir
    Path bucket;

    @Test
    void datasetsAreMadeAndListed() throws Exception {
        JsonNode made = client.query(
                NO_DATASET,
                "dataset",
                "POST",
                "null",
                "{\"title\": \"old road\", \"type\": 1, \"description\": \"d\"}");
        assertEquals("old road", made.get("title").asText());
        assertTrue(made.hasNonNull("backing_folder_uuid") && made.hasNonNull("user_hash"), made.toString());
        client.dataset("river", false);

        JsonNode all = list("{}");
        assertEquals(2, all.size());
        JsonNode one = list("{\"title_like\": \"%ROAD\", \"created_after\": \"2020-01-01T00:00:00\"}");
        assertEquals(1, one.size());
        assertEquals(made.get("dataset_hash"), one.get(0).get("dataset").get("dataset_hash"));
        assertEquals(0, one.get(0).get("user_role").asInt());
        assertEquals(0, list("{\"desc_eq\": \"e\"}").size());
    }

    @Test
    void theEarlierPathGivesATokenToo() throws Exception {
        assertTrue(client.get("user/bearer_token").get("token").isTextual());
    }

    @Test
    void integrationsAreListed() throws Exception {
        UUID uuid = platform.addCloudIntegration("mine", "s3://mine/", bucket);
        JsonNode listed = client.query(NO_DATASET, "cloudintegration", "GET", "null", "null");
        assertEquals(uuid.toString(), listed.get(0).get("id").asText());
        assertEquals("mine", listed.get(0).get("title").asText());
    }

    @Test
    void aUrlThatDoesNotTellTheKindOfFileTakesAny() throws Exception {
        String dataset = client.query(NO_DATASET, "dataset", "POST", "null", "{\"title\": \"t\"}")
                .get("dataset_hash")
                .asText();
        JsonNode several = client.query(dataset, "signedimagesurl", "GET", "[\"b.png\", \"a.mp4\"]", "null");
        assertEquals("b.png", several.get(0).get("title").asText());
        assertEquals("a.mp4", several.get(1).get("title").asText());
        assertEquals("VIDEO", typeAdded(dataset, several.get(1), "videos"));
        assertEquals("IMAGE", typeAdded(dataset, several.get(0), "images"));
        JsonNode one = client.query(dataset, "signedaudiourl", "GET", "\"c.mp3\"", "null");
        assertEquals("AUDIO", typeAdded(dataset, one, "audio"));
    }

    private JsonNode list(String filter) throws Exception {
        return client.query(
                NO_DATASET,
                "datasetwithuserrole",
                "GET",
                "null",
                "{\"filter\": " + filter + ", \"enable_storage_api\": true}");
    }

    /** The type of the data row that an uploaded file becomes. */
    private String typeAdded(String dataset, JsonNode slot, String list) throws Exception {
        client.put(slot.get("signed_url").asText(), "bytes".getBytes(StandardCharsets.UTF_8));
        String uid = "\"" + dataset + "\"";
        String items = "{\"" + list + "\": [{\"objectUrl\": " + slot.get("file_link") + "}]}";
        JsonNode process = client.query(
                        dataset,
                        "datasetdatalongpolling",
                        "POST",
                        uid,
                        "{\"dataItems\": " + items + ", \"ignoreErrors\": false}")
                .get("process_hash");
        JsonNode state = client.query(
                dataset,
                "datasetdatalongpolling",
                "GET",
                uid,
                "{\"process_hash\": " + process + ", \"timeout_seconds\": 30}");
        assertEquals("DONE", state.get("status").asText(), state.toString());
        String hash =
                state.get("data_hashes_with_titles").get(0).get("data_hash").asText();
        String extent = "{\"additional_data\": {\"signed_url\": false, \"images_data_fetch_options\": null, "
                + "\"client_metadata\": false}}";
        return client.query(dataset, "datarow", "GET", "\"" + hash + "\"", extent)
                .get("data_type")
                .asText();
    }
}
