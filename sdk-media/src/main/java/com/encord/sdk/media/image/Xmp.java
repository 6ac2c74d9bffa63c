package com.encord.sdk.media.image;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The few facts of an XMP packet that say how a picture lies in its file (ISO 16684-1). The packet is searched, not
 * parsed: writers disagree on how they nest it, but not on these names.
 */
final class Xmp {
    static final String JPEG_PREFIX = "http://ns.adobe.com/xap/1.0/\0";
    private static final int MOST_BYTES = 1 << 20;
    private static final String ORIENTATION = "tiff:Orientation";

    private final String packet;

    private Xmp(String packet) {
        this.packet = packet;
    }

    /** Reads a packet as far as it lies within the file. */
    static Xmp read(HeaderBytes bytes, long at, long length) {
        long present = Math.min(Math.min(length, bytes.size() - at), MOST_BYTES);
        return new Xmp(present <= 0 ? "" : new String(bytes.copy(at, (int) present), StandardCharsets.ISO_8859_1));
    }

    /** The value as an attribute or as an element. */
    Optional<Orientation> orientation() {
        int at = packet.indexOf(ORIENTATION);
        if (at < 0) {
            return Optional.empty();
        }
        int value = at + ORIENTATION.length();
        if (packet.startsWith("=\"", value) || packet.startsWith("='", value)) {
            value += 2;
        } else if (packet.startsWith(">", value)) {
            value++;
        } else {
            return Optional.empty();
        }
        return value < packet.length() ? Orientation.ofExif(packet.charAt(value) - '0') : Optional.empty();
    }

    /** Whether the file's second picture is no picture but the gain map of the first (ISO 21496-1, Ultra HDR). */
    boolean announcesGainMap() {
        return packet.contains(" hdrgm:Version=\"");
    }
}
