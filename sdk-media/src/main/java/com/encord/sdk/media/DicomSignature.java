package com.encord.sdk.media;

import java.nio.ByteOrder;
import java.util.Optional;

/**
 * DICOM (PS3.10 7.1): the prefix after the preamble, or, for files written without either, a plausible first element of
 * a low group in one of the three byte layouts.
 */
final class DicomSignature {
    private static final int PREAMBLE = 128;
    private static final String VALUE_REPRESENTATIONS =
            "AE AS AT CS DA DS DT FL FD IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV";

    private DicomSignature() {}

    static Optional<SniffedMedia> recognise(SniffedBytes bytes) {
        boolean found = bytes.has(PREAMBLE, "DICM") || bytes.has(0, "DICM") || startsWithElement(bytes);
        return found ? Optional.of(new SniffedMedia(MediaKind.DICOM, "application/dicom")) : Optional.empty();
    }

    private static boolean startsWithElement(SniffedBytes bytes) {
        if (bytes.size() < 32) {
            return false;
        }
        return twoElements(bytes, ByteOrder.LITTLE_ENDIAN) || twoElements(bytes, ByteOrder.BIG_ENDIAN);
    }

    /** Two elements in a row with ascending tags: one alone would let random bytes pass. */
    private static boolean twoElements(SniffedBytes bytes, ByteOrder order) {
        int group = bytes.int16(0, order) & 0xFFFF;
        int element = bytes.int16(2, order) & 0xFFFF;
        if (group != 0x0002 && group != 0x0008 || element > 0x1FFF) {
            return false;
        }
        int valueStart = valueStart(bytes, 0, order);
        if (valueStart < 0) {
            return false;
        }
        long length = valueStart == 8 && !explicit(bytes, 0)
                ? bytes.int32(4, order) & 0xFFFFFFFFL
                : valueStart == 8 ? bytes.int16(6, order) & 0xFFFF : bytes.int32(8, order) & 0xFFFFFFFFL;
        long next = valueStart + length;
        if (length % 2 != 0 || next + 8 > bytes.head().length) {
            return false;
        }
        int nextGroup = bytes.int16((int) next, order) & 0xFFFF;
        int nextElement = bytes.int16((int) next + 2, order) & 0xFFFF;
        boolean ascending = nextGroup == group ? nextElement > element : nextGroup > group && nextGroup <= 0x0020;
        return ascending && valueStart(bytes, (int) next, order) > 0;
    }

    /** Where the value of the element at a place starts, relative to it; -1 if that is no element. */
    private static int valueStart(SniffedBytes bytes, int at, ByteOrder order) {
        if (explicit(bytes, at)) {
            boolean longForm = "OB OD OF OL OV OW SQ SV UC UN UR UT UV".contains(bytes.text(at + 4, 2));
            return longForm ? 12 : 8;
        }
        // implicit: the length stands where the representation would be
        long length = bytes.int32(at + 4, order) & 0xFFFFFFFFL;
        return length <= bytes.size() || length == 0xFFFFFFFFL ? 8 : -1;
    }

    private static boolean explicit(SniffedBytes bytes, int at) {
        String representation = bytes.text(at + 4, 2);
        return representation.length() == 2
                && representation.charAt(0) >= 'A'
                && representation.charAt(1) >= 'A'
                && VALUE_REPRESENTATIONS.contains(representation);
    }
}
