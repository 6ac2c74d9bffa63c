package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One page of a TIFF as a classic TIFF in memory, for readers that only know that: same tags, with 64-bit numbers
 * written as 32-bit ones, and the same pixel bytes as far as they are there, decompressed where the reader could not.
 * Colours of L*a*b* call themselves RGB, since the reader would convert them into light that no screen expects.
 */
final class PlainTiff {
    static final int MOST_BYTES = 1 << 29;
    /** Nobody reads more, and a file may have a million parts to complain of. */
    static final int MOST_COMPLAINTS = 10;

    private static final int SHORT = 3;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int FILL_ORDER = 266;
    private static final int PREDICTOR = 317;
    private static final int RGB = 2;
    private static final int UNCOMPRESSED = 1;
    private static final int STRIP_OFFSETS = 273;
    private static final int TILE_OFFSETS = 324;
    private static final int STRIP_SIZES = 279;
    private static final int TILE_SIZES = 325;

    private final HeaderBytes bytes;
    private final TiffStructure structure;
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
    private final List<TiffStructure.Entry> entries = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final @Nullable TiffDecompression decompression;
    private final List<String> complaints;
    private final boolean lab;
    private final long parts;
    private int tailAt;
    /** How many parts the file lists, which may be more than it has. */
    private long listed;
    /** Where all parts lie of which the file holds nothing. */
    private int blackAt;

    private int blackSize;

    private PlainTiff(
            HeaderBytes bytes, TiffPage tags, @Nullable TiffDecompression decompression, List<String> complaints) {
        this.bytes = bytes;
        this.structure = tags.structure;
        this.lab = tags.hasLab();
        this.parts = tags.parts();
        this.decompression = decompression;
        this.complaints = complaints;
    }

