package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.DemuxedPacket;

/**
 * Looks through a packet of AV1, a sequence of open bitstream units (AV1 bitstream specification 5.3 and 5.9.2).
 * Containers ask for whole temporal units, each of which shows a frame; where they were split into frames, most are
 * shown and those that others refer to are not.
 */
final class Av1Unit {
    private static final int SEQUENCE_HEADER = 1;
    private static final int FRAME_HEADER = 3;
    private static final int FRAME = 6;

    private final DemuxedPacket packet;
    private int at;

    private Av1Unit(DemuxedPacket packet) {
        this.packet = packet;
    }

    /** Whether a packet shows a frame, as far as it can be read. */
    static boolean isShown(DemuxedPacket packet) {
        return new Av1Unit(packet).isShown();
    }

    private boolean isShown() {
        boolean hidden = false;
        while (at < packet.size()) {
            int header = packet.byteAt(at);
            int type = header >> 3 & 0xF;
            boolean sized = (header & 2) != 0;
            at += (header & 4) == 0 ? 1 : 2;
            long length = sized ? length() : packet.size() - at;
            if (length < 0 || length > packet.size() - at) {
                return true;
            }
            if (type == SEQUENCE_HEADER && length > 0 && (packet.byteAt(at) & 0x08) != 0) {
                // the reduced header of a still picture
                return true;
            }
            if ((type == FRAME_HEADER || type == FRAME) && length > 0) {
                int start = packet.byteAt(at);
                boolean existing = (start & 0x80) != 0;
                boolean shown = (start & 0x10) != 0;
                if (existing || shown) {
                    return true;
                }
                hidden = true;
            }
            at += (int) length;
        }
        return !hidden;
    }

    /** A little-endian number in groups of seven bits, or -1. */
    private long length() {
        long length = 0;
        for (int shift = 0; shift < 8 * 7 && at < packet.size(); shift += 7) {
            int value = packet.byteAt(at++);
            length |= (long) (value & 0x7F) << shift;
            if ((value & 0x80) == 0) {
                return length;
            }
        }
        return -1;
    }
}
