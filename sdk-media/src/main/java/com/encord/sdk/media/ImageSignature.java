package com.encord.sdk.media;

import java.nio.ByteOrder;
import java.util.Optional;

/** Still pictures that are not ISO base media files. */
final class ImageSignature {
    private ImageSignature() {}

    static Optional<SniffedMedia> recognise(SniffedBytes bytes) {
        String type = type(bytes);
        return type.isEmpty() ? Optional.empty() : Optional.of(new SniffedMedia(MediaKind.IMAGE, type));
    }

    private static String type(SniffedBytes bytes) {
        if (bytes.has(0, "\u00FF\u00D8\u00FF")) {
            // JPEG-LS is another codec in the same marker syntax (ITU-T T.87 C.1.1)
            return bytes.has(2, "\u00FF\u00F7") ? "image/jls" : "image/jpeg";
        }
        if (bytes.has(0, "\u0089PNG\r\n\u001A\n")) {
            return "image/png";
        }
        if (bytes.has(0, "GIF87a") || bytes.has(0, "GIF89a")) {
            return "image/gif";
        }
        if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) {
            return "image/webp";
        }
        if (bytes.has(0, "II*\0") || bytes.has(0, "MM\0*") || bytes.has(0, "II+\0") || bytes.has(0, "MM\0+")) {
            return "image/tiff";
        }
        if (isBitmap(bytes)) {
            return "image/bmp";
        }
        if (bytes.has(0, "\0\0\0\fjP  \r\n")) {
            return "image/jp2";
        }
        if (bytes.has(0, "\u00FF\u004F\u00FF\u0051")) {
            return "image/j2c";
        }
        if (bytes.has(0, "\u00FF\n") || bytes.has(0, "\0\0\0\fJXL \r\n")) {
            return "image/jxl";
        }
        if (bytes.has(0, "8BPS")) {
            return "image/vnd.adobe.photoshop";
        }
        if (bytes.has(0, "\0\0\1\0") && bytes.unsigned(4) > 0 && bytes.unsigned(5) == 0) {
            return "image/x-icon";
        }
        return "";
    }

    /** Two letters are not enough: the header's own length must be one of those that exist. */
    private static boolean isBitmap(SniffedBytes bytes) {
        int header = bytes.int32(14, ByteOrder.LITTLE_ENDIAN);
        return bytes.has(0, "BM") && header >= 12 && header <= 124;
    }
}
