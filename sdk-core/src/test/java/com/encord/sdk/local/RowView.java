package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows data rows as the query protocol does. */
final class RowView {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final MediaFacts UNKNOWN = MediaFacts.of("application/octet-stream");

    private final State state;
    private final StoredFiles files;

    RowView(State state, StoredFiles files) {
        this.state = state;
        this.files = files;
    }

    /**
     * What a row shows beyond the necessary.
     *
     * @param clientMetadata whether the item's metadata is shown
     * @param signedUrl whether a URL to read the file is made
     * @param images whether the images of a group are listed
     * @param imageUrls whether a URL to read each image is made
     */
    record Extent(boolean clientMetadata, boolean signedUrl, boolean images, boolean imageUrls) {
        static final Extent PLAIN = new Extent(false, false, false, false);
    }

    ObjectNode show(Row row, Extent extent) {
        Item item = state.items.get(row.item);
        MediaFacts facts = item.facts == null ? UNKNOWN : item.facts;
        boolean sequence = item.itemType.equals(ItemTypes.IMAGE_SEQUENCE);
        boolean group = sequence || item.itemType.equals(ItemTypes.IMAGE_GROUP);
        ObjectNode json = Json.object()
                .put("data_hash", row.uuid.toString())
                .put("data_title", row.title)
                .put("data_type", ItemTypes.dataType(item.itemType))
                .put("created_at", time(row.createdAt))
                .put("last_edited_at", time(row.editedAt))
                .put("width", facts.size().width())
                .put("height", facts.size().height())
                .put("file_link", link(item))
                .put("file_size", item.fileSize)
                .put("file_type", item.facts == null ? null : facts.mimeType())
                .put("storage_location", ItemView.locationNumber(item))
                .put("frames_per_second", facts.timing().fps())
                .put("duration", facts.timing().duration())
                .put("signed_url", extent.signedUrl() ? files.signedUrl(item) : null)
                .put("is_optimised_image_group", group ? Boolean.valueOf(sequence) : null)
                .put("backing_item_uuid", item.uuid.toString());
        json.set("client_metadata", extent.clientMetadata() ? item.clientMetadata : null);
        json.set("images_data", extent.images() && group ? images(item, extent.imageUrls()) : null);
        return json;
    }

    static String time(Instant moment) {
        return TIME.format(moment);
    }

    private ArrayNode images(Item group, boolean signedUrls) {
        ArrayNode images = Json.array();
        for (UUID uuid : group.children) {
            Item image = state.items.get(uuid);
            MediaFacts facts = image.facts == null ? UNKNOWN : image.facts;
            images.addObject()
                    .put("image_hash", image.uuid.toString())
                    .put("title", image.name)
                    .put("file_link", link(image))
                    .put("file_type", facts.mimeType())
                    .put("file_size", image.fileSize)
                    .put("storage_location", ItemView.locationNumber(image))
                    .put("created_at", time(image.createdAt))
                    .put("last_edited_at", time(image.editedAt))
                    .put("height", facts.size().height())
                    .put("width", facts.size().width())
                    .put("signed_url", signedUrls ? files.signedUrl(image) : null);
        }
        return images;
    }

    private static @Nullable String link(Item item) {
        return item.url == null ? item.objectKey : item.url;
    }
}
