package com.encord.sdk.upload;

/** What one file on disk is, as far as the platform cares. */
public enum FileKind {
    /** A video: MP4, MOV, WebM or MKV. */
    VIDEO,
    /** A still image. */
    IMAGE,
    /** A sound recording. */
    AUDIO,
    /** A DICOM file, of one frame or many. */
    DICOM,
    /** A NIfTI volume, possibly gzipped. */
    NIFTI,
    /** A PDF document. */
    PDF,
    /** Any text: plain, HTML, JSON, XML, CSV, Markdown. */
    TEXT,
    /** None of these, or nobody could tell; never uploaded. */
    UNKNOWN
}
