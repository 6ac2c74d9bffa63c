package com.encord.sdk.media.check;

/**
 * What can be wrong with a file. The names are stable: programs may compare them, and they appear as they are in JSON.
 */
public enum FindingCode {
    // Any file
    /** The file cannot be opened or read. */
    UNREADABLE,
    /** The content is not media although the name says so. */
    NOT_MEDIA,
    /** The file has zero bytes. */
    EMPTY_FILE,
    /** The platform does not take this container or file format. */
    UNSUPPORTED_CONTAINER,
    /** The platform does not take this codec in this container. */
    UNSUPPORTED_CODEC,
    /** Taken, but not verified in every browser: VP9 in MP4. */
    UNVERIFIED_COMBINATION,
    /** Only Safari shows this format: MOV, TIFF. */
    SAFARI_ONLY,
    /** The container promises more than the file holds. */
    TRUNCATED,
    /** The structure breaks the rules of its format in a place that readers cannot get past. */
    MALFORMED,
    /** A duration, frame rate or frame count is unknown; of a DICOM file, what its pixels are read by. */
    MISSING_METADATA,
    /** The name's extension says another format than the content is; the content counts. */
    MISLABELLED,
    // Document
    /** A password may be needed to open the file. */
    ENCRYPTED,
    /** A text is not encoded in UTF-8, which browsers expect. */
    UNUSUAL_ENCODING,
    // Image
    /** The image has more pixels than browsers and decoders take. */
    OVERSIZE_DIMENSIONS,
    /** The file holds an animation or several pages, of which the platform sees one picture. */
    MULTIPLE_PICTURES,
    // Video
    /** HEVC needs strong client machines; H.264 is the safe choice. */
    HEVC_ADVICE,
    /** The container holds no video stream; attached pictures do not count. */
    NO_VIDEO_STREAM,
    /** The container holds several video streams and players may choose another than the platform. */
    MULTIPLE_VIDEO_STREAMS,
    /** Presentation times leave a constant grid by more than half a frame. */
    VARIABLE_FRAME_RATE,
    /** The first presented frame is not at time 0. */
    NON_ZERO_START,
    /** Packets that are decoded but never presented: packet count and presented frame count differ. */
    GHOST_FRAMES,
    /** Two frames claim the same presentation time. */
    DUPLICATE_TIMESTAMPS,
    /** Decoding times run backwards. */
    NON_MONOTONIC_TIMESTAMPS,
    /** Packets carry no presentation time. */
    MISSING_TIMESTAMPS,
    /** Frames do not decode cleanly; found by a deep check only. */
    CORRUPT_FRAMES,
    /** The sound ends more than one frame after the pictures. */
    AUDIO_OUTLASTS_VIDEO,
    /** The sound starts more than one frame before the pictures. */
    AUDIO_STARTS_FIRST,
    /** The sample aspect ratio is not 1:1. */
    NON_SQUARE_PIXELS,
    /** A display matrix turns or mirrors the stored pictures. */
    ROTATED,
    /** The pictures consist of two fields of different times. */
    INTERLACED,
    /** Not 8-bit 4:2:0, which is all that browsers decode everywhere. */
    UNSUPPORTED_PIXEL_FORMAT,
    /** Width or height is odd, which 4:2:0 encoders do not take. */
    ODD_DIMENSIONS,
    /** The picture size changes within the stream. */
    DIMENSIONS_CHANGE,
    /** The largest gap between keyframes makes seeking slow. */
    SPARSE_KEYFRAMES,
    /** The index lies behind the media data, so that playing over the web starts late. */
    MOOV_AT_END,
    /** The file is larger than the platform takes. */
    OVERSIZE_BYTES,
    /** The video has more frames than the platform takes. */
    OVERSIZE_FRAMES,
    // DICOM
    /** No picture is in the file: an error where its header describes one, a note where it should have none. */
    NO_PIXEL_DATA,
    // NIfTI
    /** The volume is a pair of header and voxel file; the platform takes one file per volume. */
    SPLIT_VOLUME
}
