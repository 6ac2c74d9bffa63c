package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes of a client are told to it instead of being overlooked. */
class StrictnessTest extends OnPlatform {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  | storage/folders | {}                                       | Missing field name",
                "POST  | storage/folders | {\"name\": 7}                            | name must be a string, got a number",
                "POST  | storage/folders | {\"name\": \"\"}                         | name must not be blank",
                "POST  | storage/folders | {\"name\": \"a\", \"colour\": 1}         | Unknown field colour",
                "POST  | storage/folders | {\"name\": \"a\", \"client_metadata\": \"{}\"} | Unknown field client_metadata",
                "POST  | storage/folders | {\"name\": \"a\", \"clientMetadata\": {}} | clientMetadata must be a string, got an object",
                "POST  | storage/folders | {\"name\": \"a\", \"clientMetadata\": \"[]\"} | clientMetadata must hold a JSON object",
                "POST  | storage/folders | {\"name\": \"a\", \"parent\": \"b\"}     | parent must be a UUID",
                "POST  | storage/folders | {\"name\": \"a\", \"name\": \"b\"}       | not valid JSON",
                "POST  | storage/folders | [1]                                      | The body must be an object, got an array",
                "POST  | storage/items/get-bulk | {\"itemUuids\": \"x\"}            | itemUuids must be an array",
                "POST  | storage/items/reencode | {\"storageItems\": [], \"processTitle\": \"t\", \"forceFullReencoding\": false} | must not be empty",
                "GET   | storage/folders?order=size |                                | order must be one of",
                "GET   | storage/folders?pageSize=0 |                                | pageSize must be between 1 and 1000",
                "GET   | storage/folders?pageSize=1001 |                             | pageSize must be between 1 and 1000",
                "GET   | storage/folders?desc=maybe |                                | desc must be True or False",
                "GET   | storage/folders?page=2 |                                    | Unknown parameter page",
                "GET   | storage/folders?pageToken=x |                               | pageToken is not one of this list",
                "GET   | storage/search/items?itemTypes=movie |                      | itemTypes must be one of",
                "GET   | storage/folders/abc |                                       | must be a UUID",
                "GET   | presigned-urls?count=1&uploadItemType=pdf |                 | uploadItemType must be one of",
                "GET   | presigned-urls?count=0&uploadItemType=image |               | count must be between 1",
                "POST  | datasets | {\"title\": \"a\"}                              | Missing field createBackingFolder",
            })
    void mistakesAreAnsweredWith400(String method, String path, String body, String message) throws Exception {
        HttpResponse<String> answer = client.send(method, path, body == null ? "" : body);
        assertEquals(400, answer.statusCode(), answer.body());
        String text = WireClient.JSON.readTree(answer.body()).get("message").asText();
        assertTrue(text.contains(message), text);
    }

    @Test
    void unknownPathsAre404AndWrongVerbs405() throws Exception {
        assertEquals(404, client.send("GET", "storage/nothing", "").statusCode());
        assertEquals(404, client.send("GET", "storage", "").statusCode());
        assertEquals(405, client.send("DELETE", "storage/folders", "").statusCode());
    }

    @Test
    void literalStepsWinOverUuids() throws Exception {
        assertEquals(
                200,
                client.send("POST", "storage/items/get-bulk", "{\"itemUuids\": []}")
                        .statusCode());
        assertEquals(
                200,
                client.send("PATCH", "storage/folders/patch-bulk", "{\"folderPatches\": {}}")
                        .statusCode());
    }

    @Test
    void registrationIsReadStrictly() throws Exception {
        String folder = client.folder("strict");
        expectJobError(folder, "{\"ignoreErrors\": false}", "Exactly one of");
        expectJobError(folder, "{\"dataItems\": {}}", "Missing field ignoreErrors");
        expectJobError(
                folder, items("{\"videos\": [{\"title\": \"a\"}]}"), "Missing field dataItems.videos[0].objectUrl");
        expectJobError(
                folder,
                items("{\"videos\": [{\"objectUrl\": \"a\", \"externalFileType\": \"IMAGE\"}]}"),
                "externalFileType must be VIDEO");
        expectJobError(
                folder,
                items("{\"images\": [{\"objectUrl\": \"a\", \"imageMetadata\": {\"mimeType\": \"image/png\"}}]}"),
                "Missing field dataItems.images[0].imageMetadata.width");
        expectJobError(folder, items("{\"imageGroups\": [{\"images\": []}]}"), "images must not be empty");
        expectJobError(
                folder,
                items("{\"dicomSeries\": [{\"dicomFiles\": [{\"url\": \"a\", \"dicomMetadata\": {\"tags\": {}}}]}]}"),
                "Missing tag 00080018");
        expectJobError(folder, items("{\"movies\": [{}]}"), "Unknown field dataItems.movies");
    }

    @Test
    void defaultsOfNewerClientsAskForNothing() throws Exception {
        String folder = client.rest(
                        "POST",
                        "storage/folders",
                        "{\"name\": \"new\", \"novel\": null, \"extra\": false, \"more\": [], \"settings\": {}}")
                .get("uuid")
                .asText();
        client.rest(
                "POST",
                "storage/folders/" + folder + "/data-upload-jobs",
                items("{\"images\": [{\"objectUrl\": \"a\"}], \"movies\": []}"));
        assertEquals(
                200,
                client.send("GET", "storage/folders?includeNovelties=False", "").statusCode());
        assertEquals(
                400,
                client.send("GET", "storage/folders?includeNovelties=True", "").statusCode());
    }

    @Test
    void queriesAreReadStrictly() throws Exception {
        String dataset = client.dataset("strict", false);
        expectQueryError(dataset, "nonsense", "GET", "null", "null", "INVALID_ARGUMENTS_ERROR");
        expectQueryError(dataset, "dataset", "GET", "null", "null", "INVALID_ARGUMENTS_ERROR");
        expectQueryError(dataset, "dataset", "FETCH", "null", "{}", "INVALID_ARGUMENTS_ERROR");
        expectQueryError(
                dataset, "video", "DELETE", "\"" + UUID.randomUUID() + "\"", "null", "INVALID_ARGUMENTS_ERROR");
        expectQueryError(
                dataset,
                "datasetlinkitems",
                "POST",
                "\"" + dataset + "\"",
                "{\"item_uuids\": [], \"duplicates_behavior\": \"IGNORE\"}",
                "INVALID_ARGUMENTS_ERROR");
        expectQueryError(
                dataset, "datarow", "GET", "\"" + UUID.randomUUID() + "\"", additional(), "RESOURCE_NOT_FOUND_ERROR");
        expectQueryError(
                dataset,
                "datarow",
                "POST",
                "\"" + UUID.randomUUID() + "\"",
                "{\"data_title\": \" \"}",
                "INVALID_ARGUMENTS_ERROR");
    }

    private static String additional() {
        return "{\"additional_data\": {\"signed_url\": false, \"images_data_fetch_options\": null, "
                + "\"client_metadata\": false}}";
    }

    private static String items(String dataItems) {
        return "{\"ignoreErrors\": false, \"dataItems\": " + dataItems + "}";
    }

    private void expectJobError(String folder, String body, String message) throws Exception {
        HttpResponse<String> answer = client.send("POST", "storage/folders/" + folder + "/data-upload-jobs", body);
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(message), answer.body());
    }

    private void expectQueryError(String dataset, String type, String method, String uid, String payload, String code)
            throws Exception {
        JsonNode envelope = client.envelope(dataset, type, method, uid, payload);
        assertEquals(code, envelope.get("response").get(0).asText(), envelope.toString());
    }
}