    /**
     * Rewrites a page if the JDK's reader could not take it as it is.
     *
     * @return null if it can
     */
    static @Nullable ImageInputStream of(MediaSource source, int page, List<String> complaints) throws IOException {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            TiffStructure structure = new TiffStructure(bytes, 0, bytes.size());
            TiffPage tags = TiffHeader.page(structure, page);
            boolean decompress = TiffDecompression.isNeeded(tags, bytes);
            return structure.isBig() || decompress || tags.hasLab()
                    ? rewritten(bytes, tags, page, decompress, complaints)
                    : null;
        }
    }

    /** Rewrites a page that the JDK's reader refused, with what there is of its pixels. */
    static ImageInputStream ofDamaged(MediaSource source, int page, List<String> complaints) throws IOException {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            TiffPage tags = TiffHeader.page(new TiffStructure(bytes, 0, bytes.size()), page);
            return rewritten(bytes, tags, page, TiffDecompression.knows(tags), complaints);
        }
    }

    private static ImageInputStream rewritten(
            HeaderBytes bytes, TiffPage tags, int page, boolean decompress, List<String> complaints) {
        TiffDecompression decompression =
                decompress ? new TiffDecompression(tags, tags.structure.order(), complaints) : null;
        byte[] classic = new PlainTiff(bytes, tags, decompression, complaints).rewrite(page);
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(classic));
    }

    private byte[] rewrite(int page) {
        long offset = structure.first();
        for (int i = 0; i < page; i++) {
            offset = structure.next(offset);
        }
        structure.read(offset, entries::add);
        // Directories inside directories (EXIF, sub-pictures) hold offsets too and say nothing about these pixels.
        entries.removeIf(entry ->
                entry.type() == 13 || entry.type() == 18 || entry.tag() == Exif.EXIF_DIRECTORY || entry.tag() == 330);
        if (decompression != null) {
            entries.removeIf(entry -> entry.tag() == PREDICTOR || entry.tag() == FILL_ORDER);
        }
        // The sizes of the parts are known once the parts, whose tag is a lower one, are written.
        entries.sort(Comparator.comparingInt(TiffStructure.Entry::tag));
        int directory = 2 + 12 * entries.size() + 4;
        tailAt = 8 + directory;
        ByteBuffer head = buffer(tailAt);
        head.putShort((short) (structure.order() == ByteOrder.BIG_ENDIAN ? 0x4d4d : 0x4949))
                .putShort((short) 42)
                .putInt(8);
        head.putShort((short) entries.size());
        for (TiffStructure.Entry entry : entries) {
            write(entry, head);
        }
        head.putInt(0);
        ByteBuffer all = ByteBuffer.allocate(tailAt + tail.size());
        return all.put(head.array()).put(tail.toByteArray()).array();
    }

    private void write(TiffStructure.Entry entry, ByteBuffer head) {
        boolean offsets = entry.tag() == STRIP_OFFSETS || entry.tag() == TILE_OFFSETS;
        boolean newSizes = isSizes(entry);
        boolean wide = entry.type() == 16 || entry.type() == 17;
        int type = wide || offsets || newSizes ? 4 : entry.type();
        int size = type == entry.type() ? TiffStructure.sizeOf(entry.type()) : 4;
        long length = entry.count() * size;
        if (newSizes && entry.count() != listed) {
            throw new MalformedHeader("the TIFF lists " + listed + " parts, but " + entry.count() + " sizes");
        }
        if (entry.count() > MOST_BYTES || length > MOST_BYTES) {
            throw new MalformedHeader("TIFF tag " + entry.tag() + " is said to have " + entry.count() + " values");
        }
        byte[] value;
        if (offsets) {
            value = pixels(entry);
        } else if (newSizes) {
            ByteBuffer written = buffer(4 * sizes.size());
            sizes.forEach(written::putInt);
            value = written.array();
        } else if (decompression != null && entry.tag() == COMPRESSION) {
            value = buffer((int) length).putShort((short) UNCOMPRESSED).array();
        } else if (decompression != null && entry.tag() == BITS && entry.type() == SHORT) {
            ByteBuffer bits = buffer((int) length);
            for (long i = 0; i < entry.count(); i++) {
                bits.putShort((short) decompression.bits());
            }
            value = bits.array();
        } else if (lab && entry.tag() == PHOTOMETRIC && entry.type() == SHORT) {
            value = buffer((int) length).putShort((short) RGB).array();
        } else if (wide) {
            ByteBuffer narrow = buffer((int) length);
            for (long i = 0; i < entry.count(); i++) {
                narrow.putInt((int) structure.value(entry, i));
            }
            value = narrow.array();
        } else {
            value = bytes.copy(entry.at(), (int) length);
        }
        long count = offsets || newSizes ? value.length / size : entry.count();
        head.putShort((short) entry.tag()).putShort((short) type).putInt((int) count);
        if (value.length <= 4) {
            head.put(value).position(head.position() + 4 - value.length);
        } else {
            head.putInt(append(value));
        }
    }

    /** Copies every strip or tile; the new offsets are the value of the tag. */
    private byte[] pixels(TiffStructure.Entry offsets) {
        TiffStructure.Entry lengths = entries.stream()
                .filter(PlainTiff::isSizes)
                .findFirst()
                .orElseThrow(() -> new MalformedHeader("the TIFF does not say how large its strips are"));
        listed += offsets.count();
        int count = (int) Math.min(offsets.count(), parts);
        ByteBuffer moved = buffer(count * 4);
        for (int i = 0; i < count; i++) {
            long size = structure.value(lengths, i);
            if (size > MOST_BYTES) {
                throw new MalformedHeader("a strip or tile of " + size + " bytes; convert the TIFF first");
            }
            byte[] part = part(structure.value(offsets, i), (int) size, i);
            moved.putInt(decompression == null ? appendPart(part) : decompressed(part, i, decompression));
        }
        if (decompression != null && decompression.isEmpty()) {
            throw new MalformedHeader("none of its " + count + " parts decodes: " + complaints.get(0));
        }
        return moved.array();
    }

    /** As much of a strip or tile as the file holds. */
    private byte[] part(long at, int size, int index) {
        int held = (int) Math.max(0, Math.min(size, bytes.size() - at));
        if (held < size && complaints.size() < MOST_COMPLAINTS) {
            complaints.add("part " + (index + 1) + " of the TIFF lies at byte " + at + " with " + size
                    + " bytes, but the file ends at " + bytes.size());
        }
        return held == 0 ? new byte[0] : bytes.copy(at, held);
    }

    /** Where the rows of a part lie; those of which nothing is there share their black. */
    private int decompressed(byte[] part, int index, TiffDecompression decompression) {
        if (part.length > 0) {
            return appendPart(decompression.rows(part, index));
        }
        byte[] black = decompression.black(index);
        if (black.length > blackSize) {
            blackAt = append(black);
            blackSize = black.length;
        }
        sizes.add(black.length);
        return blackAt;
    }

    private int appendPart(byte[] part) {
        sizes.add(part.length);
        return append(part);
    }

    private static boolean isSizes(TiffStructure.Entry entry) {
        return entry.tag() == STRIP_SIZES || entry.tag() == TILE_SIZES;
    }

    private int append(byte[] value) {
        if ((long) tail.size() + value.length > MOST_BYTES) {
            throw new MalformedHeader(
                    "a TIFF page of more than " + MOST_BYTES + " bytes of this kind; convert it first");
        }
        int at = tailAt + tail.size();
        tail.writeBytes(value);
        if (value.length % 2 != 0) {
            tail.write(0);
        }
        return at;
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(structure.order());
    }
}
