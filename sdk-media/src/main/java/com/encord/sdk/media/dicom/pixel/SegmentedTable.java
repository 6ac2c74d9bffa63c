package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomElement;
import java.util.Optional;

/**
 * Palette tables written as segments (PS3.3 C.7.9.2): discrete entries, straight lines, and repeats of earlier ones.
 */
final class SegmentedTable {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final int[] codes;
    private final int[] entries;
    private int count;

    private SegmentedTable(int[] codes, int entries) {
        this.codes = codes;
        this.entries = new int[entries];
    }

    static Optional<LookupTable> of(DicomDataset header, int descriptorTag, int dataTag, boolean signed) {
        Optional<LookupTable.Descriptor> descriptor = LookupTable.Descriptor.of(header, descriptorTag, signed);
        byte[] data = header.find(dataTag).map(DicomElement::bytes).orElse(new byte[0]);
        if (descriptor.isEmpty() || data.length == 0) {
            return Optional.empty();
        }
        boolean words = descriptor.get().bits() > 8;
        int[] codes = new int[words ? data.length / 2 : data.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = words ? data[2 * i] & 0xFF | (data[2 * i + 1] & 0xFF) << 8 : data[i] & 0xFF;
        }
        SegmentedTable table = new SegmentedTable(codes, descriptor.get().entries());
        table.expand(0, Integer.MAX_VALUE, words);
        if (table.count < table.entries.length) {
            return Optional.empty();
        }
        return Optional.of(new LookupTable(table.entries, descriptor.get().firstInput(), words ? 16 : 8));
    }

    /** Expands so many segments from a place on. */
    private void expand(int from, int segments, boolean words) {
        int at = from;
        for (int segment = 0; segment < segments && at + 2 <= codes.length && count < entries.length; segment++) {
            int code = codes[at];
            int length = codes[at + 1];
            at += 2;
            if (code == DISCRETE && at + length <= codes.length) {
                for (int i = 0; i < length; i++) {
                    put(codes[at + i]);
                }
                at += length;
            } else if (code == LINEAR && at < codes.length && count > 0) {
                line(length, codes[at++]);
            } else if (code == INDIRECT && segments == Integer.MAX_VALUE) {
                int parts = words ? 2 : 4; // the offset's 32 bits in units of an entry
                if (at + parts > codes.length) {
                    return;
                }
                long offset = 0;
                for (int i = 0; i < parts; i++) {
                    offset |= (long) codes[at + i] << (words ? 16 : 8) * i;
                }
                at += parts;
                expand((int) Math.min(offset / (words ? 2 : 1), codes.length), length, words);
            } else {
                return; // an indirect segment inside another, or nonsense: the table stays too short and is not used
            }
        }
    }

    private void line(int length, int last) {
        int first = entries[count - 1];
        for (int i = 1; i <= length; i++) {
            put((int) Math.rint(first + (double) (last - first) * i / length));
        }
    }

    private void put(int entry) {
        if (count < entries.length) {
            entries[count++] = entry;
        }
    }
}
