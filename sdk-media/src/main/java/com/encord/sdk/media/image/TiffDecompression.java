package com.encord.sdk.media.image;

import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Strips and tiles of a TIFF page as plain rows, for what the JDK's reader refuses: LZW of TIFF 5.0, and predictors of
 * more than 8 bits or for floating-point numbers.
 */
final class TiffDecompression {
    private static final int LZW = 5;

    private final TiffPage page;
    private final ByteOrder order;
    private final List<String> complaints;

    TiffDecompression(TiffPage page, ByteOrder order, List<String> complaints) {
        this.page = page;
        this.order = order;
        this.complaints = complaints;
    }

    /** Whether the pixels of a page have to be decompressed here, because the JDK cannot. */
    static boolean isNeeded(TiffPage page, HeaderBytes bytes) {
        boolean lzw = page.compression == LZW;
        if (!lzw && !isDeflate(page) || !TiffPredictor.knows(page.predictor, page.bits)) {
            return false;
        }
        return page.predictor != TiffPredictor.NONE && (page.bits > 8 || page.predictor != TiffPredictor.HORIZONTAL)
                || lzw && isOld(page, bytes);
    }

    private static boolean isDeflate(TiffPage page) {
        return page.compression == 8 || page.compression == 32946;
    }

    private static boolean isOld(TiffPage page, HeaderBytes bytes) {
        TiffStructure.Entry offsets = page.offsets;
        if (offsets == null) {
            return false;
        }
        long at = page.structure.value(offsets, 0);
        return bytes.has(at, 2) && TiffLzw.isOld(bytes.copy(at, 2));
    }

    /**
     * Decompresses one part; what is damaged stays black, and is complained of.
     *
     * @param index of the strip or tile, counted through all planes
     */
    byte[] rows(byte[] stored, long index) {
        int stride = page.planar == 2 ? 1 : page.samples;
        long width = page.tiled ? page.tileWidth : page.width;
        long rowBytes = (width * stride * page.bits + 7) / 8;
        long size = rowBytes * rows(index);
        if (width <= 0 || size <= 0 || size > PlainTiff.MOST_BYTES) {
            throw new MalformedHeader("part " + (index + 1) + " of the TIFF would have " + size + " bytes");
        }
        byte[] rows = new byte[(int) size];
        try {
            rows = page.compression == LZW ? TiffLzw.decode(stored, (int) size) : inflated(stored, (int) size);
        } catch (MalformedHeader e) {
            complaints.add(e.getMessage());
        }
        new TiffPredictor(rows, order, page.bits, stride).undo(page.predictor, (int) rowBytes);
        return rows;
    }

    private long rows(long index) {
        if (page.tiled) {
            return page.tileHeight;
        }
        long perStrip = Math.min(page.rowsPerStrip, page.height);
        if (perStrip <= 0) {
            throw new MalformedHeader("the TIFF says that its strips have no rows");
        }
        long strips = (page.height + perStrip - 1) / perStrip;
        return Math.min(perStrip, page.height - index % strips * perStrip);
    }

    private static byte[] inflated(byte[] stored, int size) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored);
            byte[] rows = new byte[size];
            int length = 0;
            for (int more = 1; length < size && more > 0; length += more) {
                more = inflater.inflate(rows, length, size - length);
            }
            if (length < size) {
                throw new MalformedHeader("a strip holds " + length + " of " + size + " bytes");
            }
            return rows;
        } catch (DataFormatException e) {
            throw new MalformedHeader("a strip does not inflate (" + e.getMessage() + ")");
        } finally {
            inflater.end();
        }
    }
}
