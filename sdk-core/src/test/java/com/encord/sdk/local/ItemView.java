package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows items as REST does. Every key is written, null or not: the official client does not parse without. */
final class ItemView {
    private static final MediaFacts UNKNOWN = MediaFacts.of("application/octet-stream");

    private final State state;
    private final StoredFiles files;

    ItemView(State state, StoredFiles files) {
        this.state = state;
        this.files = files;
    }

    ObjectNode show(Item item, boolean signUrl) {
        MediaFacts facts = item.facts == null ? UNKNOWN : item.facts;
        ObjectNode json = Json.object()
                .put("uuid", item.uuid.toString())
                .put("parent", Json.text(item.parent))
                .put("itemType", item.itemType)
                .put("name", item.name)
                .put("description", item.description)
                .put("clientMetadata", item.clientMetadata.toString())
                .put("owner", item.owner)
                .put("createdAt", item.createdAt.toString())
                .put("lastEditedAt", item.editedAt.toString())
                .put("isTombstone", item.tombstone)
                .put("isPlaceholder", item.placeholder)
                .put("backedDataUnitsCount", state.rowsOfItem.find(item.uuid).size())
                .put("storageLocation", location(item))
                .put("integrationHash", Json.text(item.integration))
                .put("url", item.url == null ? item.objectKey : item.url)
                .put("signedUrl", signUrl && !item.placeholder ? files.signedUrl(item) : null)
                .put("fileSize", item.fileSize)
                .put("mimeType", item.facts == null ? null : facts.mimeType())
                .put("duration", facts.timing().duration())
                .put("fps", facts.timing().fps())
                .put("height", facts.size().height())
                .put("width", facts.size().width())
                .put("dicomInstanceUid", facts.dicom().instanceUid())
                .put("dicomStudyUid", facts.dicom().studyUid())
                .put("dicomSeriesUid", facts.dicom().seriesUid())
                .put("frameCount", frameCount(item, facts))
                .put("audioSampleRate", facts.audio().sampleRate())
                .put("audioBitDepth", facts.audio().bitDepth())
                .put("audioCodec", facts.audio().codec())
                .put("audioNumChannels", facts.audio().channels());
        // Not on the platform's wire: what the engine found wrong, for those who test against it.
        json.set("issues", issues(facts.issues()));
        return json;
    }

    private static @Nullable Integer frameCount(Item item, MediaFacts facts) {
        return item.itemType.equals(ItemTypes.IMAGE_GROUP)
                ? Integer.valueOf(item.children.size())
                : facts.timing().frameCount();
    }

    static ArrayNode issues(Iterable<MediaIssue> issues) {
        ArrayNode array = Json.array();
        for (MediaIssue issue : issues) {
            array.addObject().put("code", issue.code()).put("message", issue.message());
        }
        return array;
    }

    /** The storage location REST names. */
    static String location(Item item) {
        return item.url == null ? "encord" : scheme(item.url);
    }

    /** The number data rows have for the storage location. */
    static int locationNumber(Item item) {
        return switch (location(item)) {
            case "encord" -> 0;
            case "s3" -> 1;
            case "gcp" -> 2;
            case "azure" -> 3;
            default -> 4;
        };
    }

    private static String scheme(String url) {
        String text = url.toLowerCase(Locale.ROOT);
        if (text.startsWith("s3:")) {
            return "s3";
        }
        if (text.startsWith("gs:")) {
            return "gcp";
        }
        return text.contains(".blob.core.windows.net/") ? "azure" : "s3Compatible";
    }
}
