package com.encord.sdk.media.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data dictionary (PS3.6): what an implicit element is, and what a tag is called. Read on first use, and since most
 * of its five thousand entries are never asked for, each is looked up in the text when it is, and then kept.
 */
final class DicomDictionary {
    private static final int TAG_DIGITS = 8;
    private static final int KEPT_BITS = 12;

    private final byte[] text;
    /** Where the lines with an {@code x} in their tag begin; those before are in order of tags. */
    private final int ordinary;

    private final List<Mask> masks = new ArrayList<>();
    /** By a hash of the tag; the entry that was asked for last stays. */
    private final @Nullable Known[] kept = new Known[1 << KEPT_BITS];

    private DicomDictionary(byte[] text) {
        this.text = text;
        int line = text.length;
        while (line > 0) {
            int start = lineStart(line - 1);
            if (!isMask(start)) {
                break;
            }
            masks.add(mask(new String(text, start, TAG_DIGITS, StandardCharsets.ISO_8859_1), entry(start)));
            line = start;
        }
        this.ordinary = line;
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

    private record Known(int tag, Entry entry) {}

    /** Holds the one dictionary of this process. */
    private static final class Loaded {
        static final DicomDictionary INSTANCE = new DicomDictionary(read());
    }

    /** A line is a tag, its representations and its keyword. */
    private static byte[] read() {
        try (InputStream resource = DicomDictionary.class.getResourceAsStream("dictionary.tsv")) {
            return Objects.requireNonNull(resource, "dictionary.tsv").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The SDK's own DICOM dictionary cannot be read", e);
        }
    }

    static @Nullable Entry find(int tag) {
        DicomDictionary dictionary = Loaded.INSTANCE;
        int place = (tag ^ tag >>> 16) * 0x9E3779B1 >>> Integer.SIZE - KEPT_BITS;
        Known known = dictionary.kept[place];
        if (known != null && known.tag == tag) {
            return known.entry;
        }
        Entry entry = dictionary.lookUp(tag);
        if (entry != null) {
            dictionary.kept[place] = new Known(tag, entry); // two threads may do so, without harm
        }
        return entry;
    }

    private @Nullable Entry lookUp(int tag) {
        int low = 0;
        int high = ordinary;
        while (low < high) {
            int line = lineStart((low + high) >>> 1);
            int order = Integer.compareUnsigned(tag(line), tag);
            if (order == 0) {
                return entry(line);
            }
            if (order < 0) {
                low = lineEnd(line) + 1;
            } else {
                high = line;
            }
        }
        for (Mask mask : Tag.isPrivate(tag) ? List.<Mask>of() : masks) {
            if ((tag & mask.bits) == mask.value) {
                return mask.entry;
            }
        }
        return null;
    }

    private int lineStart(int at) {
        int start = at;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int at) {
        int end = at;
        while (text[end] != '\n') {
            end++;
        }
        return end;
    }

    private int tag(int line) {
        int tag = 0;
        for (int i = line; i < line + TAG_DIGITS; i++) {
            int digit = text[i];
            tag = tag << 4 | (digit <= '9' ? digit - '0' : digit - 'A' + 10);
        }
        return tag;
    }

    private boolean isMask(int line) {
        for (int i = line; i < line + TAG_DIGITS; i++) {
            if (text[i] == 'x') {
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

    private Entry entry(int line) {
        int representations = line + TAG_DIGITS + 1;
        int tab = representations;
        while (text[tab] != '\t') {
            tab++;
        }
        VR vr = Objects.requireNonNull(VR.of(text[representations], text[representations + 1]));
        String keyword = new String(text, tab + 1, lineEnd(tab) - tab - 1, StandardCharsets.ISO_8859_1);
        return new Entry(vr, tab > representations + 2, keyword);
    }
}
