package com.encord.sdk.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the bytes of an item lie: among the stored objects, or in the directory of a pretended cloud storage. */
final class StoredFiles {
    private static final String CLOUD = "cloud/";

    private final State state;
    private final ObjectStore objects;
    private final SignedUrls urls;
    private final Path written;

    /** @param written keeps what the platform itself writes to pretended clouds */
    StoredFiles(State state, ObjectStore objects, SignedUrls urls, Path written) {
        this.state = state;
        this.objects = objects;
        this.urls = urls;
        this.written = written;
    }

    /** The item's file; null for groups and for files of unknown storages. */
    @Nullable
    Path of(Item item) {
        if (item.objectKey != null) {
            return objects.path(item.objectKey);
        }
        return item.url == null || item.integration == null ? null : inCloud(item.integration, item.url);
    }

    /** The file a cloud URL stands for; null when the integration does not cover it. */
    @Nullable
    Path inCloud(UUID integrationUuid, String url) {
        Integration integration = state.read(() -> state.integrations.find(integrationUuid));
        if (integration == null || !url.startsWith(integration.urlPrefix)) {
            return null;
        }
        Path own = below(written(integration), integration, url);
        return own != null && Files.isRegularFile(own) ? own : below(Path.of(integration.directory), integration, url);
    }

    /** Where to write a cloud URL, in directories that exist. */
    Path writable(UUID integrationUuid, String url) throws IOException {
        Integration integration = state.read(() -> state.integrations.get(integrationUuid));
        Path file = url.startsWith(integration.urlPrefix) ? below(written(integration), integration, url) : null;
        if (file == null) {
            throw new IOException("The integration does not cover " + url);
        }
        Files.createDirectories(file.getParent());
        return file;
    }

    private Path written(Integration integration) {
        return written.resolve(integration.uuid.toString());
    }

    private static @Nullable Path below(Path root, Integration integration, String url) {
        Path directory = root.toAbsolutePath().normalize();
        Path file =
                directory.resolve(url.substring(integration.urlPrefix.length())).normalize();
        return file.startsWith(directory) ? file : null;
    }

    /** Whether the item's file is there. */
    boolean reaches(Item item) {
        Path file = item.url == null || item.integration == null ? null : inCloud(item.integration, item.url);
        return file != null && Files.isRegularFile(file);
    }

    /** A URL to read the item's bytes; null when it has none of its own. */
    @Nullable
    String signedUrl(Item item) {
        if (item.objectKey != null) {
            return urls.toRead(item.objectKey);
        }
        return item.url != null && item.integration != null ? urls.toRead(CLOUD + item.uuid) : null;
    }

    /** The item behind the key of a signed URL for reading. */
    Item readable(String key) {
        return state.read(() -> {
            Item item = key.startsWith(CLOUD)
                    ? state.items.find(Fields.uuid(key.substring(CLOUD.length()), "The signed URL"))
                    : state.itemsByKey.first(key);
            if (item == null) {
                throw ApiError.notFound("There is no object " + key);
            }
            return item;
        });
    }
}
