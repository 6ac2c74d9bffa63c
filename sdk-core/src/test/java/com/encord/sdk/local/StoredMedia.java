package com.encord.sdk.local;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A stored file as a {@link MediaEngine} sees it. The file on disk has no telling extension, so its given name comes
 * along.
 *
 * @param file the stored bytes; read only, they belong to the platform
 * @param name the name the uploader gave the file, for example {@code crossing.mp4}
 * @param itemType what the uploader says it is, in the platform's words: {@code video}, {@code image}, {@code audio},
 *     {@code dicomFile}, {@code nifti}, {@code plainText} or {@code pdf}
 */
public record StoredMedia(Path file, String name, String itemType) {
    /**
     * Refuses missing parts.
     *
     * @param file the stored bytes
     * @param name the name the uploader gave the file
     * @param itemType what the uploader says it is
     */
    public StoredMedia {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(itemType, "itemType");
    }
}
