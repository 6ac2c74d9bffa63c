package com.encord.sdk.examples.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@code curl -T} needs to send the same file to the same platform: the yardstick. It asks for its signed URL by
 * hand, with a bearer token.
 *
 * @param platform the platform's address
 * @param token a bearer token
 * @param folder where the placeholder goes
 */
record CurlUpload(String platform, String token, UUID folder) {

    /** The time curl takes; empty where there is no curl. */
    Optional<Duration> send(Path file) throws IOException, InterruptedException {
        if (!isThere()) {
            return Optional.empty();
        }
        String url = signedUrl();
        long start = System.nanoTime();
        Process curl = new ProcessBuilder("curl", "-sS", "--fail", "-T", file.toString(), "-H", "Expect:", url)
                .inheritIO()
                .start();
        int exit = curl.waitFor();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (exit != 0) {
            throw new IOException("curl ended with code " + exit);
        }
        return Optional.of(elapsed);
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("curl", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String signedUrl() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(platform + "/v2/public/storage/folders/" + folder + "/upload-signed-urls"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"itemType\": \"video\", \"count\": 1}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode results = new ObjectMapper().readTree(answer.body()).path("results");
        return results.path(0).path("signedUrl").asText();
    }
}
