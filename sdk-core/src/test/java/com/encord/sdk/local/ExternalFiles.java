package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON specification of private cloud data, turned into the form of {@code dataItems}. Names are taken in
 * snake_case and camelCase; groups and series name their files {@code objectUrl_0}, {@code objectUrl_1} and so on, or
 * list them as {@code dataItems} does.
 */
final class ExternalFiles {
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("videos", "videos"),
            Map.entry("images", "images"),
            Map.entry("imagegroups", "imageGroups"),
            Map.entry("imagegroupsfromitems", "imageGroupsFromItems"),
            Map.entry("dicomseries", "dicomSeries"),
            Map.entry("audio", "audio"),
            Map.entry("nifti", "nifti"),
            Map.entry("text", "text"),
            Map.entry("pdfs", "pdf"),
            Map.entry("pdf", "pdf"));
    private static final Map<String, String> FLAGS =
            Map.of("skipduplicateurls", "skipDuplicateUrls", "upsertmetadata", "upsertMetadata");

    /** The names within the lists, by what {@link #bare} makes of them. */
    private static final Map<String, String> NAMES = Stream.of(
                    "objectUrl",
                    "clientMetadata",
                    "videoMetadata",
                    "imageMetadata",
                    "audioMetadata",
                    "textMetadata",
                    "pdfMetadata",
                    "dicomMetadata",
                    "createVideo",
                    "clusterByResolution",
                    "externalFileType",
                    "placeholderItemUuid",
                    "imageItems",
                    "videoUrlPrefix",
                    "dicomFiles",
                    "fileSize",
                    "mimeType",
                    "sampleRate",
                    "bitDepth",
                    "numChannels",
                    "numPages")
            .collect(Collectors.toMap(ExternalFiles::bare, Function.identity()));

    /** What the user wrote in these stays as it is. */
    private static final Set<String> FREE = Set.of("clientMetadata", "tags");

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
            String flag = FLAGS.get(bare(name));
            String list = LISTS.get(bare(name));
            if (flag != null) {
                items.put(flag, files.flag(name));
            } else if (list != null) {
                ArrayNode target = items.putArray(list);
                files.list(name).forEach(element -> target.add(element(list, element.json())));
            }
        }
        files.end();
        return items;
    }

    private static JsonNode element(String list, ObjectNode element) {
        ObjectNode converted = (ObjectNode) named(element);
        boolean group = list.equals("imageGroups") || list.equals("dicomSeries");
        if (!group || !element.has("objectUrl_0")) {
            return converted;
        }
        ArrayNode parts = Json.array();
        for (int i = 0; element.has("objectUrl_" + i); i++) {
            ObjectNode part = parts.addObject();
            part.set("url", converted.remove("objectUrl_" + i));
            if (element.has("title_" + i)) {
                part.set("title", converted.remove("title_" + i));
            }
        }
        converted.set(list.equals("imageGroups") ? "images" : "dicomFiles", parts);
        return converted;
    }

    /** The same with the wire's names. */
    private static JsonNode named(JsonNode json) {
        if (json.isArray()) {
            ArrayNode array = Json.array();
            json.forEach(element -> array.add(named(element)));
            return array;
        }
        if (!json.isObject()) {
            return json;
        }
        ObjectNode converted = Json.object();
        json.properties().forEach(field -> {
            String name = NAMES.getOrDefault(bare(field.getKey()), field.getKey());
            converted.set(name, FREE.contains(name) ? field.getValue() : named(field.getValue()));
        });
        return converted;
    }

    private static String bare(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
