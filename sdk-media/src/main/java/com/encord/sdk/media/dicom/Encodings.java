package com.encord.sdk.media.dicom;

import com.encord.sdk.media.dicom.ElementParser.Encoding;

/** Tells from a data set's first bytes how it is written, for files that do not say, or say it wrongly. */
final class Encodings {
    private static final int HEAD = 8;

    private Encodings() {}

    /** Whether an element of a low group stands at the input's position, as at the start of every data set. */
    static boolean startsDataset(DicomInput input) {
        if (!input.ensure(8)) {
            return false;
        }
        boolean bigEndian = looksBigEndian(input);
        int group = bigEndian ? input.peekByte(1) : input.peekByte(0);
        boolean lowGroup = (bigEndian ? input.peekByte(0) : input.peekByte(1)) == 0
                && (group == 0x02 || group == 0x04 || group == 0x08);
        if (!lowGroup) {
            return false;
        }
        if (VR.of(input.peekByte(4), input.peekByte(5)) != null) {
            return true;
        }
        long length = 0;
        for (int i = 0; i < 4; i++) {
            length = length << 8 | input.peekByte(bigEndian ? 4 + i : 7 - i);
        }
        return length <= input.remaining() - 8;
    }

    /** The uncompressed transfer syntax that the bytes at the input's position are written in. */
    static TransferSyntax guessSyntax(DicomInput input) {
        if (!input.ensure(6)) {
            return TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
        }
        if (VR.of(input.peekByte(4), input.peekByte(5)) == null) {
            return TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
        }
        return looksBigEndian(input) ? TransferSyntax.EXPLICIT_VR_BIG_ENDIAN : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    }

    /** What a transfer syntax says, corrected by what the first element shows. */
    static Encoding of(TransferSyntax syntax, DicomInput input) {
        boolean implicitVr = syntax.implicitVr();
        if (input.ensure(6)) {
            boolean explicitThere = VR.of(input.peekByte(4), input.peekByte(5)) != null;
            if (implicitVr && explicitThere) {
                implicitVr = false;
            }
        }
        return new Encoding(implicitVr, syntax.bigEndian());
    }

    /**
     * How the item at the input's position is written. Some writers put explicit elements into items that are implicit
     * by rule, as those of unknown elements; the letters of a representation could be a length there, so that the first
     * element must have the representation that the dictionary gives it.
     */
    static Encoding inItem(Encoding rule, DicomInput input) {
        if (!rule.implicitVr() || rule.bigEndian() || !input.ensure(HEAD)) {
            return rule;
        }
        VR vr = VR.of(input.peekByte(4), input.peekByte(5));
        if (vr == null) {
            return rule;
        }
        int tag = (input.peekByte(0) | input.peekByte(1) << 8) << 16 | input.peekByte(2) | input.peekByte(3) << 8;
        DicomDictionary.Entry entry = DicomDictionary.find(tag);
        return entry != null && entry.vr() == vr ? Encoding.EXPLICIT_LITTLE : rule;
    }

    private static boolean looksBigEndian(DicomInput input) {
        return input.peekByte(0) == 0 && input.peekByte(1) != 0;
    }
}
