package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One unit of an {@link UploadJob}: a file, a group, a sequence or a series. */
final class UploadUnit extends Entity {
    UUID job = new UUID(0, 0);

    /** What is to be made, for example {@code VIDEO} or {@code IMG_GROUP}. */
    String kind = "";

    @Nullable
    String title;

    ObjectNode clientMetadata = Json.object();

    /** The files it is made of; exactly one for a single file. */
    List<Part> parts = List.of();

    /** Existing image items it is made of. */
    List<UUID> imageItems = List.of();

    boolean createVideo;
    boolean clusterByResolution;

    String status = UploadJob.PENDING;

    @Nullable
    String error;

    /** Items that came out of it. */
    List<UUID> items = List.of();

    /** Their data hashes, when the job fills a dataset. */
    List<UUID> rows = List.of();

    boolean pending() {
        return UploadJob.PENDING.equals(status);
    }

    List<String> urls() {
        List<String> urls = new ArrayList<>();
        parts.forEach(part -> urls.add(part.url()));
        return urls;
    }

    /**
     * One file of a unit.
     *
     * @param url object key or cloud URL
     * @param title given title
     * @param placeholder the item its signed URL was issued for
     * @param facts facts the customer vouches for, so that the file is not scanned
     * @param fileSize size the customer vouches for
     */
    record Part(
            String url,
            @Nullable String title,
            @Nullable UUID placeholder,
            @Nullable MediaFacts facts,
            @Nullable Long fileSize) {
        /** The given title, or the last step of the URL. */
        String name() {
            if (title != null && !title.isBlank()) {
                return title;
            }
            int query = url.indexOf('?');
            String path = query < 0 ? url : url.substring(0, query);
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
