package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaLimitException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Decodes the transparency of VP8 and VP9, which WebM stores as a second video beside the first: each packet brings the
 * alpha's packet as an addition with the number 1 (WebM container guidelines, "Alpha channel"), whose brightness is the
 * alpha. FFmpeg's own decoders leave it out. Has what the first decoder gave and what is still to come, so it may run
 * ahead. Confined to one thread at a time.
 */
final class AlphaDecoder implements AutoCloseable {
    private static final long ALPHA_ADDITION = 1;

    private final Decoder decoder;
    private final AVPacket packet;
    private final Deque<NativeFrame> decoded = new ArrayDeque<>();

    private AlphaDecoder(Decoder decoder, AVPacket packet) {
        this.decoder = decoder;
        this.packet = packet;
    }

    static AlphaDecoder open(Demuxer demuxer, DemuxedStream stream) {
        // one thread, so that what damage looks like does not depend on chance
        Decoder decoder = Decoder.open(demuxer, stream, 1, Decoder.OnError.CONTINUE);
        AVPacket packet = avcodec.av_packet_alloc();
        if (packet == null) {
            decoder.close();
            throw new MediaLimitException(demuxer.source(), "no memory left to decode its transparency");
        }
        return new AlphaDecoder(decoder, packet);
    }

    /** Takes the addition of the demuxer's current packet, if it has one. */
    void send(Demuxer demuxer) {
        AVPacket whole = demuxer.nativePacket();
        try (SizeTPointer size = new SizeTPointer(1)) {
            BytePointer addition =
                    avcodec.av_packet_get_side_data(whole, avcodec.AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL, size);
            long bytes = addition == null ? 0 : size.get() - Long.BYTES;
            if (bytes <= 0 || bytes > Integer.MAX_VALUE || number(addition) != ALPHA_ADDITION) {
                return;
            }
            if (avcodec.av_new_packet(packet, (int) bytes) < 0) {
                throw new MediaLimitException("", "no memory left to decode transparency");
            }
            Pointer.memcpy(packet.data(), addition.getPointer(Long.BYTES), bytes);
            packet.pts(whole.pts()).dts(whole.dts()).duration(whole.duration()).flags(whole.flags());
            decoder.send(packet);
            avcodec.av_packet_unref(packet);
        }
        for (Optional<NativeFrame> next = decoder.receive(); next.isPresent(); next = decoder.receive()) {
            decoded.add(next.get());
        }
    }

    /** The alpha of a picture, or empty if it has none; earlier ones are gone. */
    Optional<NativeFrame> alphaOf(NativeFrame picture) {
        if (picture.pts().isEmpty()) {
            return Optional.empty();
        }
        long pts = picture.pts().getAsLong();
        while (!decoded.isEmpty() && decoded.peek().pts().orElse(pts) <= pts) {
            NativeFrame first = decoded.remove();
            if (first.pts().isPresent()
                    && first.pts().getAsLong() == pts
                    && first.width() == picture.width()
                    && first.height() == picture.height()) {
                return Optional.of(first);
            }
            first.close();
        }
        return Optional.empty();
    }

    /** How many packets could not be decoded so far. */
    long errors() {
        return decoder.errors();
    }

    /** Forgets what was sent, to go on from another place. */
    void flush() {
        decoder.flush();
        forget();
    }

    @Override
    public void close() {
        forget();
        avcodec.av_packet_free(packet);
        decoder.close();
    }

    private void forget() {
        decoded.forEach(NativeFrame::close);
        decoded.clear();
    }

    private static long number(BytePointer addition) {
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << 8 | addition.get(i) & 0xFF;
        }
        return number;
    }
}
