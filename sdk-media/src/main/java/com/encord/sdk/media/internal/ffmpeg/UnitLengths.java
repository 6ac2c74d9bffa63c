package com.encord.sdk.media.internal.ffmpeg;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;

/**
 * The lengths that precede each unit of H.264 and HEVC in MP4 and Matroska (ISO/IEC 14496-15 5.3.3.1). FFmpeg decodes
 * nothing of a packet in which they do not add up, so that can be told without decoding. Immutable.
 */
public final class UnitLengths {
    /** FFmpeg takes fewer bytes than these behind the last unit for padding. */
    private static final int PADDING = 4;

    private final int lengthBytes;

    private UnitLengths(int lengthBytes) {
        this.lengthBytes = lengthBytes;
    }

    /**
     * How the units of a stream are written.
     *
     * @param stream a video stream of an open demuxer
     * @return the lengths, or empty if the stream has none
     */
    public static Optional<UnitLengths> of(DemuxedStream stream) {
        AVCodecParameters parameters = stream.parameters();
        BytePointer header = parameters.extradata();
        int size = parameters.extradata_size();
        if (size < 7 || header.get(0) != 1) {
            return Optional.empty();
        }
        return switch (stream.codecId()) {
            case avcodec.AV_CODEC_ID_H264 -> Optional.of(new UnitLengths((header.get(4) & 3) + 1));
            case avcodec.AV_CODEC_ID_HEVC ->
                size < 23 ? Optional.empty() : Optional.of(new UnitLengths((header.get(21) & 3) + 1));
            default -> Optional.empty();
        };
    }

    /**
     * Looks at the demuxer's current packet, whose content must have been read.
     *
     * @param demuxer whose current packet is of the stream
     * @return false if the packet decodes to nothing
     */
    public boolean addUp(Demuxer demuxer) {
        AVPacket packet = demuxer.nativePacket();
        BytePointer data = packet.data();
        long left = packet.size();
        long at = 0;
        while (left >= PADDING) {
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | data.get(at + i) & 0xFF;
            }
            left -= lengthBytes;
            if (length <= 0 || length > left) {
                return false;
            }
            at += lengthBytes + length;
            left -= length;
        }
        return true;
    }
}
