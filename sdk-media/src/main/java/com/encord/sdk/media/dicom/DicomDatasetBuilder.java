package com.encord.sdk.media.dicom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the elements of a data set that another library parsed, see {@link DicomFileBuilder}. Elements may come in any
 * order; of two with one tag the last one counts. For use by one thread.
 */
public final class DicomDatasetBuilder {
    private record Entry(int tag, VR vr, DicomValue value) {}

    private final boolean bigEndian;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, List<DicomDatasetBuilder>> sequences = new LinkedHashMap<>();

    DicomDatasetBuilder(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    /**
     * Takes an element whose value is in memory.
     *
     * @param tag its tag
     * @param vr its value representation, not {@code SQ}
     * @param bytes its value in the byte order of the file, none for an empty value; not to be changed afterwards
     */
    public void value(int tag, VR vr, byte[] bytes) {
        entries.add(new Entry(tag, vr, new DicomValue.Bytes(bytes, 0, bytes.length)));
    }

    /**
     * Takes an element whose value stays in the file.
     *
     * @param tag its tag
     * @param vr its value representation, one of bytes
     * @param offset where the value starts in the file
     * @param length how many bytes of it are there
     */
    public void valueInFile(int tag, VR vr, long offset, long length) {
        entries.add(new Entry(tag, vr, new DicomValue.Region(offset, length)));
    }

    /**
     * Takes encapsulated pixel data (PS3.5 A.4), which stays in the file.
     *
     * @param tag its tag
     * @param vr its value representation
     * @param offsets where each fragment's bytes start in the file, first those of the basic offset table; anything
     *     where there are none
     * @param lengths how many bytes of each are there
     * @throws IllegalArgumentException if there are more offsets than lengths, or fewer
     */
    public void fragmentsInFile(int tag, VR vr, long[] offsets, long[] lengths) {
        if (offsets.length != lengths.length) {
            throw new IllegalArgumentException(offsets.length + " offsets and " + lengths.length + " lengths");
        }
        List<DicomValue.Region> fragments = new ArrayList<>(offsets.length);
        for (int i = 0; i < offsets.length; i++) {
            fragments.add(new DicomValue.Region(offsets[i], lengths[i]));
        }
        entries.add(new Entry(tag, vr, new DicomValue.Fragments(List.copyOf(fragments))));
    }

    /**
     * Takes a sequence without items, which {@link #item(int)} may fill.
     *
     * @param tag its tag
     */
    public void sequence(int tag) {
        sequences.computeIfAbsent(tag, none -> new ArrayList<>());
    }

    /**
     * Adds an item to a sequence.
     *
     * @param tag the sequence's tag
     * @return takes the item's elements
     */
    public DicomDatasetBuilder item(int tag) {
        DicomDatasetBuilder item = new DicomDatasetBuilder(bigEndian);
        sequence(tag);
        sequences.get(tag).add(item);
        return item;
    }

    /** The data set; texts are read in its own character set, or else in that of the data set around it. */
    DicomDataset build(SpecificCharacterSet inherited) {
        SpecificCharacterSet charset = inherited;
        for (Entry entry : entries) {
            if (entry.tag() == Tag.SPECIFIC_CHARACTER_SET) {
                charset = SpecificCharacterSet.of(
                        element(entry, SpecificCharacterSet.DEFAULT).texts());
            }
        }
        List<DicomElement> elements = new ArrayList<>(entries.size() + sequences.size());
        for (Entry entry : entries) {
            elements.add(element(entry, charset));
        }
        for (Map.Entry<Integer, List<DicomDatasetBuilder>> sequence : sequences.entrySet()) {
            List<DicomDataset> items = new ArrayList<>(sequence.getValue().size());
            for (DicomDatasetBuilder item : sequence.getValue()) {
                items.add(item.build(charset));
            }
            DicomValue value = new DicomValue.Items(List.copyOf(items));
            elements.add(new DicomElement(sequence.getKey(), VR.SQ, value, bigEndian, charset));
        }
        return new DicomDataset(elements);
    }

    private DicomElement element(Entry entry, SpecificCharacterSet charset) {
        return new DicomElement(entry.tag(), entry.vr(), entry.value(), bigEndian, charset);
    }
}
