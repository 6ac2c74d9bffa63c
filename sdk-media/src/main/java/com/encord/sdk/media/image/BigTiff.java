package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * One page of a BigTIFF as a classic TIFF in memory, for readers that only know that: same tags and same pixel bytes, with
 * 64-bit numbers written as 32-bit ones.
 */
final class BigTiff {
    private static final int MOST_BYTES = 1 << 29;
    private static final int STRIP_OFFSETS = 273;
    private static final int TILE_OFFSETS = 324;
    private static final int STRIP_SIZES = 279;
    private static final int TILE_SIZES = 325;

    private final HeaderBytes bytes;
    private final TiffStructure structure;
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
    private final List<TiffStructure.Entry> entries = new ArrayList<>();
    private int tailAt;

    private BigTiff(HeaderBytes bytes) {
        this.bytes = bytes;
        this.structure = new TiffStructure(bytes, 0, bytes.size());
    }

    static ImageInputStream asClassic(MediaSource source, int page) throws IOException {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            byte[] classic = new BigTiff(bytes).rewrite(page);
            return new MemoryCacheImageInputStream(new ByteArrayInputStream(classic));
        }
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
        int directory = 2 + 12 * entries.size() + 4;
        tailAt = 8 + directory;
        ByteBuffer head = buffer(tailAt);
        head.putShort((short) (structure.isBigEndian() ? 0x4d4d : 0x4949))
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
        boolean wide = entry.type() == 16 || entry.type() == 17;
        int type = wide || offsets ? 4 : entry.type();
        int size = wide || offsets ? 4 : TiffStructure.sizeOf(entry.type());
        long length = entry.count() * size;
        if (entry.count() > MOST_BYTES || length > MOST_BYTES) {
            throw new MalformedHeader("TIFF tag " + entry.tag() + " is said to have " + entry.count() + " values");
        }
        byte[] value;
        if (offsets) {
            value = pixels(entry);
        } else if (wide) {
            ByteBuffer narrow = buffer((int) length);
            for (long i = 0; i < entry.count(); i++) {
                narrow.putInt((int) structure.value(entry, i));
            }
            value = narrow.array();
        } else {
            value = bytes.copy(entry.at(), (int) length);
        }
        head.putShort((short) entry.tag()).putShort((short) type).putInt((int) entry.count());
        if (value.length <= 4) {
            head.put(value).position(head.position() + 4 - value.length);
        } else {
            head.putInt(append(value));
        }
    }

    /** Copies every strip or tile; the new offsets are the value of the tag. */
    private byte[] pixels(TiffStructure.Entry offsets) {
        TiffStructure.Entry sizes = entries.stream()
                .filter(entry -> entry.tag() == STRIP_SIZES || entry.tag() == TILE_SIZES)
                .findFirst()
                .orElseThrow(() -> new MalformedHeader("the TIFF does not say how large its strips are"));
        ByteBuffer moved = buffer((int) offsets.count() * 4);
        for (long i = 0; i < offsets.count(); i++) {
            long size = structure.value(sizes, i);
            if (size + tail.size() > MOST_BYTES) {
                throw new MalformedHeader(
                        "a BigTIFF page of more than " + MOST_BYTES + " compressed bytes; convert it first");
            }
            moved.putInt(append(bytes.copy(structure.value(offsets, i), (int) size)));
        }
        return moved.array();
    }

    private int append(byte[] value) {
        int at = tailAt + tail.size();
        tail.writeBytes(value);
        if (value.length % 2 != 0) {
            tail.write(0);
        }
        return at;
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size)
                .order(structure.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
}
