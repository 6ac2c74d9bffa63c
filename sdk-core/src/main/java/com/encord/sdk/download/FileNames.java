package com.encord.sdk.download;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Titles as names of files that every usual file system takes, and that cannot lead anywhere else: whoever may write a
 * title must not be able to write outside the directory.
 */
final class FileNames {
    /** Leaves room, within the 255 bytes of usual file systems, for a piece of an id and for {@code .part}. */
    private static final int MOST_BYTES = 200;

    private static final int LONGEST_EXTENSION = 20;

    /** Not in names: what Windows forbids, controls, invisible formatting such as reversed text, broken surrogates. */
    private static final Pattern UNFIT = Pattern.compile("[\\\\/:*?\"<>|\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /** Devices on Windows, with any extension. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?");

    private static final Pattern PART = Pattern.compile("(?i).*\\.part");

    private FileNames() {}

    /** The name of an item's file or directory; never empty, hidden or special. */
    static String of(String title, UUID id) {
        String name = UNFIT.matcher(Normalizer.normalize(title, Normalizer.Form.NFC))
                .replaceAll("_")
                .strip()
                .replaceAll("[. ]+$", "");
        if (name.isEmpty()) {
            return id.toString();
        }
        if (name.startsWith(".")) {
            name = "_" + name.substring(1);
        }
        if (DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        if (PART.matcher(name).matches()) {
            name = name + "_";
        }
        return shortened(name);
    }

    private static String shortened(String name) {
        if (bytes(name) <= MOST_BYTES) {
            return name;
        }
        String extension = name.substring(startOfExtension(name));
        return cut(name.substring(0, name.length() - extension.length()), MOST_BYTES - bytes(extension)) + extension;
    }

    private static String cut(String stem, int mostBytes) {
        int end = stem.length();
        while (bytes(stem.substring(0, end)) > mostBytes) {
            end = stem.offsetByCodePoints(end, -1);
        }
        return stem.substring(0, end).stripTrailing();
    }

    /** Where the extension with its dot begins; the end if there is none worth the name. */
    private static int startOfExtension(String name) {
        int dot = name.lastIndexOf('.');
        boolean isOne = dot > 0 && bytes(name.substring(dot)) <= LONGEST_EXTENSION;
        return isOne ? dot : name.length();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The same name with something before its extension. */
    static String marked(String name, String mark) {
        int end = startOfExtension(name);
        return name.substring(0, end) + "~" + mark + name.substring(end);
    }

    /** The same name for file systems that take ASCII only. */
    static String ascii(String name) {
        return name.replaceAll("[^\\x20-\\x7e]", "_");
    }

    /** What is equal for names that some file system takes for the same. */
    static String key(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
