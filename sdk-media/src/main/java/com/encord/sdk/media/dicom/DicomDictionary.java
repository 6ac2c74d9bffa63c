package com.encord.sdk.media.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The data dictionary (PS3.6): what an implicit element is, and what a tag is called. Read on first use. */
final class DicomDictionary {
    private final Map<Integer, Entry> entries;
    private final List<Mask> masks;

    private DicomDictionary(Map<Integer, Entry> entries, List<Mask> masks) {
        this.entries = entries;
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

    private static DicomDictionary load() {
        Map<Integer, Entry> entries = new HashMap<>(8192);
        List<Mask> masks = new ArrayList<>();
        InputStream resource = DicomDictionary.class.getResourceAsStream("dictionary.tsv");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(resource, "dictionary.tsv"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t");
                boolean ambiguous = fields[1].contains(" or ");
                VR vr = VR.valueOf(fields[1].substring(0, 2));
                Entry entry = new Entry(vr, ambiguous, fields[2]);
                if (fields[0].indexOf('x') < 0) {
                    entries.put(Integer.parseUnsignedInt(fields[0], 16), entry);
                } else {
                    masks.add(new Mask(
                            Integer.parseUnsignedInt(
                                    fields[0].replaceAll("[^x]", "F").replace('x', '0'), 16),
                            Integer.parseUnsignedInt(fields[0].replace('x', '0'), 16),
                            entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The SDK's own DICOM dictionary cannot be read", e);
        }
        return new DicomDictionary(entries, masks);
    }

    static @Nullable Entry find(int tag) {
        DicomDictionary dictionary = Loaded.INSTANCE;
        Entry entry = dictionary.entries.get(tag);
        if (entry != null || Tag.isPrivate(tag)) {
            return entry;
        }
        for (Mask mask : dictionary.masks) {
            if ((tag & mask.bits) == mask.value) {
                return mask.entry;
            }
        }
        return null;
    }
}
