package com.encord.sdk.media.image;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * AVIF and HEIC pictures: takes the AV1 or HEVC data of every tile and of the transparency out of the container, has
 * FFmpeg decode each, and puts them together (ISO/IEC 23008-12 6.6.2.3 and annex B, AV1 image file format section 2).
 * Sequences without a still picture go to FFmpeg as they are.
 */
final class HeifDecoder {
    private static final int GRID = HeaderBytes.fourCc("grid");
    private static final int AV01 = HeaderBytes.fourCc("av01");
    private static final int HVC1 = HeaderBytes.fourCc("hvc1");
    private static final int HVCC = HeaderBytes.fourCc("hvcC");
    private static final int DIMG = HeaderBytes.fourCc("dimg");
    private static final int PREM = HeaderBytes.fourCc("prem");
    private static final int AUXL = HeaderBytes.fourCc("auxl");
    private static final int MOST_TILES = 1 << 12;
    private static final int MOST_BYTES = 1 << 29;

    private final String name;
    private final HeaderBytes bytes;
    private final HeifItems items;
    private final List<String> complaints;

    private HeifDecoder(String name, HeaderBytes bytes, HeifItems items, List<String> complaints) {
        this.name = name;
        this.bytes = bytes;
        this.items = items;
        this.complaints = complaints;
    }

