package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON specification of private cloud data, turned into the form of {@code dataItems}. List names are taken in
 * snake_case and camelCase; groups and series name their files {@code objectUrl_0}, {@code objectUrl_1} and so on.
 */
final class ExternalFiles {
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("videos", "videos"),
            Map.entry("images", "images"),
            Map.entry("image_groups", "imageGroups"),
            Map.entry("imageGroups", "imageGroups"),
            Map.entry("dicom_series", "dicomSeries"),
            Map.entry("dicomSeries", "dicomSeries"),
            Map.entry("audio", "audio"),
            Map.entry("nifti", "nifti"),
            Map.entry("text", "text"),
            Map.entry("pdfs", "pdf"),
            Map.entry("pdf", "pdf"));
    private static final Map<String, String> FLAGS = Map.of(
            "skip_duplicate_urls", "skipDuplicateUrls",
            "skipDuplicateUrls", "skipDuplicateUrls",
            "upsert_metadata", "upsertMetadata",
            "upsertMetadata", "upsertMetadata");

    private ExternalFiles() {}

    /** The request, from exactly one of the two forms. */
    static UploadRequest request(@Nullable Fields dataItems, @Nullable Fields files, @Nullable UUID integration) {
        if ((dataItems == null) == (files == null)) {
            throw ApiError.badRequest("Exactly one of data items and external files must be given");
        }
        if (dataItems != null) {
            return UploadRequest.of(dataItems, integration != null);
        }
        if (integration == null) {
            throw ApiError.badRequest("External files need an integration");
        }
        return UploadRequest.of(new Fields(dataItems(files), "files"), true);
    }

    private static ObjectNode dataItems(Fields files) {
        ObjectNode items = Json.object();
        for (String name : files.names()) {
            if (FLAGS.containsKey(name)) {
                items.put(FLAGS.get(name), files.flag(name));
            } else if (LISTS.containsKey(name)) {
                JsonNode list = files.node(name);
                ArrayNode target = items.putArray(LISTS.get(name));
                if (list != null) {
                    list.forEach(element -> target.add(element(LISTS.get(name), element)));
                }
            }
        }
        files.end();
        return items;
    }

    private static JsonNode element(String list, JsonNode element) {
        boolean group = list.equals("imageGroups") || list.equals("dicomSeries");
        if (!group || !element.isObject()) {
            return element;
        }
        ObjectNode converted = Json.object();
        ArrayNode parts = Json.array();
        for (int i = 0; element.has("objectUrl_" + i); i++) {
            ObjectNode part = parts.addObject();
            part.set("url", element.get("objectUrl_" + i));
            if (element.has("title_" + i)) {
                part.set("title", element.get("title_" + i));
            }
        }
        element.properties().forEach(field -> {
            if (!field.getKey().matches("(objectUrl|title)_\\d+")) {
                converted.set(field.getKey(), field.getValue());
            }
        });
        converted.set(list.equals("imageGroups") ? "images" : "dicomFiles", parts);
        return converted;
    }
}
