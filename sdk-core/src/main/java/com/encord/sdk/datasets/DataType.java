package com.encord.sdk.datasets;

/** What a dataset's row shows. */
public enum DataType {
    /** A video. */
    VIDEO,
    /** An image group, or an image sequence when {@link DataRow#isImageSequence()}. */
    IMG_GROUP,
    /** A DICOM series. */
    DICOM,
    /** A single image. */
    IMAGE,
    /** A DICOM study. */
    DICOM_STUDY,
    /** A NIfTI volume. */
    NIFTI,
    /** A sound file. */
    AUDIO,
    /** A text file. */
    PLAIN_TEXT,
    /** A PDF document. */
    PDF,
    /** A data group. */
    GROUP,
    /** A three-dimensional scene. */
    SCENE,
    /** A type this SDK does not know yet. */
    UNKNOWN;

    static DataType of(String text) {
        for (DataType type : values()) {
            if (type.name().equalsIgnoreCase(text)) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
