package com.encord.sdk.media.dicom;

import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.dicom.DicomProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses data sets (PS3.5 7). A damaged place ends the parse: what was read before it is kept, at every level of
 * nesting, and the damage is noted once with its offset.
 */
final class ElementParser {
    private static final int DEEPEST = 64;
    private static final int UNDEFINED = -1;
    /** Bytes that every element has at least. */
    private static final int SHORTEST = 8;
    /** Values of bytes from this size on stay in the file. */
    private static final int BULK = 256 * 1024;
    /** The start of a value that the file ends in is kept, when it is no longer than short values can be. */
    private static final int LONGEST_KEPT_CUT = 0xFFFF;
    /** Elements, items and fragments: each takes ten times the memory that its shortest form takes in a file. */
    private static final int MOST_PARTS = 2_000_000;

    private final DicomInput input;
    private final boolean stopAtPixelData;
    private final List<DicomProblem> problems;
    private final ElementHead head = new ElementHead();
    private @Nullable DicomElement pixelElement;
    private long elementStart;
    private boolean broken;
    private int parts;

    ElementParser(DicomInput input, boolean stopAtPixelData, List<DicomProblem> problems) {
        this.input = input;
        this.stopAtPixelData = stopAtPixelData;
        this.problems = problems;
    }

    /** How the elements at hand are written. */
    record Encoding(boolean implicitVr, boolean bigEndian) {
        static final Encoding EXPLICIT_LITTLE = new Encoding(false, false);
        static final Encoding IMPLICIT_LITTLE = new Encoding(true, false);
    }

    @Nullable
    DicomElement pixelElement() {
        return pixelElement;
    }

    /** Parses the group 0002 elements at the input's position. */
    DicomDataset fileMeta() {
        OpenDataset meta = OpenDataset.outermost();
        try {
            while (input.ensure(8) && (input.peekByte(0) | input.peekByte(1) << 8) == 0x0002) {
                element(meta, Encoding.EXPLICIT_LITTLE, 0);
            }
        } catch (MalformedElement e) {
            breakOff(e);
        }
        return meta.close();
    }

    /** Parses everything from the input's position to its end. */
    DicomDataset dataset(Encoding encoding) {
        return dataset(OpenDataset.outermost(), encoding, input.size(), 0, false);
    }

    /** Whether the element that could not be read is one that nobody knows, behind whole pixel data. */
    private boolean isRubbish() {
        return pixelElement != null
                && problems.isEmpty()
                && (input.size() - elementStart < SHORTEST || DicomDictionary.find(head.tag()) == null);
    }

    private MalformedElement rubbish() {
        return new MalformedElement(
                Kind.TRAILING,
                elementStart,
                (input.size() - elementStart) + " bytes behind the pixel data, from offset " + elementStart
                        + " to the end, are no elements");
    }

    private void breakOff(MalformedElement damage) {
        broken = true;
        problems.add(damage.problem());
    }

    private DicomDataset dataset(OpenDataset open, Encoding encoding, long end, int depth, boolean delimited) {
        if (depth > DEEPEST) {
            throw new MediaLimitException(
                    input.source(), "sequences nested deeper than " + DEEPEST + " at offset " + input.position());
        }
        try {
            elements(open, encoding, end, depth, delimited);
        } catch (MalformedElement e) {
            breakOff(depth == 0 && isRubbish() ? rubbish() : e);
        }
        return open.close();
    }

    private void elements(OpenDataset open, Encoding encoding, long end, int depth, boolean delimited) {
        while (!broken && input.position() < end && input.remaining() > 0) {
            if (trailingPadding(depth) || !element(open, encoding, depth)) {
                return;
            }
        }
        if (delimited && !broken && input.position() >= input.size()) {
            throw new MalformedElement(
                    Kind.TRUNCATED, input.size(), "the file ends at offset " + input.size() + " inside an item");
        }
    }

    private void countPart() {
        if (++parts > MOST_PARTS) {
            throw new MediaLimitException(
                    input.source(),
                    "has more than " + MOST_PARTS + " elements, items and fragments, counted up to offset "
                            + input.position());
        }
    }

