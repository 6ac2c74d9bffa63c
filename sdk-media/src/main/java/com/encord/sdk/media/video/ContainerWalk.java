package com.encord.sdk.media.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One walk over the top level of a file, for {@link ContainerLayout}, which reads the fields afterwards. Mutable. */
final class ContainerWalk {
    /** More boxes than a day of one-second fragments; a file of endless tiny boxes must not hold us. */
    private static final int MOST_BOXES = 200_000;

    /** As many segments as an index can list, and some more. */
    private static final int MOST_INDEX_BYTES = 1 << 20;

    private static final int EBML = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int RIFF = 0x52494646;

    /** The first halves of the identifiers of ASF's outermost objects (Advanced Systems Format 10.1). */
    private static final long ASF_HEADER = 0x3026B2758E66CF11L;

    private static final long ASF_DATA = 0x3626B2758E66CF11L;

    private final SeekableByteChannel channel;
    private final ByteBuffer header = ByteBuffer.allocate(16);

    @Nullable
    String majorBrand;

    boolean isoMedia;
    boolean fragmented;
    boolean hasMoov;
    private boolean dataSeen;
    boolean moovAfterData;
    long promisedSize;

    @Nullable
    String lastPart;

    long segmentsEnd;

    @Nullable
    MovieHeader movie;

    ContainerWalk(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /** Reads what there is to read. */
    void run() throws IOException {
        if (read(0) >= 8) {
            if (header.getInt(0) == EBML) {
                matroska();
            } else if (header.getInt(0) == RIFF) {
                riff();
            } else if (header.getLong(0) == ASF_HEADER) {
                asf();
            } else if (isBoxType(header.getInt(4))) {
                boxes();
            }
        }
    }

    private void boxes() throws IOException {
        long size = channel.size();
        long position = 0;
        for (int boxes = 0; boxes < MOST_BOXES && position < size; boxes++) {
            int available = read(position);
            if (available < 8 || !isBoxType(header.getInt(4))) {
                // padding or rubbish behind the last box promises nothing
                return;
            }
            String type = new String(header.array(), 4, 4, StandardCharsets.ISO_8859_1);
            long length = header.getInt(0) & 0xFFFFFFFFL;
            if (length == 1) {
                length = available == 16 ? header.getLong(8) : 0;
            } else if (length == 0) {
                length = size - position;
            }
            if (length < 8) {
                return;
            }
            visit(type, available, length, position);
            // a length near 2^63 must not wrap around
            long end = length > Long.MAX_VALUE - position ? Long.MAX_VALUE : position + length;
            promisedSize = end;
            lastPart = type;
            position = end;
        }
    }

    private void visit(String type, int available, long length, long position) throws IOException {
        switch (type) {
            case "ftyp" -> {
                isoMedia = true;
                if (available >= 12 && majorBrand == null) {
                    majorBrand = new String(header.array(), 8, 4, StandardCharsets.ISO_8859_1).strip();
                }
            }
            case "moov" -> {
                isoMedia = true;
                hasMoov = true;
                moovAfterData = dataSeen && !fragmented;
                if (movie == null) {
                    movie = MovieHeader.read(channel, position + 8, Math.min(channel.size(), position + length));
                }
            }
            case "sidx" -> segmentsEnd = Math.max(segmentsEnd, segmentsEnd(position, length));
            case "mdat" -> {
                isoMedia = true;
                dataSeen = dataSeen || length > 16;
            }
            case "moof" -> {
                isoMedia = true;
                fragmented = true;
            }
            default -> {
                // free, skip, uuid, sidx, mfra and whatever else says nothing here
            }
        }
    }

    /** Where the fragments end that a segment index (ISO/IEC 14496-12 8.16.3) lists; 0 if it is not whole. */
    private long segmentsEnd(long position, long length) throws IOException {
        if (length > MOST_INDEX_BYTES || position + length > channel.size()) {
            return 0;
        }
        ByteBuffer box = ByteBuffer.allocate((int) length);
        channel.position(position);
        while (box.hasRemaining() && channel.read(box) > 0) {
            // until full or at the end
        }
        int offsetAt = box.get(8) == 0 ? 24 : 28;
        int countAt = box.get(8) == 0 ? 30 : 38;
        if (box.hasRemaining() || countAt + 2 > length) {
            return 0;
        }
        long end = position + length + (box.get(8) == 0 ? box.getInt(offsetAt) : box.getLong(offsetAt));
        int count = box.getShort(countAt) & 0xFFFF;
        for (int i = 0; i < count && countAt + 2 + 12 * i + 4 <= length; i++) {
            end += box.getInt(countAt + 2 + 12 * i) & 0x7FFFFFFF;
        }
        return end;
    }

    private void matroska() throws IOException {
        long afterHeader = 4 + sizeLength(4) + elementSize(4);
        if (read(afterHeader) >= 8 && header.getInt(0) == SEGMENT) {
            lastPart = "Segment";
            long size = elementSize(4);
            if (size >= 0) {
                promisedSize = afterHeader + 4 + sizeLength(4) + size;
            }
        }
    }

    /** The first chunk only: files over 1 GB go on in further ones (OpenDML). Streams write a size of 0. */
    private void riff() {
        long size = Integer.reverseBytes(header.getInt(4)) & 0xFFFFFFFFL;
        if (size > 0 && size < 0xFFFFFFFFL) {
            lastPart = "RIFF";
            promisedSize = 8 + size;
        }
    }

    /** The header and the packets behind it; an index may follow. Streams say that they have no packets. */
    private void asf() throws IOException {
        long data = asfSize(0);
        if (data > 0 && read(data) >= 8 && header.getLong(0) == ASF_DATA) {
            long size = asfSize(data);
            lastPart = "Data";
            promisedSize = size > Long.MAX_VALUE - data ? Long.MAX_VALUE : data + size;
        }
    }

    /** How long the object is that starts somewhere, or 0 if that lies beyond the end or is nonsense. */
    private long asfSize(long position) throws IOException {
        return read(position + 16) >= 8 ? Math.max(0, Long.reverseBytes(header.getLong(0))) : 0;
    }

    private int sizeLength(int at) {
        return Integer.numberOfLeadingZeros(header.get(at) & 0xFF) - 24 + 1;
    }

    /** The data size of an element, or -1 if it is unknown (all ones) or nonsense. */
    private long elementSize(int at) {
        int length = sizeLength(at);
        if (length > 8 || at + length > header.limit()) {
            return -1;
        }
        long value = header.get(at) & (0xFF >> length);
        long unknown = 0xFF >> length;
        for (int i = 1; i < length; i++) {
            value = value << 8 | header.get(at + i) & 0xFF;
            unknown = unknown << 8 | 0xFF;
        }
        return value == unknown ? -1 : value;
    }

    private int read(long position) throws IOException {
        header.clear();
        channel.position(position);
        while (header.hasRemaining() && channel.read(header) > 0) {
            // until full or at the end
        }
        header.flip();
        return header.limit();
    }

    private static boolean isBoxType(int type) {
        for (int shift = 0; shift < 32; shift += 8) {
            int character = type >>> shift & 0xFF;
            if (character < 0x20 || character > 0x7E && character != 0xA9) {
                return false;
            }
        }
        return true;
    }
}
