package com.encord.sdk.media.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data dictionary (PS3.6): what an implicit element is, and what a tag is called. Read on first use, and since most
 * of its five thousand entries are never asked for, each is made when it is.
 */
final class DicomDictionary {
    private static final int TAG_DIGITS = 8;

    private final String text;
    private final int[] tags;
    private final int[] lines;
    private final @Nullable Entry[] entries;
    private final List<Mask> masks;

    private DicomDictionary(String text, int[] tags, int[] lines, List<Mask> masks) {
        this.text = text;
        this.tags = tags;
        this.lines = lines;
        this.entries = new Entry[tags.length];
        this.masks = masks;
    }

    /**
     * An entry.
     *
     * @param vr the representation; the first one where the dictionary names several
     * @param ambiguous whether the dictionary names several
     * @param keyword the tag's keyword
     */
    record Entry(VR vr, boolean ambiguous, String keyword) {}

    private record Mask(int bits, int value, Entry entry) {}

    /** Holds the one dictionary of this process. */
    private static final class Loaded {
        static final DicomDictionary INSTANCE = load();
    }

    private static String read() {
        try (InputStream resource = DicomDictionary.class.getResourceAsStream("dictionary.tsv")) {
            byte[] bytes = Objects.requireNonNull(resource, "dictionary.tsv").readAllBytes();
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("The SDK's own DICOM dictionary cannot be read", e);
        }
    }

    /** A line is a tag, its representations and its keyword; lines are in order of tags, those with an {@code x} last. */
    private static DicomDictionary load() {
        String text = read();
        int[] tags = new int[8192];
        int[] lines = new int[tags.length];
        int count = 0;
        int line = 0;
        while (!isMask(text, line)) {
            tags[count] = Integer.parseUnsignedInt(text, line, line + TAG_DIGITS, 16);
            lines[count++] = line;
            line = text.indexOf('\n', line) + 1;
        }
        List<Mask> masks = new ArrayList<>();
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            masks.add(mask(text.substring(line, line + TAG_DIGITS), entry(text, line, end)));
            line = end + 1;
        }
        return new DicomDictionary(text, Arrays.copyOf(tags, count), Arrays.copyOf(lines, count), masks);
    }

    private static boolean isMask(String text, int line) {
        for (int i = line; i < line + TAG_DIGITS; i++) {
            if (text.charAt(i) == 'x') {
                return true;
            }
        }
        return false;
    }

    private static Mask mask(String tag, Entry entry) {
        int bits = 0;
        for (int i = 0; i < TAG_DIGITS; i++) {
            bits = bits << 4 | (tag.charAt(i) == 'x' ? 0 : 0xF);
        }
        return new Mask(bits, Integer.parseUnsignedInt(tag.replace('x', '0'), 16), entry);
    }

    private static Entry entry(String text, int line, int end) {
        int representations = line + TAG_DIGITS + 1;
        int tab = text.indexOf('\t', representations);
        VR vr = VR.valueOf(text.substring(representations, representations + 2));
        return new Entry(vr, tab > representations + 2, text.substring(tab + 1, end));
    }

    static @Nullable Entry find(int tag) {
        DicomDictionary dictionary = Loaded.INSTANCE;
        int index = dictionary.indexOf(tag);
        if (index >= 0) {
            return dictionary.at(index);
        }
        if (!Tag.isPrivate(tag)) {
            for (Mask mask : dictionary.masks) {
                if ((tag & mask.bits) == mask.value) {
                    return mask.entry;
                }
            }
        }
        return null;
    }

    private int indexOf(int tag) {
        int low = 0;
        int high = tags.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(tags[middle], tag);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Two threads may make the same entry, which does no harm. */
    private Entry at(int index) {
        Entry entry = entries[index];
        if (entry == null) {
            entry = entry(text, lines[index], text.indexOf('\n', lines[index]));
            entries[index] = entry;
        }
        return entry;
    }
}
