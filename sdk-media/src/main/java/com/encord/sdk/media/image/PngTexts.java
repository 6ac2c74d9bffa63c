package com.encord.sdk.media.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Text chunks of a PNG in which writers hide EXIF and XMP (PNG specification, third edition, 11.3.3). */
final class PngTexts {
    private static final int ITXT = HeaderBytes.fourCc("iTXt");
    private static final int ZTXT = HeaderBytes.fourCc("zTXt");
    private static final int TEXT = HeaderBytes.fourCc("tEXt");
    private static final String XMP = "XML:com.adobe.xmp\0";
    private static final String[] PROFILES = {"Raw profile type exif\0", "Raw profile type APP1\0"};
    private static final int MOST_BYTES = 1 << 18;
    private static final int MOST_LINES = 3;

    private PngTexts() {}

    static boolean isText(int type) {
        return type == ITXT || type == ZTXT || type == TEXT;
    }

    /** Adds what a text chunk says about orientation and time of capture. */
    static ImageInfo read(ImageInfo info, HeaderBytes bytes, int type, long at, long length) {
        if (type == ITXT && bytes.startsWith(at, XMP) && length > XMP.length() + 4L) {
            // compression flag and method, then an empty language and translated keyword
            int skipped = XMP.length() + 4;
            return info.withOrientationOf(Xmp.read(bytes, at + skipped, length - skipped));
        }
        for (String profile : PROFILES) {
            if (type != ITXT && bytes.startsWith(at, profile)) {
                int compression = type == ZTXT ? 1 : 0;
                long from = at + profile.length() + compression;
                int size = (int) Math.max(0, Math.min(Math.min(length, MOST_BYTES), bytes.size() - at));
                byte[] text = bytes.copy(from, Math.max(0, size - profile.length() - compression));
                return info.with(exif(type == ZTXT ? inflate(text) : text));
            }
        }
        return info;
    }

    /** ImageMagick's form: an empty line, a name, a length, then hexadecimal digits in lines. */
    private static Exif exif(byte[] profile) {
        int at = 0;
        for (int line = 0; line < MOST_LINES && at < profile.length; at++) {
            line += profile[at] == '\n' ? 1 : 0;
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        int high = -1;
        for (; at < profile.length; at++) {
            int digit = Character.digit(profile[at], 16);
            if (digit < 0 && profile[at] > ' ') {
                return Exif.NONE;
            }
            if (digit >= 0 && high >= 0) {
                block.write(high << 4 | digit);
            }
            high = digit < 0 ? high : high < 0 ? digit : -1;
        }
        try (HeaderBytes bytes = HeaderBytes.open(new BytesSource("EXIF of a PNG", block.toByteArray()))) {
            int prefix = bytes.startsWith(0, "Exif\0") ? 6 : 0;
            return Exif.read(bytes, prefix, bytes.size() - prefix);
        } catch (IOException | MalformedHeader e) {
            return Exif.NONE;
        }
    }

    private static byte[] inflate(byte[] deflated) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] text = new byte[MOST_BYTES];
            int length = inflater.inflate(text);
            return Arrays.copyOf(text, length);
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }
}
