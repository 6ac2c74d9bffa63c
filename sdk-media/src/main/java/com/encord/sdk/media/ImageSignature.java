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
        return isNetpbm(bytes) ? "image/x-portable-anymap" : "";
    }

    /** A letter and a digit are not enough, as plain ones are text: two sizes must follow, after any comments. */
    private static boolean isNetpbm(SniffedBytes bytes) {
        int kind = bytes.unsigned(1);
        if (bytes.unsigned(0) != 'P' || !isSpace(bytes.unsigned(2))) {
            return false;
        }
        if (kind == '7') {
            return bytes.has(2, "\n") && bytes.text(3, 512).contains("WIDTH ");
        }
        if ((kind < '1' || kind > '6') && kind != 'F' && kind != 'f') {
            return false;
        }
        int at = skipNumber(bytes, skipSpace(bytes, 2));
        return at > 0 && isSpace(bytes.unsigned(at)) && skipNumber(bytes, skipSpace(bytes, at)) > 0;
    }

    private static int skipSpace(SniffedBytes bytes, int from) {
        int at = from;
        while (at < bytes.head().length && (isSpace(bytes.unsigned(at)) || bytes.unsigned(at) == '#')) {
            int comment = bytes.unsigned(at) == '#' ? 1 : 0;
            at++;
            while (comment > 0 && at < bytes.head().length && bytes.unsigned(at) != '\n') {
                at++;
            }
        }
        return at;
    }

    /** The place after the digits; negative if there are none. */
    private static int skipNumber(SniffedBytes bytes, int from) {
        int at = from;
        while (bytes.unsigned(at) >= '0' && bytes.unsigned(at) <= '9') {
            at++;
        }
        return at == from ? -1 : at;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Two letters are not enough: the header's own length must be one of those that exist. */
    private static boolean isBitmap(SniffedBytes bytes) {
        int header = bytes.int32(14, ByteOrder.LITTLE_ENDIAN);
        return bytes.has(0, "BM") && header >= 12 && header <= 124;
    }
}
