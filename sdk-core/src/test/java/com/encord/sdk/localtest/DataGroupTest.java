package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.local.LocalPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Groups that show items side by side. */
@Timeout(30)
class DataGroupTest {
    @TempDir
    Path directory;

    private LocalPlatform platform;
    private WireClient client;
    private String folder;

    @BeforeEach
    void start() throws Exception {
        platform = LocalPlatform.builder().dataDirectory(directory).start();
        client = WireClient.of(platform);
        folder = client.folder("groups");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aGridHalvesTheViewAgainAndAgainUntilEachTileHasItsPlace() throws Exception {
        JsonNode layout = layoutOf("default-grid", 5);
        assertEquals("row", layout.get("direction").asText());
        assertEquals("column", layout.get("first").get("direction").asText());
        assertEquals(List.of("tile_0", "tile_1", "tile_2", "tile_3", "tile_4"), tiles(layout));
    }

    @Test
    void aListIsACarouselOfAll() throws Exception {
        assertEquals("data_unit_list", layoutOf("default-list", 3).get("type").asText());
        assertEquals(3, layoutOf("default-list", 3).get("keys").size());
        assertEquals("data_unit_list", layoutOf("default-grid", 1).get("type").asText(), "one tile cannot be divided");
    }

    @Test
    void aLayoutShowsNothingThatItsContentsLack() throws Exception {
        String item = client.upload(folder, "plainText", "text", "a.txt", new byte[] {65});
        HttpResponse<String> answer = client.send(
                "POST",
                "storage/folders/" + folder + "/create-group-items",
                "[{\"layoutType\": \"custom\", \"layoutContents\": {\"left\": \"" + item
                        + "\"}, \"layout\": {\"direction\": \"row\", \"splitPercentage\": 50, "
                        + "\"first\": {\"type\": \"data_unit\", \"key\": \"left\"}, "
                        + "\"second\": {\"type\": \"data_unit\", \"key\": \"right\"}}}]");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("right"), answer.body());
    }

    private JsonNode layoutOf(String type, int count) throws Exception {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(client.upload(folder, "plainText", "text", i + ".txt", new byte[] {65}));
        }
        String contents = items.stream().map(item -> "\"" + item + "\"").collect(Collectors.joining(", ", "[", "]"));
        String group = client.rest(
                        "POST",
                        "storage/folders/" + folder + "/create-group-items",
                        "[{\"layoutType\": \"" + type + "\", \"layoutContents\": " + contents + "}]")
                .get(0)
                .asText();
        return client.get("storage/folders/" + folder + "/items/" + group + "/summary?includeGroupLayout=True")
                .get("groupLayout")
                .get("layout");
    }

    private static List<String> tiles(JsonNode layout) {
        if (layout.has("key")) {
            return List.of(layout.get("key").asText());
        }
        List<String> keys = new ArrayList<>(tiles(layout.get("first")));
        keys.addAll(tiles(layout.get("second")));
        return keys;
    }
}
