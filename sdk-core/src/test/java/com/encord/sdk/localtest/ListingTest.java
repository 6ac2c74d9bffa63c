package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists come in order, by pages, and see changes between pages. */
class ListingTest extends OnPlatform {
    private String top;

    @BeforeEach
    void makeTree() throws Exception {
        top = client.folder("top");
        for (String name : List.of("d", "b", "a", "c", "e")) {
            child(name, top);
        }
    }

    @Test
    void pagesFollowEachOtherInBothDirections() throws Exception {
        assertEquals(List.of("a", "b", "c", "d", "e"), all("storage/folders/" + top + "/folders?pageSize=2"));
        assertEquals(List.of("e", "d", "c", "b", "a"), all("storage/folders/" + top + "/folders?pageSize=2&desc=True"));
        assertEquals(
                List.of("d", "b", "a", "c", "e"),
                all("storage/folders/" + top + "/folders?pageSize=2&order=createdAt"));
    }

    @Test
    void lastPageHasNoToken() throws Exception {
        JsonNode page = client.get("storage/folders/" + top + "/folders?pageSize=5");
        assertEquals(5, page.get("results").size());
        assertTrue(!page.has("nextPageToken"), page.toString());
    }

    @Test
    void entriesAddedBeforeTheTokenDoNotRepeatOthers() throws Exception {
        JsonNode first = client.get("storage/folders/" + top + "/folders?pageSize=2");
        child("aa", top);
        String token = first.get("nextPageToken").asText();
        JsonNode second = client.get("storage/folders/" + top + "/folders?pageSize=2&pageToken=" + token);
        assertEquals("c", second.get("results").get(0).get("name").asText());
    }

    @Test
    void recursiveListsMergeFoldersInOrder() throws Exception {
        String inner = child("z", top);
        child("bb", inner);
        child("dd", inner);
        List<String> names = all("storage/folders/" + top + "/folders?isRecursive=True&pageSize=3");
        assertEquals(names.stream().sorted(Comparator.naturalOrder()).toList(), names);
        assertEquals(8, names.size());
        assertEquals(List.of("bb"), all("storage/search/folders?search=BB"));
        assertEquals(List.of("top"), all("storage/folders"));
    }

    @Test
    void folderCannotMoveBelowItself() throws Exception {
        String inner = child("inner", top);
        String body = "{\"folderUuids\": [\"" + top + "\"], \"newParentUuid\": \"" + inner + "\"}";
        assertEquals(400, client.send("POST", "storage/folders/move", body).statusCode());
        assertEquals(
                "null",
                client.rest("POST", "storage/folders/move", "{\"folderUuids\": [\"" + inner + "\"]}")
                        .toString());
        assertTrue(client.get("storage/folders/" + inner).get("parent").isNull());
    }

    @Test
    void pathLeadsFromTheRoot() throws Exception {
        String inner = child("inner", top);
        JsonNode path = client.get("storage/folders/" + child("leaf", inner)).get("pathToRoot");
        assertEquals("top", path.get(0).get("name").asText());
        assertEquals("leaf", path.get(2).get("name").asText());
        assertEquals(inner, path.get(2).get("parentUuid").asText());
    }

    private String child(String name, String parent) throws Exception {
        return client.rest("POST", "storage/folders", "{\"name\": \"" + name + "\", \"parent\": \"" + parent + "\"}")
                .get("uuid")
                .asText();
    }

    private List<String> all(String path) throws Exception {
        List<String> names = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        JsonNode page = client.get(path);
        while (true) {
            page.get("results").forEach(entry -> names.add(entry.get("name").asText()));
            if (!page.hasNonNull("nextPageToken")) {
                return names;
            }
            page = client.get(
                    path + separator + "pageToken=" + page.get("nextPageToken").asText());
        }
    }
}
