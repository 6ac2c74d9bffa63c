package com.encord.sdk.upload;

import java.util.Map;
import java.util.Optional;

/**
 * What a {@link FileInspector} found. Immutable.
 *
 * @param kind what the file is; {@link FileKind#UNKNOWN} means that it cannot be uploaded
 * @param mimeType its MIME type, such as {@code image/png}: the content type it is stored with, where the platform has
 *     no fixed one for the kind
 * @param refusal why the file must not be uploaded as it is, in words for the user; empty when it may
 * @param mediaMetadata what the platform would otherwise find out by scanning the file, with the platform's own field
 *     names (for a video {@code fps, duration, width, height, fileSize, mimeType}; for DICOM {@code tags}); empty when
 *     not known. Only sent if the upload {@linkplain Upload#provideMediaMetadata(boolean) says so}
 */
public record Inspection(FileKind kind, String mimeType, Optional<String> refusal, Map<String, Object> mediaMetadata) {

    /**
     * Keeps the metadata as it is given: DICOM tags may hold nulls.
     *
     * @param kind what the file is
     * @param mimeType its MIME type
     * @param refusal why it must not be uploaded
     * @param mediaMetadata what the platform would otherwise find out
     */
    public Inspection {}

    /**
     * A file that may be uploaded.
     *
     * @param kind what it is
     * @param mimeType its MIME type
     * @return the finding, without media metadata
     */
    public static Inspection of(FileKind kind, String mimeType) {
        return new Inspection(kind, mimeType, Optional.empty(), Map.of());
    }

    /**
     * The same file, not to be uploaded as it is; a {@link FileRepair} may still make it fit.
     *
     * @param reason why, in words for the user
     * @return a new finding
     */
    public Inspection refuse(String reason) {
        return new Inspection(kind, mimeType, Optional.of(reason), mediaMetadata);
    }

    /**
     * The same finding with what the platform would otherwise find out by scanning.
     *
     * @param metadata the platform's fields for this kind, all of them
     * @return a new finding
     */
    public Inspection withMediaMetadata(Map<String, Object> metadata) {
        return new Inspection(kind, mimeType, refusal, metadata);
    }
}
