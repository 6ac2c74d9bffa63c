package com.encord.sdk.media;

/** What a file is, judged by its content and never by its name. */
public enum MediaKind {
    /** Moving pictures: at least one video stream that is not an attached cover picture. */
    VIDEO,
    /** One still picture: JPEG, PNG, WebP, AVIF, HEIC, BMP, TIFF, GIF and the like. */
    IMAGE,
    /** Sound only; an attached cover picture does not make a song a video. */
    AUDIO,
    /** A DICOM file, with or without the 128-byte preamble. */
    DICOM,
    /** A NIfTI or Analyze volume, gzipped or not. */
    NIFTI,
    /** A PDF document. */
    PDF,
    /** Plain text of any sort: HTML, JSON, XML, CSV, Markdown, source code. */
    TEXT,
    /** Nothing this SDK recognises. */
    UNKNOWN
}
