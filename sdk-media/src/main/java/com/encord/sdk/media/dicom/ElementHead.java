package com.encord.sdk.media.dicom;

import com.encord.sdk.media.dicom.ElementParser.Encoding;
import org.jspecify.annotations.Nullable;

/** The head of the element at hand (PS3.5 7.1), the same object for one element after another. */
final class ElementHead {
    private static final int LONGEST = 12;
    private static final int UNDEFINED = -1;

    private int tag;
    private @Nullable VR written;
    private int length;

    int tag() {
        return tag;
    }

    /** The representation that is written; null for none, as in an implicit element mixed into an explicit data set. */
    @Nullable
    VR written() {
        return written;
    }

    /** The value's length as an unsigned number. */
    int length() {
        return length;
    }

    /** Whether the element is one that ends an item or a sequence, of which the value is not to be read. */
    boolean delimits() {
        return tag == Tag.ITEM_DELIMITATION || tag == Tag.SEQUENCE_DELIMITATION;
    }

    /** Whether it is the head of an item, which is no element. */
    boolean isItem() {
        return tag == Tag.ITEM;
    }

    /** Reads a head and goes behind it. */
    void read(DicomInput input, Encoding encoding) {
        boolean bigEndian = encoding.bigEndian();
        if (!input.ensure(LONGEST)) {
            readAtTheEnd(input, encoding);
            return;
        }
        // most of the work of reading a header is done here, so without the many small steps of the other way
        byte[] bytes = input.array();
        int at = input.index();
        tag = u16(bytes, at, bigEndian) << 16 | u16(bytes, at + 2, bigEndian);
        written = null;
        int first = bytes[at + 4];
        int second = bytes[at + 5];
        boolean unnamed = isUnnamed(first, second);
        if (withoutVr(encoding, first, second)) {
            length = i32(bytes, at + 4, bigEndian);
            input.skip(8);
            if (!encoding.implicitVr() && !fits(input)) {
                written = VR.UN;
                length = u16(bytes, at + 6, bigEndian);
            }
            return;
        }
        VR known = VR.of(first, second);
        written = known == null ? VR.UN : known;
        // a representation of the future is long (PS3.5 7.1.2), a slip of the writer has its length where zeros would
        // be
        boolean slip = known == null && (unnamed || u16(bytes, at + 6, bigEndian) != 0);
        if (written.longForm() && !slip) {
            length = i32(bytes, at + 8, bigEndian);
            input.skip(12);
        } else {
            length = u16(bytes, at + 6, bigEndian);
            input.skip(8);
        }
    }

    private void readAtTheEnd(DicomInput input, Encoding encoding) {
        boolean bigEndian = encoding.bigEndian();
        tag = input.tag(bigEndian);
        written = null;
        int first = input.peekByte(0);
        int second = input.peekByte(1);
        if (withoutVr(encoding, first, second)) {
            length = input.i32(bigEndian);
            return;
        }
        VR known = VR.of(first, second);
        written = known == null ? VR.UN : known;
        boolean longForm = written.longForm() && !isUnnamed(first, second);
        input.skip(longForm ? 4 : 2);
        length = longForm ? input.i32(bigEndian) : input.u16(bigEndian);
    }

    /**
     * Whether what was taken for a length can be one. In an explicit data set it may be damaged letters instead, with a
     * short length behind them; only the length of pixel data is beyond the end of a truncated file more often.
     */
    private boolean fits(DicomInput input) {
        return length == UNDEFINED
                || Integer.toUnsignedLong(length) <= input.remaining()
                || tag >>> 16 >= Tag.PIXEL_DATA >>> 16;
    }

    private boolean withoutVr(Encoding encoding, int first, int second) {
        return delimits()
                || isItem()
                || encoding.implicitVr()
                || !isCapital(first, second) && !isUnnamed(first, second);
    }

    /** Two blanks or question marks, which some writers put for what they do not know, with a short length behind. */
    private static boolean isUnnamed(int first, int second) {
        return first == second && (first == ' ' || first == '?');
    }

    private static boolean isCapital(int first, int second) {
        return first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
    }

    private static int u16(byte[] bytes, int at, boolean bigEndian) {
        return bigEndian
                ? (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF
                : (bytes[at + 1] & 0xFF) << 8 | bytes[at] & 0xFF;
    }

    private static int i32(byte[] bytes, int at, boolean bigEndian) {
        int first = u16(bytes, at, bigEndian);
        int second = u16(bytes, at + 2, bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }
}
