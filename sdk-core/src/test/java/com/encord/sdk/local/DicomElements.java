package com.encord.sdk.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the elements of a DICOM data set (PS3.5 section 7) without going into sequences, to tell where each begins
 * and ends. Not safe for use by many threads.
 */
final class DicomElements {
    /** Representations with a length of four bytes after two that are reserved (PS3.5 7.1.2). */
    private static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private static final int ITEM = 0xFFFEE000;
    private static final int ITEM_END = 0xFFFEE00D;
    private static final int SEQUENCE_END = 0xFFFEE0DD;
    private static final long UNDEFINED = 0xFFFFFFFFL;
    private static final int HEAD = 8;
    private static final int MOST_TEXT = 1 << 16;

    private final FileChannel file;
    private final long end;
    private final boolean isImplicit;
    private final ByteOrder order;
    private long at;

    DicomElements(FileChannel file, long start, boolean isImplicit, ByteOrder order) throws IOException {
        this.file = file;
        this.at = start;
        this.end = file.size();
        this.isImplicit = isImplicit;
        this.order = order;
    }

    /**
     * Where an element lies.
     *
     * @param tag group and element number
     * @param start of its head
     * @param value start of its value
     * @param end after its value
     */
    record Element(int tag, long start, long value, long end) {}

    /** Where the next element begins. */
    long position() {
        return at;
    }

    /** Whether another element comes, and it is of this group. */
    boolean isIn(int group) throws IOException {
        return at + HEAD <= end && (bytes(at, 2).getShort() & 0xFFFF) == group;
    }

    /** The next element; null at the end. */
    @Nullable
    Element next() throws IOException {
        if (at >= end) {
            return null;
        }
        Element element = element(at, isImplicit);
        at = element.end();
        return element;
    }

    /** The text of a value, without padding. */
    String text(Element element) throws IOException {
        int length = (int) Math.min(MOST_TEXT, element.end() - element.value());
        byte[] bytes = bytes(element.value(), length).array();
        return new String(bytes, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    }

    /** Copies an element as it is written. */
    void copy(Element element, OutputStream out) throws IOException {
        WritableByteChannel target = Channels.newChannel(out);
        long next = element.start();
        while (next < element.end()) {
            next += file.transferTo(next, element.end() - next, target);
        }
    }

    private Element element(long start, boolean implicit) throws IOException {
        ByteBuffer head = bytes(start, HEAD);
        int tag = (head.getShort() & 0xFFFF) << 16 | head.getShort() & 0xFFFF;
        boolean isDelimiter = tag >>> 16 == 0xFFFE;
        long value = start + HEAD;
        long length;
        boolean isUnknown = false;
        head.mark();
        boolean hasVr = isCapital(head.get()) && isCapital(head.get());
        head.reset();
        if (implicit || isDelimiter || !hasVr) {
            length = head.getInt() & UNDEFINED;
        } else {
            String vr = "" + (char) head.get() + (char) head.get();
            if (LONG.contains(vr)) {
                value += 4;
                length = bytes(start + HEAD, 4).getInt() & UNDEFINED;
                isUnknown = vr.equals("UN");
            } else {
                length = head.getShort() & 0xFFFF;
            }
        }
        // an unknown representation of undefined length holds implicit elements (PS3.5 6.2.2)
        long valueEnd = length == UNDEFINED ? endOfItems(value, implicit || isUnknown) : value + length;
        if (valueEnd > end) {
            throw new IOException("element " + Integer.toHexString(tag) + " reaches beyond the end of the file");
        }
        return new Element(tag, start, value, valueEnd);
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private long endOfItems(long start, boolean implicit) throws IOException {
        long next = start;
        while (true) {
            ByteBuffer head = bytes(next, HEAD);
            int tag = (head.getShort() & 0xFFFF) << 16 | head.getShort() & 0xFFFF;
            long length = head.getInt() & UNDEFINED;
            next += HEAD;
            if (tag == SEQUENCE_END) {
                return next;
            }
            if (tag != ITEM) {
                throw new IOException("a sequence holds " + Integer.toHexString(tag) + " where an item was due");
            }
            next = length == UNDEFINED ? endOfItem(next, implicit) : next + length;
        }
    }

    private long endOfItem(long start, boolean implicit) throws IOException {
        long next = start;
        while (true) {
            ByteBuffer head = bytes(next, HEAD);
            int tag = (head.getShort() & 0xFFFF) << 16 | head.getShort() & 0xFFFF;
            if (tag == ITEM_END) {
                return next + HEAD;
            }
            next = element(next, implicit).end();
        }
    }

    private ByteBuffer bytes(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(order);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("the data set breaks off at byte " + end);
            }
        }
        return buffer.flip();
    }
}
