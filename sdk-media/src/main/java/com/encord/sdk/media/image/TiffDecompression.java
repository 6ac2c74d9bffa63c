package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.internal.compression.CompressionException;
import com.encord.sdk.media.internal.compression.TiffLzw;
import com.encord.sdk.media.internal.compression.TiffPredictor;
import com.encord.sdk.media.internal.compression.ZstdDecoder;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Strips and tiles of a TIFF page as plain rows, for what the JDK's reader refuses: LZW of TIFF 5.0, Zstandard, WebP,
 * predictors of more than 8 bits or for floating-point numbers, and floating-point numbers of 16 bits, which become
 * such of 32.
 */
final class TiffDecompression {
    private static final int PLAIN = 1;
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
        boolean foreign = page.compression == TiffCoding.ZSTANDARD || page.compression == TiffCoding.WEBP;
        if (!lzw && !foreign && !isDeflate(page) && !(page.compression == PLAIN && page.hasHalves())
                || !TiffPredictor.knows(page.predictor, page.bits)) {
            return false;
        }
        boolean predicted = page.predictor != TiffPredictor.NONE;
        return foreign
                || page.hasHalves()
                || predicted && (page.bits > 8 || page.predictor != TiffPredictor.HORIZONTAL)
                || lzw && isOld(page, bytes);
    }

    /** Bits per sample of the rows. */
    int bits() {
        return page.hasHalves() ? 2 * page.bits : page.bits;
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
            rows = decompressed(stored, (int) size);
        } catch (MalformedHeader | CompressionException | MediaException e) {
            complaints.add(String.valueOf(e.getMessage()));
        }
        new TiffPredictor(rows, order, page.bits, stride).undo(page.predictor, (int) rowBytes);
        return page.hasHalves() ? widened(rows) : rows;
    }

    private byte[] decompressed(byte[] stored, int size) {
        return switch (page.compression) {
            case PLAIN -> whole(stored, size);
            case LZW -> TiffLzw.decode(stored, size);
            case TiffCoding.ZSTANDARD -> whole(ZstdDecoder.decode(stored, size), size);
            case TiffCoding.WEBP -> picture(stored, size);
            default -> inflated(stored, size);
        };
    }

    /** Exactly as many bytes as the rows need. */
    private static byte[] whole(byte[] plain, int size) {
        if (plain.length < size) {
            throw new MalformedHeader("a strip holds " + plain.length + " of " + size + " bytes");
        }
        return plain.length == size ? plain : Arrays.copyOf(plain, size);
    }

    /** Each part is a WebP file of its own, with as many channels as the page. */
    private byte[] picture(byte[] webp, int size) {
        BytesSource strip = new BytesSource("a strip of the TIFF", webp);
        requireSize(strip, size);
        Raster pixels = NativeDecoder.decode(strip, complaints).getRaster();
        if ((long) pixels.getWidth() * pixels.getHeight() * page.samples != size
                || pixels.getNumBands() < page.samples) {
            throw new MalformedHeader("a strip decodes to " + pixels.getWidth() + "x" + pixels.getHeight()
                    + " pixels of " + pixels.getNumBands() + " samples, which is not what the TIFF says");
        }
        byte[] rows = new byte[size];
        int[] row = new int[pixels.getWidth()];
        for (int y = 0; y < pixels.getHeight(); y++) {
            for (int band = 0; band < page.samples; band++) {
                pixels.getSamples(0, y, row.length, 1, band, row);
                for (int x = 0; x < row.length; x++) {
                    rows[(y * row.length + x) * page.samples + band] = (byte) row[x];
                }
            }
        }
        return rows;
    }

    /** Looked at before anything is decoded: a strip of a few bytes may claim far more pixels than the TIFF. */
    private void requireSize(BytesSource strip, int size) {
        try (HeaderBytes bytes = HeaderBytes.open(strip)) {
            if (!bytes.startsWith(0, "RIFF") || !bytes.startsWith(8, "WEBP") || WebpHeader.isAnimated(bytes)) {
                throw new MalformedHeader("a strip is not a still WebP");
            }
            ImageInfo info = WebpHeader.read(bytes);
            if (info.pixels() * page.samples != size) {
                throw new MalformedHeader("a strip says " + info.width() + "x" + info.height()
                        + " pixels, which is not what the TIFF says");
            }
        } catch (IOException e) {
            throw new MalformedHeader("a strip cannot be read (" + e.getMessage() + ")");
        }
    }

    private byte[] widened(byte[] halves) {
        ByteBuffer from = ByteBuffer.wrap(halves).order(order);
        ByteBuffer to = ByteBuffer.allocate(2 * halves.length).order(order);
        while (from.remaining() >= 2) {
            to.putFloat(half(from.getShort()));
        }
        return to.array();
    }

    /** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        int sign = (bits & 0x8000) << 16;
        if (exponent == 0) {
            // too small for an exponent of their own: multiples of 2 to the -24th
            float tiny = Math.scalb((float) fraction, -24);
            return sign == 0 ? tiny : -tiny;
        }
        int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
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
