package com.encord.sdk.media.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the movie box of an ISO base media file (ISO/IEC 14496-12 8.2) says that a demuxer does not hand on: whether
 * pictures are encrypted, how long the first video track is presented, how long all fragments are together, and where the
 * tables of video tracks lie. Mutable while reading.
 */
final class MovieHeader {
    private static final Set<String> PARENTS = Set.of("trak", "mdia", "minf", "stbl", "mvex");

    /** A movie has a few dozen; a hostile one must not hold us. */
    private static final int MOST_BOXES = 10_000;

    /** Reaches to the type of the first sample entry and to every duration. */
    private static final int BYTES_LOOKED_AT = 44;

    private final SeekableByteChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES_LOOKED_AT);
    private int boxes;
    private long timescale;
    private long trackDuration;
    private boolean videoTrack;
    private long videoDuration = -1;
    private long fragmentDuration = -1;
    private boolean encrypted;
    private SampleTables tables = new SampleTables();
    private final List<SampleTables> videoTables = new ArrayList<>();

    private MovieHeader(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /** Reads the children of a movie box that lie between two positions. */
    static MovieHeader read(SeekableByteChannel channel, long start, long end) throws IOException {
        MovieHeader header = new MovieHeader(channel);
        header.children(start, end);
        return header;
    }

    /** Whether the pictures are protected by common encryption (ISO/IEC 23001-7). */
    boolean encrypted() {
        return encrypted;
    }

    /** How long the first video track is presented, in seconds; NaN if it does not say. */
    double trackSeconds() {
        return seconds(videoDuration);
    }

    /** How long the movie is with all its fragments, in seconds; NaN if it does not say. */
    double fragmentSeconds() {
        return seconds(fragmentDuration);
    }

    /** Whether the tables of each video track agree with each other; false where there is no such track. */
    boolean videoTablesAgree(SeekableByteChannel file) throws IOException {
        for (SampleTables each : videoTables) {
            if (!each.agree(file)) {
                return false;
            }
        }
        return !videoTables.isEmpty();
    }

    private double seconds(long duration) {
        return timescale > 0 && duration > 0 ? (double) duration / timescale : Double.NaN;
    }

    private void children(long start, long end) throws IOException {
        long position = start;
        while (position + 8 <= end && boxes++ < MOST_BOXES && read(position) >= 8) {
            long length = bytes.getInt(0) & 0xFFFFFFFFL;
            String type = new String(bytes.array(), 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 8 || length > end - position) {
                return;
            }
            if (PARENTS.contains(type)) {
                if (type.equals("trak")) {
                    trackDuration = -1;
                    videoTrack = false;
                    tables = new SampleTables();
                }
                children(position + 8, position + length);
                if (type.equals("trak") && videoTrack) {
                    videoTables.add(tables);
                }
            } else if (bytes.limit() == BYTES_LOOKED_AT || bytes.limit() >= length) {
                tables.found(type, position);
                visit(type, (int) Math.min(length, bytes.limit()));
            }
            position += length;
        }
    }

    private void visit(String type, int available) {
        boolean wide = available > 8 && bytes.get(8) == 1;
        switch (type) {
            case "mvhd" -> timescale = number(wide ? 28 : 20, 4, available);
            case "tkhd" -> trackDuration = number(wide ? 36 : 28, wide ? 8 : 4, available);
            case "mehd" -> fragmentDuration = number(12, wide ? 8 : 4, available);
            case "hdlr" -> {
                if ("dhlr".equals(text(12, available))) {
                    // QuickTime says a second time how the data is reached
                    return;
                }
                videoTrack = "vide".equals(text(16, available));
                if (videoTrack && videoDuration < 0) {
                    videoDuration = trackDuration;
                }
            }
            case "stsd" -> encrypted |= videoTrack && "encv".equals(text(20, available));
            default -> {
                // tables and everything else
            }
        }
    }

    /** A duration of all ones is unknown, as is one that lies beyond what was looked at. */
    private long number(int at, int length, int available) {
        if (at + length > available) {
            return -1;
        }
        return length == 8 ? bytes.getLong(at) : bytes.getInt(at) == -1 ? -1 : bytes.getInt(at) & 0xFFFFFFFFL;
    }

    private String text(int at, int available) {
        return at + 4 > available ? "" : new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
    }

    private int read(long position) throws IOException {
        bytes.clear();
        channel.position(position);
        while (bytes.hasRemaining() && channel.read(bytes) > 0) {
            // until full or at the end
        }
        bytes.flip();
        return bytes.limit();
    }
}
