package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.local.LocalPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Datasets, their rows and the folders that mirror them. */
class DatasetTest extends OnPlatform {
    private static final byte[] VIDEO = "sick".getBytes(StandardCharsets.UTF_8);

    DatasetTest() {
        super(LocalPlatform.builder().mediaEngine(new FakeEngine()));
    }

    @Test
    void whatLandsInTheBackingFolderBecomesARow() throws Exception {
        JsonNode created = client.rest(
                "POST", "datasets", "{\"title\": \"m\", \"createBackingFolder\": true, \"legacyCall\": false}");
        String dataset = created.get("datasetUuid").asText();
        String folder = created.get("backingFolderUuid").asText();
        assertEquals(
                dataset,
                client.get("storage/folders/" + folder).get("syncedDatasetHash").asText());
        String item = client.upload(folder, "video", "videos", "a.mp4", VIDEO);
        JsonNode row = rows(dataset).get(0);
        assertEquals(item, row.get("backing_item_uuid").asText());
        assertEquals("VIDEO", row.get("data_type").asText());
        client.query(dataset, "video", "DELETE", "[\"" + row.get("data_hash").asText() + "\"]", "null");
        assertEquals(403, client.send("GET", "storage/items/" + item, "").statusCode(), "the item goes with its row");
    }

    @Test
    void movingOutOfAMirrorNeedsConsent() throws Exception {
        JsonNode created = client.rest("POST", "datasets", "{\"title\": \"m\", \"createBackingFolder\": true}");
        String dataset = created.get("datasetUuid").asText();
        String folder = created.get("backingFolderUuid").asText();
        String item = client.upload(folder, "video", "videos", "a.mp4", VIDEO);
        String target = client.folder("elsewhere");
        String move = "{\"itemUuids\": [\"" + item + "\"], \"newParentUuid\": \"" + target
                + "\", \"allowSyncedDatasetMove\": ";
        assertEquals(
                400,
                client.send("POST", "storage/folders/" + folder + "/items/move", move + "false}")
                        .statusCode());
        assertEquals(1, rows(dataset).size());
        assertEquals(
                200,
                client.send("POST", "storage/folders/" + folder + "/items/move", move + "true}")
                        .statusCode());
        assertEquals(0, rows(dataset).size());
    }

    @Test
    void linkedItemsStayWhereTheyAre() throws Exception {
        String folder = client.folder("own");
        String item = client.upload(folder, "video", "videos", "a.mp4", VIDEO);
        String dataset = client.dataset("plain", false);
        assertEquals(1, link(dataset, item, "SKIP").get("response").size());
        assertEquals(0, link(dataset, item, "SKIP").get("response").size());
        assertEquals(1, link(dataset, item, "DUPLICATE").get("response").size());
        assertEquals(
                "RESOURCE_EXISTS_ERROR",
                link(dataset, item, "FAIL").get("response").get(0).asText());
        assertEquals(2, rows(dataset).size());
        String hash = rows(dataset).get(0).get("data_hash").asText();
        client.query(dataset, "video", "DELETE", "[\"" + hash + "\"]", "null");
        assertEquals(
                1,
                client.get("storage/items/" + item).get("backedDataUnitsCount").asInt());
    }