    /** Zeros behind the last element are padding that some writers leave; they are no element. */
    private boolean trailingPadding(int depth) {
        if (depth > 0 || input.remaining() >= SHORTEST) {
            return false;
        }
        for (int i = 0; i < input.remaining(); i++) {
            if (input.peekByte(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Parses one element; false at the end of the data set: a delimiter, or the pixel data of a header. */
    private boolean element(OpenDataset open, Encoding encoding, int depth) {
        long start = input.position();
        elementStart = depth == 0 ? start : elementStart;
        countPart();
        head.read(input, encoding);
        if (head.delimits()) {
            return depth == 0; // between elements it is a stray one
        }
        if (head.isItem()) {
            strayItem(start);
            return true;
        }
        int tag = head.tag();
        VR written = head.written();
        int length = head.length();
        VR vr = written != null && written != VR.UN
                ? written
                : Representation.of(tag, written, length, open.elements());
        if (depth == 0 && Tag.isPixelData(tag)) {
            return pixelData(tag, vr, length, encoding, open.charset());
        }
        // PS3.5 6.2.2 note 4: inside an unknown element everything is implicit VR little endian
        Encoding inside = written == VR.UN ? Encoding.IMPLICIT_LITTLE : encoding;
        if (vr == VR.SQ && written != VR.SQ && !startsWithItem(length, inside)) {
            if (!Tag.isPrivate(tag)) {
                problems.add(new DicomProblem(
                        Kind.MALFORMED,
                        start,
                        "element " + Tag.format(tag) + " at offset " + start
                                + " is a sequence by the dictionary, and holds something else"));
            }
            vr = VR.UN;
        }
        DicomValue value = value(open, tag, vr, length, inside, depth, start);
        open.add(new DicomElement(tag, vr, value, inside.bigEndian(), open.charset()), written != vr);
        return true;
    }

    /**
     * An item outside of any sequence is no element of the data set, and what stands in it belongs to a lost sequence.
     */
    private void strayItem(long start) {
        long bytes = head.length() == UNDEFINED ? 0 : Integer.toUnsignedLong(head.length());
        if (bytes > 0) {
            problems.add(new DicomProblem(
                    Kind.MALFORMED,
                    start,
                    "an item of " + bytes + " bytes at offset " + start + " is in no sequence; it is left out"));
            input.skip(bytes);
        }
    }

    /**
     * Whether a sequence that no header calls one begins as sequences do; one of undefined length can be nothing else.
     */
    private boolean startsWithItem(int length, Encoding encoding) {
        return length == 0
                || length == UNDEFINED
                || input.ensure(4)
                        && (encoding.bigEndian()
                                ? input.peekByte(0) == 0xFF && input.peekByte(1) == 0xFE && input.peekByte(2) == 0xE0
                                : input.peekByte(0) == 0xFE && input.peekByte(1) == 0xFF && input.peekByte(3) == 0xE0);
    }

    private DicomValue value(OpenDataset open, int tag, VR vr, int length, Encoding encoding, int depth, long start) {
        if (vr == VR.SQ) {
            return items(open, encoding, length, depth);
        }
        if (length == UNDEFINED && (vr == VR.OB || vr == VR.OW)) {
            return fragments(encoding); // compressed pixels of an icon
        }
        if (length == UNDEFINED) {
            throw new MalformedElement(
                    Kind.MALFORMED,
                    start,
                    "element " + Tag.format(tag) + " " + vr + " at offset " + start
                            + " has no defined length, which only sequences and pixel data may have");
        }
        long bytes = Integer.toUnsignedLong(length);
        if (bytes > input.remaining()) {
            MalformedElement cut = new MalformedElement(
                    Kind.TRUNCATED,
                    start,
                    "element " + Tag.format(tag) + " " + vr + " at offset " + start + " promises " + bytes
                            + " bytes, of which " + input.remaining() + " are there; the file is truncated");
            if (bytes > LONGEST_KEPT_CUT || pixelElement != null) {
                throw cut; // more likely a damaged length, or rubbish behind the pixels, than a value
            }
            breakOff(cut);
            bytes = input.remaining();
        }
        if (bytes >= BULK && vr.form() == VR.Form.BYTES) {
            DicomValue region = new DicomValue.Region(input.position(), bytes);
            input.skip(bytes);
            return region;
        }
        if (bytes > Integer.MAX_VALUE - 16) {
            throw new MediaLimitException(
                    input.source(),
                    "element " + Tag.format(tag) + " at offset " + start + " is a text of " + bytes + " bytes");
        }
        return input.take((int) bytes);
    }

    private DicomValue items(OpenDataset open, Encoding encoding, int length, int depth) {
        List<DicomDataset> items = new ArrayList<>();
        long end = length == UNDEFINED ? input.size() : input.position() + Integer.toUnsignedLong(length);
        while (!broken && input.position() < Math.min(end, input.size())) {
            long start = input.position();
            int tag = input.tag(encoding.bigEndian());
            int itemLength = input.i32(encoding.bigEndian());
            if (tag == Tag.SEQUENCE_DELIMITATION) {
                return new DicomValue.Items(List.copyOf(items));
            }
            if (tag != Tag.ITEM) {
                throw new MalformedElement(
                        Kind.MALFORMED,
                        start,
                        "at offset " + start + " an item of a sequence is due, and " + Tag.format(tag) + " is there");
            }
            countPart();
            boolean delimited = itemLength == UNDEFINED;
            long itemEnd = delimited ? end : input.position() + Integer.toUnsignedLong(itemLength);
            items.add(dataset(open.item(), Encodings.inItem(encoding, input), itemEnd, depth + 1, delimited));
        }
        if (!broken && end > input.size()) {
            broken = true;
            problems.add(new DicomProblem(
                    Kind.TRUNCATED, input.size(), "the file ends at offset " + input.size() + " inside a sequence"));
        }
        return new DicomValue.Items(List.copyOf(items));
    }

    private boolean pixelData(int tag, VR vr, int length, Encoding encoding, SpecificCharacterSet charset) {
        DicomValue value;
        boolean encapsulated = length == UNDEFINED;
        if (encapsulated) {
            value = stopAtPixelData ? new DicomValue.Fragments(List.of()) : fragments(encoding);
        } else {
            long bytes = Integer.toUnsignedLong(length);
            long there = Math.min(bytes, input.remaining());
            value = new DicomValue.Region(input.position(), there);
            if (there < bytes) {
                problems.add(new DicomProblem(
                        Kind.TRUNCATED,
                        input.position(),
                        "pixel data at offset " + input.position() + " promises " + bytes + " bytes, of which " + there
                                + " are there; the file is truncated"));
            }
        }
        // PS3.5 A.1: where nothing is written, native pixels are words
        VR form = head.written() == null && vr == VR.OB && !encapsulated ? VR.OW : vr;
        pixelElement = new DicomElement(tag, form, value, encoding.bigEndian(), charset);
        if (stopAtPixelData) {
            return false;
        }
        if (value instanceof DicomValue.Region region) {
            input.skip(region.length());
        }
        return true;
    }

    private DicomValue fragments(Encoding encoding) {
        FragmentParser.Found found = new FragmentParser(input, problems, this::countPart).parse(encoding.bigEndian());
        broken |= found.broken();
        return found.value();
    }
}
