package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.DemuxedPacket;

/**
 * Whether the codec itself presents a packet. VP8 (RFC 6386 9.1), VP9 (bitstream specification 6.2) and AV1 that was
 * split into frames store reference pictures that are never shown, and an empty packet of Theora (specification 7.1)
 * stands for the picture before, of which FFmpeg makes no frame of its own; all other codecs show every packet.
 */
enum ShownPacket {
    ALWAYS {
        @Override
        boolean isShown(DemuxedPacket packet) {
            return true;
        }
    },
    VP8 {
        @Override
        boolean isShown(DemuxedPacket packet) {
            return packet.size() < 3 || (packet.byteAt(0) & 0x10) != 0;
        }
    },
    VP9 {
        @Override
        boolean isShown(DemuxedPacket packet) {
            int size = packet.size();
            if (size < 2) {
                return size == 1;
            }
            // a superframe carries the hidden reference together with the picture that is shown
            boolean superframe = (packet.byteAt(size - 1) & 0xE0) == 0xC0;
            return superframe || frameIsShown(packet.byteAt(0), packet.byteAt(1));
        }

        private boolean frameIsShown(int first, int second) {
            int header = first << 8 | second;
            boolean marked = header >>> 14 == 2;
            int profile = (header >>> 13 & 1) | (header >>> 12 & 1) << 1;
            // profile 3 has one reserved bit more
            int shift = profile == 3 ? 10 : 11;
            boolean existing = (header >>> shift & 1) != 0;
            boolean shown = (header >>> shift - 2 & 1) != 0;
            return !marked || existing || shown;
        }
    },
    AV1 {
        @Override
        boolean isShown(DemuxedPacket packet) {
            return Av1Unit.isShown(packet);
        }
    },
    THEORA {
        @Override
        boolean isShown(DemuxedPacket packet) {
            return packet.size() > 0;
        }
    };

    abstract boolean isShown(DemuxedPacket packet);

    static ShownPacket of(String codec) {
        return switch (codec) {
            case "vp8" -> VP8;
            case "vp9" -> VP9;
            case "av1" -> AV1;
            case "theora" -> THEORA;
            default -> ALWAYS;
        };
    }
}
