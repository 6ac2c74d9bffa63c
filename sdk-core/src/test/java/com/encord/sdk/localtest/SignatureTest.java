package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.local.LocalPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signatures made by another implementation (Python's cryptography) with a published test key must be accepted. */
@Timeout(30)
class SignatureTest {
    private static final String KEY = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";
    private static final String PARAMS = "encord-sig=(\"@method\" \"@request-target\" \"content-digest\")"
            + ";created=1700000000;keyid=\"" + KEY + "\";alg=\"ed25519\"";
    private static final String EMPTY = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    private static final String LIST =
            "/v2/public/storage/folders?isRecursive=False&order=name&desc=False&pageSize=100";
    private static final String LIST_SIGNATURE =
            "vcA+lfO25pOg4Lr+PbJ3/EaHD2g3FHo+/aGrDrjBo4a5SBNogESFFhyEehZ8U/IPxxc+bHbjfjkmYvRsOD+kBw==";
    private static final String URLS =
            "/v2/public/storage/folders/11111111-2222-3333-4444-555555555555/upload-signed-urls";
    private static final String QUERY = "{\"query_type\": \"reencodevideotask\", \"query_method\": \"GET\", "
            + "\"values\": {\"uid\": 1234, \"payload\": null}}";
    private static final String QUERY_SIGNATURE = "0b4d922382b7de853e23f0f8422ba0cd27944d5ae3217376b08f7a9844b9af00"
            + "c9f637259d090387eb0aae2b4782b28028e792d8defa70017ed1d3de6f7b3206";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private LocalPlatform platform;

    @BeforeEach
    void start() {
        platform = LocalPlatform.builder()
                .clock(Clock.fixed(Instant.ofEpochSecond(1_700_000_030), ZoneOffset.UTC))
                .start();
        platform.registerKey("vectors@example.com", KEY);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void signedGetIsAccepted() throws Exception {
        HttpResponse<String> answer = rest("GET", LIST, EMPTY, LIST_SIGNATURE, "");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("{\"results\":[]}", answer.body());
    }

    @Test
    void signedPostsAreAcceptedAndThenJudgedByTheirContent() throws Exception {
        HttpResponse<String> urls = rest(
                "POST",
                URLS,
                "sha-256=:saMFM6yVBNCd29VlJoRMeZP4cFrQOQJxuInMoLn93c4=:",
                "q6J+/eThxS+60//9vEnC9htNXma6fK/MiJBy0iqOgC1vl7AvZcs2bHgRlcHse3NceyVbYMv1RuS4yDytKp1dDw==",
                "{\"itemType\": \"video\", \"count\": 1}");
        assertEquals(403, urls.statusCode(), "no such folder, but well signed: " + urls.body());
        HttpResponse<String> escaped = rest(
                "POST",
                URLS,
                "sha-256=:P9dpXxas4IFC2lRfRryE1W8euNaSl4M0bb+2q379lfI=:",
                "hih60RygrxXt9+aHwMavR4mwFBuuvNn8XPRNGjc9Q0645RaF9ym3HmjQdsag64mH+CWX+rzsBGyy8k7JYtSJDQ==",
                "{\"name\": \"Z\\u00fcrich \\u6771\\u4eac\"}");
        assertEquals(400, escaped.statusCode(), escaped.body());
    }

    @Test
    void theQueryStringIsSignedInTheFormItWasSent() throws Exception {
        String path =
                "/v2/public/storage/folders?search=a+b%2Bc%2F%C3%BC%26%C3%A9&itemTypes=video&itemTypes=imageGroup";
        String signature = "OKOKjQC5SvLzvbnpf4aLgSDjbApzgoXJm4JXTC0JKlBJoY0RgfwRnqaEaTPOKrsw3aw8/tk3ENvwrlwXjQfaAQ==";
        HttpResponse<String> known = rest("GET", path, EMPTY, signature, "");
        assertEquals(400, known.statusCode());
        assertTrue(known.body().contains("Unknown parameter itemTypes"), known.body());
        assertEquals(
                401,
                rest("GET", path.replace("%C3%BC", "%c3%bc"), EMPTY, signature, "")
                        .statusCode());
    }

    @Test
    void signedQueryIsAccepted() throws Exception {
        JsonNode envelope = query(QUERY, QUERY_SIGNATURE);
        assertEquals(404, envelope.get("status").asInt(), "no such dataset, but well signed: " + envelope);
        assertEquals("RESOURCE_NOT_FOUND_ERROR", envelope.get("response").get(0).asText());
    }

    @Test
    void whatWasTamperedWithIsRefused() throws Exception {
        assertEquals(
                401, rest("GET", LIST + "&search=x", EMPTY, LIST_SIGNATURE, "").statusCode());
        assertEquals(
                401,
                rest("GET", LIST, EMPTY, LIST_SIGNATURE.replace('v', 'w'), "").statusCode());
        assertEquals(401, rest("POST", LIST, EMPTY, LIST_SIGNATURE, "").statusCode());
        HttpResponse<String> otherBody = rest("POST", URLS, EMPTY, LIST_SIGNATURE, "{}");
        assertEquals(401, otherBody.statusCode());
        assertTrue(otherBody.body().contains("Content-Digest"), otherBody.body());
        JsonNode query = query(QUERY.replace("1234", "1235"), QUERY_SIGNATURE);
        assertEquals(401, query.get("status").asInt());
        assertEquals("AUTHENTICATION_ERROR", query.get("response").get(0).asText());
    }

    @Test
    void unsignedRequestsAreRefused() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(platform.url() + LIST)).build(), BodyHandlers.ofString());
        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("message"), answer.body());
    }

    @Test
    void unknownKeysAreRefusedOnBothProtocols() throws Exception {
        try (LocalPlatform stranger = LocalPlatform.builder().start()) {
            WireClient client = new WireClient(platform.url(), stranger.privateKeyFile());
            HttpResponse<String> rest = client.send("GET", "storage/folders", "");
            assertEquals(401, rest.statusCode());
            assertTrue(rest.body().contains("belongs to no user"), rest.body());
            JsonNode query = client.envelope(UUID.randomUUID().toString(), "dataset", "GET", "null", "{}");
            assertEquals(401, query.get("status").asInt());
            assertEquals("SSH_KEY_NOT_FOUND_ERROR", query.get("response").get(0).asText());
        }
    }

    @Test
    void oldSignaturesAreRefused() throws Exception {
        try (LocalPlatform later = LocalPlatform.builder()
                .clock(Clock.fixed(Instant.ofEpochSecond(1_700_000_011), ZoneOffset.UTC))
                .signatureTolerance(Duration.ofSeconds(10))
                .start()) {
            later.registerKey("vectors@example.com", KEY);
            HttpRequest request = request(later.url(), "GET", LIST, EMPTY, LIST_SIGNATURE, "");
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertEquals(401, answer.statusCode());
            assertTrue(answer.body().contains("11 s old"), answer.body());
        }
    }

    @Test
    void bearerTokensOpenBothProtocols() throws Exception {
        try (LocalPlatform fresh = LocalPlatform.builder().start()) {
            WireClient client = WireClient.of(fresh);
            String token = client.get("user/bearer-token").get("token").asText();
            String dataset = client.dataset("with token", false);
            HttpRequest rest = HttpRequest.newBuilder(URI.create(fresh.url() + "/v2/public/storage/folders"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            assertEquals(200, client.send(rest).statusCode());
            HttpRequest query = HttpRequest.newBuilder(URI.create(fresh.url() + "/public"))
                    .header("Authorization", "Bearer " + token)
                    .header("ResourceType", "dataset")
                    .header("ResourceID", dataset)
                    .POST(BodyPublishers.ofString(
                            "{\"query_type\": \"dataset\", \"query_method\": \"GET\", \"values\": "
                                    + "{\"uid\": null, \"payload\": "
                                    + "{\"dataset_access_settings\": {\"fetch_client_metadata\": false}}}}"))
                    .build();
            JsonNode envelope = WireClient.JSON.readTree(client.send(query).body());
            assertEquals("with token", envelope.get("response").get("title").asText());
            HttpRequest forged = HttpRequest.newBuilder(URI.create(fresh.url() + "/v2/public/storage/folders"))
                    .header("Authorization", "Bearer " + token.substring(0, token.length() - 1) + "x")
                    .build();
            assertEquals(401, client.send(forged).statusCode());
        }
    }

    private HttpResponse<String> rest(String method, String path, String digest, String signature, String body)
            throws Exception {
        return http.send(request(platform.url(), method, path, digest, signature, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(
            String url, String method, String path, String digest, String signature, String body) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Digest", digest)
                .header("Signature-Input", PARAMS)
                .header("Signature", "encord-sig=:" + signature + ":")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private JsonNode query(String body, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.url() + "/public"))
                .header("ResourceType", "dataset")
                .header("ResourceID", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")
                .header("Authorization", KEY + ":" + signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), "the envelope tells the error");
        return WireClient.JSON.readTree(answer.body());
    }
}
