package com.encord.sdk.items;

import java.util.Arrays;

/** What a storage item is. */
public enum ItemType {
    /** A video file. */
    VIDEO("video"),
    /** A single image. */
    IMAGE("image"),
    /** Items of any kinds shown side by side. */
    GROUP("group"),
    /** Images kept as they are, of any sizes, labelled together. */
    IMAGE_GROUP("imageGroup"),
    /** Images of one size that the platform made a video of. */
    IMAGE_SEQUENCE("imageSequence"),
    /** A single DICOM file. */
    DICOM_FILE("dicomFile"),
    /** The DICOM files of one series. */
    DICOM_SERIES("dicomSeries"),
    /** A sound file. */
    AUDIO("audio"),
    /** A NIfTI volume. */
    NIFTI("nifti"),
    /** A text file. */
    PLAIN_TEXT("plainText"),
    /** A PDF document. */
    PDF("pdf"),
    /** A three-dimensional scene. */
    SCENE("scene"),
    /** A type this SDK does not know yet. */
    UNKNOWN("unknown");

    private final String wireName;

    ItemType(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The platform's spelling.
     *
     * @return such as {@code dicomSeries}
     */
    public String wireName() {
        return wireName;
    }

    static ItemType of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether the platform can have items below one of this type. */
    boolean hasChildren() {
        return this == IMAGE_GROUP
                || this == IMAGE_SEQUENCE
                || this == GROUP
                || this == DICOM_SERIES
                || this == UNKNOWN;
    }
}
