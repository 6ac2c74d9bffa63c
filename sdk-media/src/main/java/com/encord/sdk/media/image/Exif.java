package com.encord.sdk.media.image;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two facts of EXIF 2.32 that matter for labelling: orientation and time of capture. Damaged EXIF never makes a
 * picture unreadable; what can be read is kept.
 */
record Exif(Optional<Orientation> orientation, Optional<LocalDateTime> captureTime) {
    static final Exif NONE = new Exif(Optional.empty(), Optional.empty());
    static final int ORIENTATION = 0x0112;
    static final int DATE_TIME = 0x0132;
    static final int EXIF_DIRECTORY = 0x8769;
    private static final int DATE_TIME_ORIGINAL = 0x9003;
    private static final int DATE_TIME_DIGITIZED = 0x9004;
    private static final int SUB_SECONDS = 0x9290;
    private static final int SUB_SECONDS_ORIGINAL = 0x9291;
    private static final int SUB_SECONDS_DIGITIZED = 0x9292;
    private static final int LONGEST_TEXT = 40;
    private static final String TIME = "0000-00-00 00:00:00";

    /**
     * Reads the block that starts with a TIFF byte order mark.
     *
     * @param base its position in the file
     * @param length its length
     */
    static Exif read(HeaderBytes bytes, long base, long length) {
        Collector collector;
        try {
            collector = new Collector(new TiffStructure(bytes, base, length));
            collector.readAll(collector.structure.first());
        } catch (MalformedHeader e) {
            return NONE;
        }
        return collector.result();
    }

    /** Collects tags over the main and the EXIF directory. */
    static final class Collector implements TiffStructure.Visitor {
        private final TiffStructure structure;
        private int orientation;
        private long exifDirectory;
        private String time = "";
        private String original = "";
        private String digitized = "";
        private String subSeconds = "";
        private String subSecondsOriginal = "";
        private String subSecondsDigitized = "";

        Collector(TiffStructure structure) {
            this.structure = structure;
        }

        private void readAll(long directory) {
            try {
                structure.read(directory, this);
            } catch (MalformedHeader e) {
                // Keep what was collected before the damage.
            }
            readExifDirectory();
        }

        void readExifDirectory() {
            if (exifDirectory > 0) {
                try {
                    structure.read(exifDirectory, this);
                } catch (MalformedHeader e) {
                    // Keep what was collected before the damage.
                }
            }
        }

        @Override
        public boolean wants(int tag) {
            return switch (tag) {
                case ORIENTATION,
                        EXIF_DIRECTORY,
                        DATE_TIME,
                        DATE_TIME_ORIGINAL,
                        DATE_TIME_DIGITIZED,
                        SUB_SECONDS,
                        SUB_SECONDS_ORIGINAL,
                        SUB_SECONDS_DIGITIZED -> true;
                default -> false;
            };
        }

        @Override
        public void entry(TiffStructure.Entry entry) {
            switch (entry.tag()) {
                case ORIENTATION -> orientation = entry.isNumber() ? (int) structure.value(entry, 0) : 0;
                case EXIF_DIRECTORY -> exifDirectory = entry.count() > 0 ? structure.value(entry, 0) : 0;
                case DATE_TIME -> time = structure.text(entry, LONGEST_TEXT);
                case DATE_TIME_ORIGINAL -> original = structure.text(entry, LONGEST_TEXT);
                case DATE_TIME_DIGITIZED -> digitized = structure.text(entry, LONGEST_TEXT);
                case SUB_SECONDS -> subSeconds = structure.text(entry, LONGEST_TEXT);
                case SUB_SECONDS_ORIGINAL -> subSecondsOriginal = structure.text(entry, LONGEST_TEXT);
                case SUB_SECONDS_DIGITIZED -> subSecondsDigitized = structure.text(entry, LONGEST_TEXT);
                default -> {
                    // not of interest
                }
            }
        }

        Exif result() {
            LocalDateTime taken = parse(original, subSecondsOriginal);
            if (taken == null) {
                taken = parse(digitized, subSecondsDigitized);
            }
            if (taken == null) {
                taken = parse(time, subSeconds);
            }
            return taken == null && orientation == 0
                    ? NONE
                    : new Exif(Orientation.ofExif(orientation), Optional.ofNullable(taken));
        }
    }

    /** Reads what {@link #TIME} shows, by hand: for many pictures this is most of what reading a header costs. */
    private static @Nullable LocalDateTime parse(String text, String fraction) {
        if (text.length() < TIME.length()) {
            return null;
        }
        int[] parts = new int[6];
        int part = 0;
        for (int i = 0; i < TIME.length(); i++) {
            char c = text.charAt(i);
            if (TIME.charAt(i) == '0' ? !isDigit(c) : !separates(TIME.charAt(i), c)) {
                return null;
            }
            if (TIME.charAt(i) == '0') {
                parts[part] = parts[part] * 10 + c - '0';
            } else {
                part++;
            }
        }
        try {
            return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], nanos(fraction));
        } catch (DateTimeException e) {
            // Cameras whose clock was never set write 0000:00:00 00:00:00.
            return null;
        }
    }

    /** Writers take other marks between the parts of a date than the standard's colon, and ISO 8601's T. */
    private static boolean separates(char expected, char found) {
        return switch (expected) {
            case '-' -> found == ':' || found == '/' || found == '-';
            case ' ' -> found == ' ' || found == 'T';
            default -> found == expected;
        };
    }

    /** Sub-second digits are a decimal fraction: "5" is half a second, "05" a twentieth. */
    private static int nanos(String fraction) {
        int nanos = 0;
        int digits = 0;
        for (; digits < fraction.length() && digits < 9 && isDigit(fraction.charAt(digits)); digits++) {
            nanos = nanos * 10 + fraction.charAt(digits) - '0';
        }
        for (; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
