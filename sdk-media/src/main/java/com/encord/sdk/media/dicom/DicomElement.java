package com.encord.sdk.media.dicom;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One data element. Immutable; safe for use by many threads at once. Reading a value never touches the file: what was
 * too large to keep has {@link #isBulk()} and only a length.
 */
public final class DicomElement {
    private final int tag;
    private final VR vr;
    private final DicomValue value;
    private final boolean bigEndian;
    private final SpecificCharacterSet charset;

    DicomElement(int tag, VR vr, DicomValue value, boolean bigEndian, SpecificCharacterSet charset) {
        this.tag = tag;
        this.vr = vr;
        this.value = value;
        this.bigEndian = bigEndian;
        this.charset = charset;
    }

    /**
     * Its tag.
     *
     * @return group and element, see {@link Tag}
     */
    public int tag() {
        return tag;
    }

    /**
     * Its value representation, as written, or from the dictionary where the file does not say.
     *
     * @return the representation
     */
    public VR vr() {
        return vr;
    }

    DicomValue value() {
        return value;
    }

    boolean bigEndian() {
        return bigEndian;
    }

    /** The same element under another representation of the same width. */
    DicomElement as(VR other) {
        return new DicomElement(tag, other, value, bigEndian, charset);
    }

    /**
     * Whether the value was left in the file because of its size, as pixel data always is.
     *
     * @return true when there is nothing in memory
     */
    public boolean isBulk() {
        return value instanceof DicomValue.Region || value instanceof DicomValue.Fragments;
    }

    /**
     * How many bytes the value takes in the file.
     *
     * @return the length; empty for sequences and encapsulated pixel data
     */
    public OptionalLong length() {
        if (value instanceof DicomValue.Bytes bytes) {
            return OptionalLong.of(bytes.length());
        }
        return value instanceof DicomValue.Region region ? OptionalLong.of(region.length()) : OptionalLong.empty();
    }

    /**
     * The items of a sequence.
     *
     * @return the items in order; empty for every other kind of element
     */
    public List<DicomDataset> items() {
        return value instanceof DicomValue.Items items ? items.items() : List.of();
    }

    /**
     * The value as text, split at backslashes where its representation allows several values, without padding.
     *
     * @return one text per value, an empty one for an empty value; empty when there is no value, or none in memory
     */
    public List<String> texts() {
        if (!(value instanceof DicomValue.Bytes bytes) || bytes.length() == 0) {
            return List.of();
        }
        switch (vr.form()) {
            case NUMBER, TAG -> {
                List<String> texts = new ArrayList<>();
                for (Number number : numbers()) {
                    texts.add(vr == VR.AT ? Tag.hex(number.intValue()) : number.toString());
                }
                return texts;
            }
            case BYTES, ITEMS -> {
                return List.of();
            }
            default -> {
                return charset.decode(vr, bytes);
            }
        }
    }

    /**
     * The value as numbers: binary ones, or the decimal texts of {@code DS} and {@code IS}; texts that are no numbers
     * are left out.
     *
     * @return the numbers: {@code Long} for whole ones, {@code BigInteger} for those of {@code UV} that are too large
     *     for it, {@code Double} otherwise
     */
    public List<Number> numbers() {
        if (!(value instanceof DicomValue.Bytes bytes)) {
            return List.of();
        }
        List<Number> numbers = new ArrayList<>();
        if (vr.form() == VR.Form.NUMBER_TEXT) {
            for (String text : texts()) {
                DecimalText.parse(text).ifPresent(numbers::add);
            }
            return numbers;
        }
        if (vr.form() != VR.Form.NUMBER && vr.form() != VR.Form.TAG) {
            return numbers;
        }
        int width = vr == VR.AT ? 4 : vr.unit();
        ByteBuffer buffer = ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length())
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        while (buffer.remaining() >= width) {
            numbers.add(number(buffer));
        }
        return numbers;
    }

    private Number number(ByteBuffer buffer) {
        return switch (vr) {
            case US -> (long) Short.toUnsignedInt(buffer.getShort());
            case SS -> (long) buffer.getShort();
            case UL -> Integer.toUnsignedLong(buffer.getInt());
            case SL -> (long) buffer.getInt();
            case AT -> (long) Short.toUnsignedInt(buffer.getShort()) << 16 | Short.toUnsignedInt(buffer.getShort());
            case FL -> (double) buffer.getFloat();
            case FD -> buffer.getDouble();
            case UV -> unsigned(buffer.getLong());
            default -> buffer.getLong();
        };
    }

    private static Number unsigned(long bits) {
        return bits >= 0 ? (Number) bits : new BigInteger(Long.toUnsignedString(bits));
    }

    /**
     * The value's bytes in little-endian order, whatever order the file has.
     *
     * @return a copy; empty when there is no value, or none in memory
     */
    public byte[] bytes() {
        if (!(value instanceof DicomValue.Bytes bytes)) {
            return new byte[0];
        }
        byte[] copy = new byte[bytes.length()];
        System.arraycopy(bytes.array(), bytes.offset(), copy, 0, copy.length);
        if (bigEndian) {
            swap(copy, vr.unit());
        }
        return copy;
    }

    /** Turns the byte order of each whole unit around. */
    private static void swap(byte[] bytes, int unit) {
        for (int start = 0; unit > 1 && start + unit <= bytes.length; start += unit) {
            for (int i = 0; i < unit / 2; i++) {
                byte kept = bytes[start + i];
                bytes[start + i] = bytes[start + unit - 1 - i];
                bytes[start + unit - 1 - i] = kept;
            }
        }
    }

    @Override
    public String toString() {
        return Tag.format(tag) + " " + vr;
    }
}
