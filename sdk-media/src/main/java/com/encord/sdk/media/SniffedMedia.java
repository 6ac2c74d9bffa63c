package com.encord.sdk.media;

/**
 * What content looks like.
 *
 * @param kind the kind
 * @param mimeType the media type, such as {@code video/mp4}; {@code application/octet-stream} if unknown
 */
public record SniffedMedia(MediaKind kind, String mimeType) {
    /** What is recognised as nothing. */
    public static final SniffedMedia UNKNOWN = new SniffedMedia(MediaKind.UNKNOWN, "application/octet-stream");
}
