package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaLimitException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Owns an {@code AVPacket} on its way from an encoder to a file. Confined to one thread at a time; may be handed to
 * another.
 */
public final class EncodedPacket implements AutoCloseable {
    private final AVPacket packet;
    private boolean open = true;

    private EncodedPacket(AVPacket packet) {
        this.packet = packet;
    }

    /** Takes over what an encoder gave; the given packet is empty afterwards. */
    static EncodedPacket taking(AVPacket encoded) {
        AVPacket packet = avcodec.av_packet_alloc();
        if (packet == null) {
            throw new MediaLimitException("", "no memory left for a packet");
        }
        avcodec.av_packet_move_ref(packet, encoded);
        return new EncodedPacket(packet);
    }

    /** Frees the native side. Closing twice does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            avcodec.av_packet_free(packet);
        }
    }

    AVPacket packet() {
        if (!open) {
            throw new IllegalStateException("This packet is closed");
        }
        return packet;
    }
}
