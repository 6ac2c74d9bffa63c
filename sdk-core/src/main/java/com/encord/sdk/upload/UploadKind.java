package com.encord.sdk.upload;

/** What one input of an upload becomes on the platform. */
public enum UploadKind {
    /** One video. */
    VIDEO,
    /** One image. */
    IMAGE,
    /** Several images shown together, each kept as it is. */
    IMAGE_GROUP,
    /** Several images made into a video by the platform: one video for each resolution among them. */
    IMAGE_SEQUENCE,
    /** One sound recording. */
    AUDIO,
    /** A DICOM series; a single DICOM file is a series of one. */
    DICOM_SERIES,
    /** One NIfTI volume. */
    NIFTI,
    /** One PDF document. */
    PDF,
    /** One text. */
    TEXT,
    /** A file whose kind is not known: not yet, or it never was found out. */
    UNKNOWN;

    boolean hasManyFiles() {
        return this == IMAGE_GROUP || this == IMAGE_SEQUENCE || this == DICOM_SERIES;
    }

    /** The kind its files must have; {@link FileKind#UNKNOWN} when any will do. */
    FileKind fileKind() {
        return switch (this) {
            case VIDEO -> FileKind.VIDEO;
            case IMAGE, IMAGE_GROUP, IMAGE_SEQUENCE -> FileKind.IMAGE;
            case AUDIO -> FileKind.AUDIO;
            case DICOM_SERIES -> FileKind.DICOM;
            case NIFTI -> FileKind.NIFTI;
            case PDF -> FileKind.PDF;
            case TEXT -> FileKind.TEXT;
            case UNKNOWN -> FileKind.UNKNOWN;
        };
    }

    static UploadKind ofSingle(FileKind kind) {
        return switch (kind) {
            case VIDEO -> VIDEO;
            case IMAGE -> IMAGE;
            case AUDIO -> AUDIO;
            case DICOM -> DICOM_SERIES;
            case NIFTI -> NIFTI;
            case PDF -> PDF;
            case TEXT -> TEXT;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