    @Test
    void savedRowsAnswerExactlyTheFieldsSent() throws Exception {
        String dataset = client.dataset("plain", false);
        String item = client.upload(client.folder("own"), "video", "videos", "a.mp4", VIDEO);
        String hash = link(dataset, item, "SKIP")
                .get("response")
                .get(0)
                .get("data_hash")
                .asText();
        JsonNode saved = client.query(
                dataset,
                "datarow",
                "POST",
                "\"" + hash + "\"",
                "{\"data_title\": \"new\", \"client_metadata\": {\"a\": null}}");
        assertEquals(
                "[\"data_title\",\"client_metadata\"]",
                saved.get("updated_fields").toString());
        assertEquals("new", saved.get("data_row").get("data_title").asText());
        assertEquals(
                "{\"a\":null}",
                client.get("storage/items/" + item).get("clientMetadata").asText());
        assertTrue(
                saved.get("data_row").get("created_at").asText().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
    }

    @Test
    void filesComeInByObjectKeyAlone() throws Exception {
        String dataset = client.dataset("uploads", true);
        JsonNode slot = client.get("presigned-urls?count=1&uploadItemType=video")
                .get("results")
                .get(0);
        assertEquals(200, client.put(slot.get("signedUrl").asText(), VIDEO).statusCode());
        String process = client.query(
                        dataset,
                        "datasetdatalongpolling",
                        "POST",
                        "\"" + dataset + "\"",
                        "{\"dataItems\": {\"videos\": [{\"objectUrl\": \""
                                + slot.get("objectKey").asText()
                                + "\", \"title\": \"v.mp4\"}]}, \"ignoreErrors\": false}")
                .get("process_hash")
                .asText();
        JsonNode state = client.query(
                dataset,
                "datasetdatalongpolling",
                "GET",
                "\"" + dataset + "\"",
                "{\"process_hash\": \"" + process + "\", \"timeout_seconds\": 10}");
        assertEquals("DONE", state.get("status").asText(), state.toString());
        JsonNode added = state.get("data_hashes_with_titles").get(0);
        assertEquals("v.mp4", added.get("title").asText());
        assertEquals(added.get("data_hash"), rows(dataset).get(0).get("data_hash"));

        JsonNode job = client.query(
                dataset, "reencodevideotask", "PUT", "null", "{\"data_hash\": [" + added.get("data_hash") + "]}");
        assertTrue(job.asInt() > 0, "a job number, never 0");
        JsonNode status = client.query(dataset, "reencodevideotask", "GET", job.toString(), "null");
        while (status.get("status").asText().equals("SUBMITTED")) {
            Thread.sleep(10);
            status = client.query(dataset, "reencodevideotask", "GET", job.toString(), "null");
        }
        assertEquals("DONE", status.get("status").asText());
        assertEquals(added.get("data_hash"), status.get("result").get(0).get("data_hash"));
        assertTrue(status.get("result").get(0).get("signed_url").asText().startsWith("http://127.0.0.1:"));
    }

    @Test
    void onlyAPlainDatasetTakesAFolderAndItNeedsOne() throws Exception {
        String mirror = client.dataset("mirror", true);
        String plain = client.dataset("plain", false);
        String folder = client.folder("somewhere");
        JsonNode refused = start(mirror, "\"" + folder + "\"");
        assertEquals("INVALID_ARGUMENTS_ERROR", refused.get("response").get(0).asText(), refused.toString());
        JsonNode nowhere = start(plain, "null");
        assertEquals("INVALID_ARGUMENTS_ERROR", nowhere.get("response").get(0).asText(), nowhere.toString());
        assertEquals(200, start(mirror, "null").get("status").asInt());
        assertEquals(200, start(plain, "\"" + folder + "\"").get("status").asInt());
    }

    private JsonNode start(String dataset, String folder) throws Exception {
        return client.envelope(
                dataset,
                "datasetdatalongpolling",
                "POST",
                "\"" + dataset + "\"",
                "{\"dataItems\": {}, \"ignoreErrors\": false, \"folderUuid\": " + folder + "}");
    }

    @Test
    void listIsFilteredByPatternAndTime() throws Exception {
        client.dataset("road one", false);
        client.dataset("road two", false);
        client.dataset("river", false);
        assertEquals(
                2, client.get("datasets/list?titleLike=ROAD%25").get("result").size());
        assertEquals(1, client.get("datasets/list?titleEq=river").get("result").size());
        assertEquals(
                0,
                client.get("datasets/list?createdBefore=2020-01-01T00%3A00%3A00Z")
                        .get("result")
                        .size());
        assertEquals(
                3,
                client.get("datasets/list?createdAfter=2020-01-01T00%3A00%3A00.123456%2B02%3A00")
                        .get("result")
                        .size());
        assertEquals(
                400,
                client.send("GET", "datasets/list?createdAfter=yesterday", "").statusCode());
    }

    private JsonNode link(String dataset, String item, String duplicates) throws Exception {
        return client.envelope(
                dataset,
                "datasetlinkitems",
                "POST",
                "\"" + dataset + "\"",
                "{\"item_uuids\": [\"" + item + "\"], \"duplicates_behavior\": \"" + duplicates + "\"}");
    }

    private JsonNode rows(String dataset) throws Exception {
        return client.query(
                dataset,
                "datarows",
                "GET",
                "null",
                "{\"title_eq\": null, \"title_like\": null, \"created_before\": null, \"created_after\": null, "
                        + "\"data_types\": null, \"dataset_access_settings\": {\"fetch_client_metadata\": false}, "
                        + "\"data_hashes\": null}");
    }
}
