package com.encord.sdk.media.internal.ffmpeg;

import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * What is known of the packet a demuxer read last. The values change with each read; they are nobody's after the
 * demuxer is closed.
 */
public final class DemuxedPacket {
    private final AVPacket packet;

    DemuxedPacket(AVPacket packet) {
        this.packet = packet;
    }

    /**
     * The stream of the packet.
     *
     * @return its index
     */
    public int stream() {
        return packet.stream_index();
    }

    /**
     * The presentation time stamp of the packet.
     *
     * @return ticks, or {@link Demuxer#NO_PTS}
     */
    public long pts() {
        return packet.pts();
    }

    /**
     * The decoding time stamp of the packet.
     *
     * @return ticks, or {@link Demuxer#NO_PTS}
     */
    public long dts() {
        return packet.dts();
    }

    /**
     * The duration of the packet.
     *
     * @return ticks, 0 if unknown
     */
    public long duration() {
        return packet.duration();
    }

    /**
     * The size of the packet.
     *
     * @return bytes
     */
    public int size() {
        return packet.size();
    }

    /**
     * Where the packet lies in the file.
     *
     * @return a byte offset, or empty if the container does not say
     */
    public OptionalLong position() {
        long position = packet.pos();
        return position < 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /**
     * Whether decoding can start at the packet.
     *
     * @return true for a keyframe
     */
    public boolean keyframe() {
        return (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
    }

    /**
     * Whether the packet is decoded but not presented, as an edit list may demand.
     *
     * @return true if flagged
     */
    public boolean discarded() {
        return (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0;
    }

    /**
     * Whether the container knows that the packet is damaged.
     *
     * @return true if flagged
     */
    public boolean corrupt() {
        return (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
    }

    /**
     * One byte of the packet.
     *
     * @param offset from 0, below {@link #size()}
     * @return 0 to 255
     */
    public int byteAt(int offset) {
        if (offset < 0 || offset >= packet.size()) {
            throw new IndexOutOfBoundsException("The packet has " + packet.size() + " bytes, not one at " + offset);
        }
        return packet.data().get(offset) & 0xFF;
    }
}