    static BufferedImage decode(MediaSource source, ImageInfo info, List<String> complaints) throws IOException {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            HeifItems items = HeifHeader.items(bytes);
            return items == null || items.primary < 0
                    ? NativeDecoder.decode(source, complaints)
                    : new HeifDecoder(source.name(), bytes, items, complaints).picture(info);
        }
    }

    private BufferedImage picture(ImageInfo info) {
        BufferedImage color = item(items.primary);
        Long alpha = alphaItem();
        if (alpha == null || info.color() != ImageColor.RGBA && info.color() != ImageColor.GRAY_ALPHA) {
            return color;
        }
        BufferedImage transparency = item(alpha);
        if (transparency.getWidth() != color.getWidth() || transparency.getHeight() != color.getHeight()) {
            throw new CorruptMediaException(name, "its transparency has another size than its colours");
        }
        return combined(color, transparency.getRaster(), isMultiplied(alpha));
    }

    /** Whether the colours were darkened by the transparency before they were coded (ISO/IEC 23008-12 6.10.1.3). */
    private boolean isMultiplied(long alpha) {
        return items.references.stream()
                .anyMatch(reference ->
                        reference.type() == PREM && reference.from() == items.primary && reference.to() == alpha);
    }

    private static BufferedImage combined(BufferedImage color, Raster alpha, boolean multiplied) {
        int width = color.getWidth();
        BufferedImage image = new BufferedImage(
                width,
                color.getHeight(),
                multiplied ? BufferedImage.TYPE_4BYTE_ABGR_PRE : BufferedImage.TYPE_4BYTE_ABGR);
        Raster from = color.getRaster();
        WritableRaster to = image.getRaster();
        int[] row = null;
        for (int y = 0; y < color.getHeight(); y++) {
            for (int band = 0; band < 3; band++) {
                row = from.getSamples(0, y, width, 1, Math.min(band, from.getNumBands() - 1), row);
                to.setSamples(0, y, width, 1, band, row);
            }
            row = alpha.getSamples(0, y, width, 1, 0, row);
            to.setSamples(0, y, width, 1, 3, row);
        }
        if (!multiplied) {
            return image;
        }
        image.coerceData(false);
        // The image would go on calling itself multiplied.
        BufferedImage plain = new BufferedImage(width, color.getHeight(), BufferedImage.TYPE_4BYTE_ABGR);
        plain.setData(image.getRaster());
        return plain;
    }

    private @Nullable Long alphaItem() {
        for (HeifItems.Reference reference : items.references) {
            if (reference.type() == AUXL
                    && reference.to() == items.primary
                    && HeifHeader.isAlpha(bytes, items, reference.from())) {
                return reference.from();
            }
        }
        return null;
    }

    private BufferedImage item(long id) {
        Integer type = items.types.get(id);
        if (type != null && type == GRID) {
            return grid(id);
        }
        if (type != null && type == AV01) {
            return NativeDecoder.decode(new BytesSource(name, ivf(data(id))), complaints);
        }
        if (type != null && type == HVC1) {
            return NativeDecoder.decode(
                    new BytesSource(name, HevcStream.of(bytes, configuration(id), data(id))), complaints);
        }
        throw new CorruptMediaException(name, "item " + id + " is no AV1 or HEVC picture, nor a grid of them");
    }

    private IsoBox configuration(long id) {
        return items.propertiesOf(id).stream()
                .filter(property -> property.type() == HVCC)
                .findFirst()
                .orElseThrow(() -> new CorruptMediaException(name, "item " + id + " has no HEVC configuration"));
    }

    /** Tiles are of one size, row after row; the canvas may cut the last ones. */
    private BufferedImage grid(long id) {
        ByteBuffer header = ByteBuffer.wrap(data(id));
        if (header.limit() < 8) {
            throw new CorruptMediaException(name, "its grid is not described");
        }
        boolean wide = (header.get(1) & 1) != 0;
        int rows = (header.get(2) & 0xff) + 1;
        int columns = (header.get(3) & 0xff) + 1;
        long width = wide && header.limit() >= 12 ? header.getInt(4) & 0xffffffffL : header.getShort(4) & 0xffff;
        long height = wide && header.limit() >= 12 ? header.getInt(8) & 0xffffffffL : header.getShort(6) & 0xffff;
        List<Long> tiles = new ArrayList<>();
        for (HeifItems.Reference reference : items.references) {
            if (reference.type() == DIMG && reference.from() == id) {
                tiles.add(reference.to());
            }
        }
        if (tiles.size() != rows * columns || tiles.size() > MOST_TILES) {
            throw new CorruptMediaException(
                    name, "its grid of " + rows + " rows and " + columns + " columns has " + tiles.size() + " tiles");
        }
        if (width < 1 || height < 1 || width * height > ImageGrouping.MOST_PIXELS) {
            throw new CorruptMediaException(name, "its grid is said to have " + width + "x" + height + " pixels");
        }
        BufferedImage canvas = null;
        for (int i = 0; i < tiles.size(); i++) {
            if (items.types.getOrDefault(tiles.get(i), 0) == GRID) {
                throw new CorruptMediaException(name, "a tile of its grid is a grid itself");
            }
            BufferedImage tile = item(tiles.get(i));
            canvas = canvas == null ? new BufferedImage((int) width, (int) height, tile.getType()) : canvas;
            paste(tile, canvas, i % columns * tile.getWidth(), i / columns * tile.getHeight());
        }
        return Objects.requireNonNull(canvas);
    }

    private void paste(BufferedImage tile, BufferedImage canvas, int x, int y) {
        int width = Math.min(tile.getWidth(), canvas.getWidth() - x);
        int height = Math.min(tile.getHeight(), canvas.getHeight() - y);
        if (width <= 0 || height <= 0 || tile.getType() != canvas.getType()) {
            throw new CorruptMediaException(name, "the tiles of its grid do not fit together");
        }
        Raster part = tile.getRaster().createChild(0, 0, width, height, 0, 0, null);
        canvas.getRaster().setRect(x, y, part);
    }

    private byte[] data(long id) {
        ByteBuffer all = ByteBuffer.allocate(0);
        for (HeifItems.Extent extent : items.extents.getOrDefault(id, List.of())) {
            if (extent.length() + all.limit() > MOST_BYTES) {
                throw new CorruptMediaException(
                        name, "item " + id + " is said to have more than " + MOST_BYTES + " bytes");
            }
            byte[] part = bytes.copy(items.position(extent), (int) extent.length());
            all = ByteBuffer.allocate(all.limit() + part.length)
                    .put(all.rewind())
                    .put(part);
        }
        return all.array();
    }

    /** The simplest container FFmpeg knows for AV1: a header of 32 bytes and one frame with its temporal delimiter. */
    private static byte[] ivf(byte[] av1) {
        ByteBuffer file = ByteBuffer.allocate(32 + 12 + 2 + av1.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("DKIF".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putShort((short) 32);
        file.put("AV01".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 16)
                .putShort((short) 16);
        file.putInt(25).putInt(1).putInt(1).putInt(0);
        file.putInt(2 + av1.length).putLong(0).put((byte) 0x12).put((byte) 0);
        return file.put(av1).array();
    }
}
