package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.internal.compression.CompressionException;
import com.encord.sdk.media.internal.compression.TiffLzw;
import com.encord.sdk.media.internal.compression.TiffPackBits;
import com.encord.sdk.media.internal.compression.TiffPredictor;
import com.encord.sdk.media.internal.compression.ZstdDecoder;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Strips and tiles of a TIFF page as plain rows, for what the JDK's reader refuses: LZW of TIFF 5.0, Zstandard, WebP,
 * predictors of more than 8 bits or for floating-point numbers, and samples of unusual widths.
 */
final class TiffDecompression {
    private static final int PLAIN = 1;
    private static final int LZW = 5;
    private static final int PACK_BITS = 32773;
    private static final int YCBCR = 6;
    private static final int LOWEST_FIRST = 2;

    private final TiffPage page;
    private final ByteOrder order;
    private final List<String> complaints;
    private boolean empty = true;
    private byte[] black = {};
    private int blackSize;

    TiffDecompression(TiffPage page, ByteOrder order, List<String> complaints) {
        this.page = page;
        this.order = order;
        this.complaints = complaints;
    }

    /** Whether the pixels of a page have to be decompressed here, because the JDK cannot. */
    static boolean isNeeded(TiffPage page, HeaderBytes bytes) {
        if (!knows(page)) {
            return false;
        }
        boolean lzw = page.compression == LZW;
        boolean predicted = page.predictor != TiffPredictor.NONE;
        return page.compression == TiffCoding.ZSTANDARD
                || page.compression == TiffCoding.WEBP
                || TiffWidening.isNeeded(page)
                || page.fillOrder == LOWEST_FIRST && (page.compression == PACK_BITS || isDeflate(page))
                || predicted && isPredictable(page) && (page.bits > 8 || page.predictor != TiffPredictor.HORIZONTAL)
                || lzw && isOld(page, bytes);
    }

    /** Compressions that go with a predictor; with others its tag means nothing. */
    private static boolean isPredictable(TiffPage page) {
        return page.compression == LZW || isDeflate(page);
    }

    /** Whether pixels can be decompressed here, in case that the JDK's reader met damage. */
    static boolean knows(TiffPage page) {
        boolean compression =
                switch (page.compression) {
                    case PLAIN, LZW, PACK_BITS, TiffCoding.ZSTANDARD, TiffCoding.WEBP -> true;
                    default -> isDeflate(page);
                };
        // A tag that is lost would be taken for its default.
        return compression && page.damage == null && TiffPredictor.knows(page.predictor, page.bits);
    }

    /** Bits per sample of the rows. */
    int bits() {
        return TiffWidening.bits(page);
    }

    /** Some fax software turned every byte round (TIFF 6.0 FillOrder). */
    private static byte[] inOrder(TiffPage page, byte[] stored) {
        if (page.fillOrder != LOWEST_FIRST) {
            return stored;
        }
        byte[] turned = new byte[stored.length];
        for (int i = 0; i < stored.length; i++) {
            turned[i] = (byte) (Integer.reverse(stored[i]) >>> 24);
        }
        return turned;
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
        return bytes.has(at, 2) && TiffLzw.isOld(inOrder(page, bytes.copy(at, 2)));
    }

    /**
     * Decompresses one part; what is damaged or missing stays black, and is complained of.
     *
     * @param index of the strip or tile, counted through all planes
     */
    byte[] rows(byte[] stored, int index) {
        byte[] rows = new byte[size(index)];
        boolean whole = false;
        try {
            int held = decompress(inOrder(page, stored), rows);
            whole = held == rows.length;
            if (!whole) {
                complain("a strip holds " + held + " of " + rows.length + " bytes");
            }
        } catch (MalformedHeader | CompressionException | MediaException e) {
            complain(String.valueOf(e.getMessage()));
        }
        empty &= !whole && isBlack(rows);
        if (page.compression != PLAIN && page.compression != PACK_BITS) {
            new TiffPredictor(rows, order, page.bits, stride()).undo(page.predictor, rowBytes());
        }
        return widened(rows);
    }

    /** What stands for the rows of a part of which nothing is there; the same for many, and to be left as it is. */
    byte[] black(int index) {
        int size = size(index);
        if (size != blackSize) {
            black = widened(new byte[size]);
            blackSize = size;
        }
        complain("part " + (index + 1) + " of the TIFF holds nothing");
        return black;
    }

    private void complain(String complaint) {
        if (complaints.size() < PlainTiff.MOST_COMPLAINTS) {
            complaints.add(complaint);
        }
    }

    /** Bytes that the compressed rows of a part should become. */
    private int size(int index) {
        long rows = rows(index);
        long size = isSubsampled() ? blocks(width(), rows) : (width() * stride() * page.bits + 7) / 8 * rows;
        if (width() <= 0 || size <= 0 || size > PlainTiff.MOST_BYTES) {
            throw new MalformedHeader("part " + (index + 1) + " of the TIFF would have " + size + " bytes");
        }
        return (int) size;
    }

    private long width() {
        return page.tiled ? page.tileWidth : page.width;
    }

    private int stride() {
        return page.planar == 2 ? 1 : page.samples;
    }

    private int rowBytes() {
        return (int) ((width() * stride() * page.bits + 7) / 8);
    }

    private byte[] widened(byte[] rows) {
        return TiffWidening.isNeeded(page) ? new TiffWidening(page, order).widened(rows, rowBytes()) : rows;
    }

    /** Whether nothing at all was found in any part. */
    boolean isEmpty() {
        return empty;
    }

    private static boolean isBlack(byte[] rows) {
        for (byte sample : rows) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether two colours are stored once for several pixels (TIFF 6.0 section 21). */
    private boolean isSubsampled() {
        return page.photometric == YCBCR && page.planar == 1 && page.chromaWidth * page.chromaHeight > 1;
    }

    /** Of each block of pixels all brightnesses and two colours. */
    private long blocks(long width, long rows) {
        long across = (width + page.chromaWidth - 1) / page.chromaWidth;
        long down = (rows + page.chromaHeight - 1) / page.chromaHeight;
        return across * down * (page.chromaWidth * page.chromaHeight + 2L);
    }

    /** Fills the rows from their start, also before it fails; returns how many bytes there are. */
    private int decompress(byte[] stored, byte[] rows) {
        return switch (page.compression) {
            case PLAIN -> copied(stored, rows);
            case LZW -> TiffLzw.decode(stored, rows);
            case PACK_BITS -> TiffPackBits.decode(stored, rows);
            case TiffCoding.ZSTANDARD -> ZstdDecoder.decode(stored, rows);
            case TiffCoding.WEBP -> copied(picture(stored, rows.length), rows);
            default -> inflated(stored, rows);
        };
    }

    private static int copied(byte[] plain, byte[] rows) {
        int size = Math.min(plain.length, rows.length);
        System.arraycopy(plain, 0, rows, 0, size);
        return size;
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

    private long rows(int index) {
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

    private static int inflated(byte[] stored, byte[] rows) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored);
            int length = 0;
            for (int more = 1; length < rows.length && more > 0; length += more) {
                more = inflater.inflate(rows, length, rows.length - length);
            }
            return length;
        } catch (DataFormatException e) {
            throw new MalformedHeader("a strip does not inflate (" + e.getMessage() + ")");
        } finally {
            inflater.end();
        }
    }
}
