package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.local.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The platform misbehaves exactly as told. */
class FaultTest extends OnPlatform {
    private static final String FOLDERS = "/v2/public/storage/folders";

    @Test
    void errorsComeAsOftenAsAskedForWithRetryAfter() throws Exception {
        Fault fault = platform.faults().on("GET", FOLDERS).times(2).answer(429, Duration.ofMillis(1500));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = client.send("GET", "storage/folders", "");
            assertEquals(429, answer.statusCode());
            assertEquals("2", answer.headers().firstValue("Retry-After").orElse(""));
        }
        assertEquals(200, client.send("GET", "storage/folders", "").statusCode());
        assertEquals(2, fault.hits());
    }

    @Test
    void otherRequestsAreLeftAlone() throws Exception {
        platform.faults().on("POST", FOLDERS).answer(503);
        assertEquals(200, client.send("GET", "storage/folders", "").statusCode());
        assertEquals(
                503, client.send("POST", "storage/folders", "{\"name\": \"a\"}").statusCode());
        platform.faults().clear();
        assertEquals(
                200, client.send("POST", "storage/folders", "{\"name\": \"a\"}").statusCode());
    }

    @Test
    void resetDoesNothingButDroppedReplyHasDoneTheWork() throws Exception {
        platform.faults().on("POST", FOLDERS).times(1).reset();
        assertThrows(IOException.class, () -> client.send("POST", "storage/folders", "{\"name\": \"a\"}"));
        assertEquals(0, client.get("storage/folders").get("results").size());
        platform.faults().on("POST", FOLDERS).times(1).dropReply();
        assertThrows(IOException.class, () -> client.send("POST", "storage/folders", "{\"name\": \"a\"}"));
        assertEquals(1, client.get("storage/folders").get("results").size());
    }

    @Test
    void replyEndsHalfWay() throws Exception {
        platform.faults().on("GET", FOLDERS).times(1).truncateReply();
        assertThrows(IOException.class, () -> client.send("GET", "storage/folders", ""));
    }

    @Test
    void connectionBreaksInTheMiddleOfAPut() throws Exception {
        String folder = client.folder("a");
        JsonNode slot = client.urls(folder, "image", 1).get(0);
        platform.faults().on("PUT", "/objects/.*").times(1).resetMidBody();
        assertThrows(IOException.class, () -> client.put(slot.get("signedUrl").asText(), new byte[1 << 20]));
        assertEquals(
                200,
                client.put(slot.get("signedUrl").asText(), new byte[1 << 20]).statusCode());
    }

    @Test
    void signedUrlExpiresOnDemand() throws Exception {
        JsonNode slot = client.urls(client.folder("a"), "image", 1).get(0);
        platform.faults().on("PUT", "/objects/.*").times(1).expireSignedUrl();
        HttpResponse<String> answer = client.put(slot.get("signedUrl").asText(), new byte[1]);
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("expired"), answer.body());
    }

    @Test
    void downloadEndsHalfWay() throws Exception {
        String item = client.upload(client.folder("a"), "plainText", "text", "a.txt", new byte[50_000]);
        HttpRequest read = HttpRequest.newBuilder(URI.create(client.get("storage/items/" + item + "?signUrl=True")
                        .get("signedUrl")
                        .asText()))
                .build();
        platform.faults().on("GET", "/objects/.*").times(1).truncateReply();
        assertThrows(IOException.class, () -> client.send(read));
        assertEquals(50_000, client.send(read).body().length());
    }

    @Test
    void refusedLargePutStillGetsItsAnswer() throws Exception {
        JsonNode slot = client.urls(client.folder("a"), "video", 1).get(0);
        platform.faults().on("PUT", "/objects/.*").times(1).answer(503);
        assertEquals(
                503,
                client.put(slot.get("signedUrl").asText(), new byte[8 << 20]).statusCode());
    }

    @Test
    void queriesFailInTheirEnvelope() throws Exception {
        String dataset = client.dataset("a", false);
        platform.faults()
                .on(request -> "datarows GET".equals(request.queryType()))
                .times(1)
                .deny();
        JsonNode denied = client.envelope(dataset, "datarows", "GET", "null", "{}");
        assertEquals(403, denied.get("status").asInt());
        assertEquals("AUTHORISATION_ERROR", denied.get("response").get(0).asText());
        platform.faults().on("POST", "/public").times(1).answer(500);
        JsonNode failed = client.envelope(dataset, "datarows", "GET", "null", "{}");
        assertEquals(500, failed.get("status").asInt());
    }

    @Test
    void delaysAddUpAndDoNotEndTheRequest() throws Exception {
        platform.faults().on("GET", FOLDERS).delay(Duration.ofMillis(150));
        platform.faults().on("GET", FOLDERS).delay(Duration.ofMillis(150));
        Instant before = Instant.now();
        assertEquals(200, client.send("GET", "storage/folders", "").statusCode());
        assertTrue(Duration.between(before, Instant.now()).toMillis() >= 300);
    }

    @Test
    void chanceWithTheSameSeedHitsTheSameRequests() throws Exception {
        assertEquals(statuses(7), statuses(7));
        assertTrue(statuses(7).contains("200") && statuses(7).contains("502"), statuses(7));
    }

    private String statuses(long seed) throws Exception {
        Fault fault =
                platform.faults().on("GET", FOLDERS).probability(0.4, seed).answer(502);
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            statuses.append(client.send("GET", "storage/folders", "").statusCode())
                    .append(' ');
        }
        fault.remove();
        return statuses.toString();
    }
}
