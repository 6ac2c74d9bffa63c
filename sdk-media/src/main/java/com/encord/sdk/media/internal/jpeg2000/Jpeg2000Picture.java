package com.encord.sdk.media.internal.jpeg2000;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decodes a picture: the marker segments of its codestream (ISO/IEC 15444-1 A), and then tile after tile. */
public final class Jpeg2000Picture {
    private static final int START = 0xFF4F;
    private static final int SIZE = 0xFF51;
    private static final int START_OF_TILE = 0xFF90;
    private static final int START_OF_DATA = 0xFF93;
    private static final int END = 0xFFD9;
    private static final int FIRST_MARKER = 0xFF00;
    /** What a tile part's own marker segment takes. */
    private static final int TILE_SEGMENT = 12;

    private final byte[] bytes;
    private final ImageSize size;
    private final TileHeader main;
    private final Map<Integer, Parts> tiles = new TreeMap<>();

    /** What there is of a tile: its header, and its packets put together. */
    private static final class Parts {
        private final TileHeader header;
        private final ByteArrayOutputStream packets = new ByteArrayOutputStream();
        /** Headers of packets that stand apart from them. */
        private final ByteArrayOutputStream packedHeaders = new ByteArrayOutputStream();

        private Parts(TileHeader header) {
            this.header = header;
        }

        private PacketBytes packets() {
            return new PacketBytes(packets.toByteArray(), packedHeaders.toByteArray());
        }
    }

    private Jpeg2000Picture(byte[] bytes, ImageSize size) {
        this.bytes = bytes;
        this.size = size;
        this.main = new TileHeader(size.components());
    }

    /**
     * Decodes a picture whose header was looked at before, so that its size is a sane one.
     *
     * @param source what errors call the file
     * @param codestream the picture, with the boxes of a JP2 file around it or without
     * @return samples, the lowest bits of each number, colour by pixel and with its colour transform undone; those of
     *     components with fewer samples than pixels are repeated
     * @throws CorruptMediaException if it is damaged
     * @throws UnsupportedMediaException if it is of a kind that this decoder does not know
     */
    public static int[] decode(String source, byte[] codestream) {
        return guarded(source, () -> {
            Jpeg2000Picture picture = read(codestream);
            int pixels = Math.multiplyExact(picture.size.width(), picture.size.height());
            int[] all = new int[Math.multiplyExact(pixels, picture.size.components())];
            picture.decode((values, count, at, apart) -> {
                for (int i = 0, to = at; i < count; i++, to += apart) {
                    all[to] = values[i];
                }
            });
            return all;
        });
    }

    /**
     * Decodes a picture whose header was looked at before, so that its size is a sane one, piece by piece.
     *
     * @param source what errors call the file
     * @param codestream the picture, with the boxes of a JP2 file around it or without
     * @param picture takes the samples, as {@link #decode(String, byte[])} gives them
     * @throws CorruptMediaException if it is damaged
     * @throws UnsupportedMediaException if it is of a kind that this decoder does not know
     */
    public static void decode(String source, byte[] codestream, SampleSink picture) {
        guarded(source, () -> {
            read(codestream).decode(picture);
            return picture;
        });
    }

    private static <T> T guarded(String source, Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (Jpeg2000Exception e) {
            String message = "has a JPEG 2000 picture " + (e.isUnsupported() ? "" : "that ") + e.getMessage();
            if (e.isUnsupported()) {
                throw new UnsupportedMediaException(source, message, e);
            }
            throw new CorruptMediaException(source, message, e);
        } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new CorruptMediaException(source, "has a JPEG 2000 picture whose parts do not fit each other", e);
        }
    }

    private static Jpeg2000Picture read(byte[] bytes) {
        for (int at = 0; at + 4 < bytes.length; at++) {
            if (u16(bytes, at) == START && u16(bytes, at + 2) == SIZE) {
                int length = u16(bytes, at + 4);
                SegmentBytes segment = new SegmentBytes(bytes, at + 6, at + 4 + length);
                Jpeg2000Picture picture = new Jpeg2000Picture(bytes, ImageSize.read(segment));
                picture.segments(at + 4 + length);
                picture.requireAllTiles();
                return picture;
            }
        }
        throw new Jpeg2000Exception("has no start");
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private void segments(int from) {
        int at = from;
        while (at + 1 < bytes.length) {
            int marker = u16(bytes, at);
            if (marker == END) {
                return;
            }
            if (marker < FIRST_MARKER) {
                throw new Jpeg2000Exception("has no marker at byte " + at);
            }
            if (marker == START_OF_TILE) {
                at = tilePart(at);
            } else {
                at = segment(at, marker, main);
            }
        }
    }

    private int segment(int at, int marker, TileHeader header) {
        int end = at + 2 + new SegmentBytes(bytes, at + 2, bytes.length).u16();
        header.take(marker, new SegmentBytes(bytes, at + 4, end));
        return end;
    }

    private int tilePart(int start) {
        SegmentBytes in = new SegmentBytes(bytes, start + 4, Math.min(bytes.length, start + TILE_SEGMENT));
        int index = in.u16();
        int length = in.i32();
        if (index >= size.tiles()) {
            throw new Jpeg2000Exception("has a tile " + index + " of " + size.tiles());
        }
        int end = length == 0 ? endOfData() : start + length;
        if (end > bytes.length || length < 0) {
            throw new Jpeg2000Exception("is cut off in tile " + index);
        }
        @Nullable Parts known = tiles.get(index);
        Parts tile = known != null ? known : new Parts(new TileHeader(main));
        tiles.put(index, tile);
        int at = start + TILE_SEGMENT;
        while (u16(bytes, at) != START_OF_DATA) {
            at = segment(at, u16(bytes, at), tile.header);
        }
        at += 2;
        if (at > end) {
            throw new Jpeg2000Exception("has a tile part of " + length + " bytes, which its header takes alone");
        }
        tile.packets.write(bytes, at, end - at);
        byte[] own = tile.header.packed().ofThisPart();
        byte[] ofMain = main.packed().isEmpty() ? own : main.packed().ofNextPart();
        tile.packedHeaders.writeBytes(own.length > 0 ? own : ofMain);
        return end;
    }

    /** The last tile part may leave its length out, and then goes on to the end marker. */
    private int endOfData() {
        int end = bytes.length;
        while (end >= 2 && u16(bytes, end - 2) != END) {
            end--;
        }
        return end - 2;
    }

    private void requireAllTiles() {
        if (tiles.size() < size.tiles()) {
            throw new Jpeg2000Exception("has " + tiles.size() + " of " + size.tiles() + " tiles");
        }
    }

    private void decode(SampleSink picture) {
        Effort effort = new Effort();
        tiles.forEach((index, parts) ->
                new Tile(size, size.tile(index), parts.header, effort).decode(parts.packets(), picture));
    }
}
