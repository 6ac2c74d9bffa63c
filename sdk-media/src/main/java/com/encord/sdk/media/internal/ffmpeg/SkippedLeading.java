package com.encord.sdk.media.internal.ffmpeg;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;

/**
 * Finds the pictures at the start of an HEVC video that were predicted across the point where it was cut: "random
 * access skipped leading" ones (ITU-T H.265 8.1.3), which decoders leave out without a word. They follow the first
 * picture to start at, in the order of decoding, until a picture that does not lead. Wants every packet of the stream
 * in the file's order, with its content. Confined to one thread.
 */
public final class SkippedLeading {
    private static final int FIRST_RADL = 6;
    private static final int FIRST_RASL = 8;
    private static final int LAST_RASL = 9;
    private static final int FIRST_BLA = 16;
    private static final int LAST_BLA = 18;
    private static final int CRA = 21;
    private static final int LAST_SLICE = 31;

    private final int lengthBytes;
    private boolean startSeen;
    private boolean over;

    private SkippedLeading(int lengthBytes, boolean over) {
        this.lengthBytes = lengthBytes;
        this.over = over;
    }

    /**
     * Prepares to look for such pictures.
     *
     * @param stream a video stream of an open demuxer
     * @return the search
     */
    public static SkippedLeading of(DemuxedStream stream) {
        BytePointer header = stream.parameters().extradata();
        boolean lengths = stream.parameters().extradata_size() >= 23 && header.get(0) == 1;
        return new SkippedLeading(lengths ? (header.get(21) & 3) + 1 : 0, stream.codecId() != avcodec.AV_CODEC_ID_HEVC);
    }

    /**
     * Whether no such picture can come any more, so that packets need not be shown.
     *
     * @return true once the first picture that does not lead was seen; always for other codecs
     */
    public boolean over() {
        return over;
    }

    /**
     * Looks at the demuxer's current packet.
     *
     * @param demuxer whose current packet is of the stream
     * @return true if decoders leave it out
     */
    public boolean isSkipped(Demuxer demuxer) {
        if (over) {
            return false;
        }
        int type = sliceType(demuxer.packet());
        if (startSeen) {
            over = type < FIRST_RADL || type > LAST_RASL;
        } else {
            startSeen = type >= FIRST_BLA && type <= CRA;
            // what leads an IDR refers to nothing before it
            over = type > LAST_BLA && type < CRA;
        }
        return type == FIRST_RASL || type == LAST_RASL;
    }

    /** The type of the first slice in a packet, or -1. */
    private int sliceType(DemuxedPacket packet) {
        long at = 0;
        int size = packet.size();
        while (true) {
            long length = 0;
            if (lengthBytes == 0) {
                at = afterStartCode(packet, (int) at);
            } else {
                for (int i = 0; i < lengthBytes && at < size; i++) {
                    length = length << 8 | packet.byteAt((int) at++);
                }
            }
            if (at < 0 || at >= size || lengthBytes > 0 && length == 0) {
                return -1;
            }
            int type = packet.byteAt((int) at) >> 1 & 0x3F;
            if (type <= LAST_SLICE) {
                return type;
            }
            at += length;
        }
    }

    private static int afterStartCode(DemuxedPacket packet, int from) {
        for (int at = from; at + 3 < packet.size(); at++) {
            if (packet.byteAt(at) == 0 && packet.byteAt(at + 1) == 0 && packet.byteAt(at + 2) == 1) {
                return at + 3;
            }
        }
        return -1;
    }
}
