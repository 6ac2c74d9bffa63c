package com.encord.sdk.media.image;

import java.nio.ByteOrder;

/**
 * Directories of tagged values as TIFF 6.0, BigTIFF and EXIF store them, in either byte order, at any offset of a file.
 * Positions are checked by {@link HeaderBytes}; a directory is limited to the entries that fit into the file.
 */
final class TiffStructure {
    private static final int MOST_ENTRIES = 4096;

    private final HeaderBytes bytes;
    private final long base;
    private final long end;
    private final boolean big;
    private final boolean bigEndian;
    private final long first;

    /** One tagged value; {@code at} is the file position of its first element. */
    record Entry(int tag, int type, long count, long at) {
        /** Whether it holds integers; readers take single bytes and text for something else. */
        boolean isNumber() {
            return count > 0 && (type == 3 || type == 4 || type == 6 || type == 8 || type == 9);
        }
    }

    /** What a directory is read into. */
    interface Visitor {
        void entry(Entry entry);

        /** Whether an entry with this tag is of interest; directories of cameras hold many that are not. */
        default boolean wants(int tag) {
            return true;
        }
    }

    /**
     * Reads the byte order mark.
     *
     * @param base file position that offsets count from
     * @param length bytes that belong to the structure from there
     */
    TiffStructure(HeaderBytes bytes, long base, long length) {
        this.bytes = bytes;
        this.base = base;
        this.end = base + length;
        int order = bytes.u16be(base);
        if (order != 0x4949 && order != 0x4d4d) {
            throw new MalformedHeader("no byte order mark of TIFF at byte " + base);
        }
        this.bigEndian = order == 0x4d4d;
        int version = u16(base + 2);
        this.big = version == 43;
        if (version != 42 && version != 43) {
            throw new MalformedHeader("TIFF version " + version + " at byte " + base + " instead of 42 or 43");
        }
        this.first = big ? u64(base + 8) : u32(base + 4);
    }

    boolean isBig() {
        return big;
    }

    ByteOrder order() {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Offset of the first directory; 0 if there is none. */
    long first() {
        return first;
    }

    /**
     * Reads one directory.
     *
     * @param offset counted from the base
     * @return offset of the next directory, 0 if this is the last or the link to the next is cut off
     */
    long read(long offset, Visitor visitor) {
        long count = entries(offset);
        long at = base + offset;
        int entrySize = big ? 20 : 12;
        int countSize = big ? 8 : 2;
        for (int i = 0; i < count; i++) {
            long entry = at + countSize + (long) i * entrySize;
            if (!bytes.has(entry, entrySize)) {
                return 0;
            }
            int tag = u16(entry);
            if (visitor.wants(tag)) {
                visitor.entry(entry(tag, entry));
            }
        }
        long link = at + countSize + count * entrySize;
        return bytes.has(link, big ? 8 : 4) ? big ? u64(link) : u32(link) : 0;
    }

    /** Offset of the directory after another, without reading that one's entries; 0 as for {@link #read}. */
    long next(long offset) {
        long count = entries(offset);
        long link = base + offset + (big ? 8 + count * 20 : 2 + count * 12);
        return bytes.has(link, big ? 8 : 4) ? big ? u64(link) : u32(link) : 0;
    }

    private long entries(long offset) {
        long at = base + offset;
        if (offset <= 0 || offset >= end - base) {
            throw new MalformedHeader("a TIFF directory is said to be at byte " + at + " of " + end);
        }
        long count = big ? u64(at) : u16(at);
        if (count > MOST_ENTRIES) {
            throw new MalformedHeader("a TIFF directory with " + count + " entries at byte " + at);
        }
        return count;
    }

    /** Whether all entries of a directory lie within the file. */
    boolean holdsDirectory(long offset) {
        long at = base + offset;
        return big ? bytes.has(at + 8, u64(at) * 20) : bytes.has(at + 2, u16(at) * 12L);
    }

    private Entry entry(int tag, long at) {
        int type = u16(at + 2);
        long count = big ? u64(at + 4) : u32(at + 4);
        long valueAt = at + (big ? 12 : 8);
        int inline = big ? 8 : 4;
        if (count > inline || count * sizeOf(type) > inline) {
            long offset = big ? u64(valueAt) : u32(valueAt);
            // The sum may overflow for a hostile offset; a negative position is refused like one past the end.
            valueAt = base + offset;
        }
        return new Entry(tag, type, count, valueAt);
    }

    static int sizeOf(int type) {
        return switch (type) {
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12, 16, 17, 18 -> 8;
            default -> 1;
        };
    }

    /** An unsigned integer element of an entry; signed and floating types count as 0. */
    long value(Entry entry, long index) {
        if (index < 0 || index >= entry.count()) {
            throw new MalformedHeader(
                    "TIFF tag " + entry.tag() + " has " + entry.count() + " values, not " + (index + 1));
        }
        long at = entry.at() + index * sizeOf(entry.type());
        return switch (entry.type()) {
            case 1, 2, 6, 7 -> bytes.u8(at);
            case 3, 8 -> u16(at);
            case 4, 9, 13 -> u32(at);
            case 16, 17, 18 -> u64(at);
            default -> 0;
        };
    }

    /** Text up to the first NUL, at most {@code limit} characters; empty if it lies outside the file. */
    String text(Entry entry, int limit) {
        int length = (int) Math.min(entry.count(), limit);
        if (entry.type() != 2 || length <= 0 || !bytes.has(entry.at(), length)) {
            return "";
        }
        String text = bytes.ascii(entry.at(), length);
        int nul = text.indexOf(0);
        return nul < 0 ? text : text.substring(0, nul);
    }

    int u16(long at) {
        return bigEndian ? bytes.u16be(at) : bytes.u16le(at);
    }

    long u32(long at) {
        return bigEndian ? bytes.u32be(at) : bytes.u32le(at);
    }

    private long u64(long at) {
        return bigEndian ? bytes.u64be(at) : bytes.u64le(at);
    }
}
