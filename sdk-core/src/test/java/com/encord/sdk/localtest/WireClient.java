package com.encord.sdk.localtest;

import com.encord.sdk.local.LocalPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Raw signed calls to a local platform; answers are JSON trees. */
final class WireClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final TestSigner signer;

    WireClient(String url, Path keyFile) throws IOException {
        this.url = url;
        this.signer = TestSigner.of(keyFile);
    }

    static WireClient of(LocalPlatform platform) throws IOException {
        return new WireClient(platform.url(), platform.privateKeyFile());
    }

    HttpClient http() {
        return http;
    }

    /** A REST call and its whole answer. */
    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(signed(method, path, body).build());
    }

    HttpRequest.Builder signed(String method, String path, String body) {
        long created = System.currentTimeMillis() / 1000 - 30;
        return signer.rest(
                        method, URI.create(url + "/v2/public/" + path), body.getBytes(StandardCharsets.UTF_8), created)
                .timeout(Duration.ofSeconds(90));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A REST call that must succeed. */
    JsonNode rest(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() != 200) {
            throw new IOException(method + " " + path + " -> " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return rest("GET", path, "");
    }

    /** The envelope of a query; one about no dataset has an empty one. */
    JsonNode envelope(String dataset, String type, String method, String uid, String payload)
            throws IOException, InterruptedException {
        String body = "{\"query_type\": \"" + type + "\", \"query_method\": \"" + method + "\", \"values\": {\"uid\": "
                + uid + ", \"payload\": " + payload + "}}";
        HttpRequest request = signer.query(
                        URI.create(url + (dataset.isEmpty() ? "/public/user" : "/public")),
                        dataset,
                        body.getBytes(StandardCharsets.UTF_8))
                .build();
        return JSON.readTree(send(request).body());
    }

    /** The response of a query that must succeed. */
    JsonNode query(String dataset, String type, String method, String uid, String payload)
            throws IOException, InterruptedException {
        JsonNode envelope = envelope(dataset, type, method, uid, payload);
        if (envelope.path("status").asInt() != 200) {
            throw new IOException(type + " " + method + " -> " + envelope);
        }
        return envelope.get("response");
    }

    String folder(String name) throws IOException, InterruptedException {
        return rest("POST", "storage/folders", "{\"name\": \"" + name + "\"}")
                .get("uuid")
                .asText();
    }

    String dataset(String title, boolean backed) throws IOException, InterruptedException {
        return rest("POST", "datasets", "{\"title\": \"" + title + "\", \"createBackingFolder\": " + backed + "}")
                .get("datasetUuid")
                .asText();
    }

    /** Signed URLs for uploads: itemUuid, objectKey, signedUrl. */
    List<JsonNode> urls(String folder, String itemType, int count) throws IOException, InterruptedException {
        List<JsonNode> urls = new ArrayList<>();
        rest(
                        "POST",
                        "storage/folders/" + folder + "/upload-signed-urls",
                        "{\"itemType\": \"" + itemType + "\", \"count\": " + count + "}")
                .get("results")
                .forEach(urls::add);
        return urls;
    }

    HttpResponse<String> put(String signedUrl, byte[] bytes) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(signedUrl))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build());
    }

    String startJob(String folder, String dataItems, boolean ignoreErrors) throws IOException, InterruptedException {
        return rest(
                        "POST",
                        "storage/folders/" + folder + "/data-upload-jobs",
                        "{\"dataItems\": " + dataItems + ", \"ignoreErrors\": " + ignoreErrors + "}")
                .asText();
    }

    JsonNode poll(String folder, String job, int seconds) throws IOException, InterruptedException {
        return get("storage/folders/" + folder + "/data-upload-jobs/" + job + "?timeoutSeconds=" + seconds);
    }

    /** Uploads and registers one file; answers its item. */
    String upload(String folder, String itemType, String list, String title, byte[] bytes)
            throws IOException, InterruptedException {
        JsonNode slot = urls(folder, itemType, 1).get(0);
        put(slot.get("signedUrl").asText(), bytes);
        String job = startJob(folder, "{\"" + list + "\": [" + single(slot, title) + "]}", false);
        JsonNode state = poll(folder, job, 30);
        if (!state.get("status").asText().equals("DONE")) {
            throw new IOException("registration ended as " + state);
        }
        return state.get("itemsWithNames").get(0).get("itemUuid").asText();
    }

    static String single(JsonNode slot, String title) {
        return "{\"objectUrl\": \"" + slot.get("objectKey").asText() + "\", \"title\": \"" + title
                + "\", \"placeholderItemUuid\": \"" + slot.get("itemUuid").asText() + "\"}";
    }

    static String frame(JsonNode slot, String title) {
        return "{\"url\": \"" + slot.get("objectKey").asText() + "\", \"title\": \"" + title
                + "\", \"placeholderItemUuid\": \"" + slot.get("itemUuid").asText() + "\"}";
    }
}
