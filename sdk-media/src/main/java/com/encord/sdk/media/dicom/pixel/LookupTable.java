package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomElement;
import java.util.Optional;

/**
 * A lookup table of the standard (PS3.3 C.11.1.1, C.11.2.1.1, C.7.6.3.1.5): values below its first input get its first
 * entry, values above its last input its last entry.
 */
final class LookupTable {
    private static final int MOST_ENTRIES = 65_536;

    private final int[] entries;
    private final int firstInput;
    private final int bits;

    LookupTable(int[] entries, int firstInput, int bits) {
        this.entries = entries;
        this.firstInput = firstInput;
        this.bits = bits;
    }

    /**
     * Reads a table.
     *
     * @param holder where descriptor and data are
     * @param signed whether inputs are signed, which says how the descriptor's second value is meant
     * @return the table, or nothing where it is missing or unusable
     */
    static Optional<LookupTable> of(DicomDataset holder, int descriptorTag, int dataTag, boolean signed) {
        Optional<Descriptor> descriptor = Descriptor.of(holder, descriptorTag, signed);
        byte[] data = holder.find(dataTag).map(DicomElement::bytes).orElse(new byte[0]);
        if (descriptor.isEmpty() || data.length == 0) {
            return Optional.empty();
        }
        int count = descriptor.get().entries();
        boolean words = data.length >= 2 * count;
        if (!words && data.length < count) {
            return Optional.empty();
        }
        int[] entries = new int[count];
        int largest = 0;
        for (int i = 0; i < count; i++) {
            entries[i] = words ? data[2 * i] & 0xFF | (data[2 * i + 1] & 0xFF) << 8 : data[i] & 0xFF;
            largest = Math.max(largest, entries[i]);
        }
        return Optional.of(new LookupTable(
                entries, descriptor.get().firstInput(), descriptor.get().bitsFor(largest)));
    }

    /** How many entries there are, which input gets the first one, and how wide they claim to be. */
    record Descriptor(int entries, int firstInput, int bits) {
        static Optional<Descriptor> of(DicomDataset holder, int tag, boolean signed) {
            double[] numbers = holder.decimals(tag);
            if (numbers.length < 3) {
                return Optional.empty();
            }
            int entries = (int) numbers[0] & 0xFFFF;
            int first = (int) numbers[1];
            if (signed) {
                first = (short) first;
            }
            return Optional.of(new Descriptor(entries == 0 ? MOST_ENTRIES : entries, first, (int) numbers[2]));
        }

        /** Some writers claim 16 bits for entries that never leave the first 8. */
        int bitsFor(int largest) {
            int claimed = bits >= 8 && bits <= 16 ? bits : 16;
            return claimed == 16 && largest < 256 ? 8 : claimed;
        }
    }

    /** The same table of inputs that are never below 0, whatever sign the file gives the first of them. */
    LookupTable ofUnsigned() {
        return new LookupTable(entries, firstInput & 0xFFFF, bits);
    }

    int at(double input) {
        long index = Math.round(input) - firstInput;
        return entries[(int) Math.max(0, Math.min(entries.length - 1, index))];
    }

    /** The largest value that entries of this width can have. */
    int largest() {
        return (1 << bits) - 1;
    }

    int bits() {
        return bits;
    }
}
