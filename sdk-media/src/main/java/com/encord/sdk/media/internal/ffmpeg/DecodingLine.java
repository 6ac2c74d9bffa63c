package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.UnsupportedMediaException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One opened video on its way from packets to frames: the demuxer, the decoder, and what goes along with them, for
 * {@link FrameReader}, which opens another one to start over. Confined to the reader's lock.
 */
final class DecodingLine implements AutoCloseable {
    private final Demuxer demuxer;
    private final DemuxedStream stream;
    private final Decoder decoder;
    private final @Nullable ToolClock clock;
    private final SkippedLeading leading;
    private final @Nullable AlphaDecoder alpha;
    private boolean fromStart = true;
    private boolean drained;
    private long packetsRead;
    private boolean open = true;

    private DecodingLine(
            Demuxer demuxer,
            DemuxedStream stream,
            Decoder decoder,
            @Nullable ToolClock clock,
            SkippedLeading leading,
            @Nullable AlphaDecoder alpha) {
        this.demuxer = demuxer;
        this.stream = stream;
        this.decoder = decoder;
        this.clock = clock;
        this.leading = leading;
        this.alpha = alpha;
    }

    /** Opens the first video stream that is not an attached picture. */
    static DecodingLine open(DecodingRequest request) {
        Demuxer demuxer = Demuxer.open(request.source(), request.limits());
        Decoder decoder = null;
        try {
            DemuxedStream stream = demuxer.firstVideo()
                    .orElseThrow(() -> new UnsupportedMediaException(
                            request.source().name(), "has no video stream (attached pictures do not count)"));
            demuxer.select(stream.index());
            decoder = Decoder.open(demuxer, stream, request.threads(), request.onError());
            return new DecodingLine(
                    demuxer,
                    stream,
                    decoder,
                    request.toolTimes() ? new ToolClock(demuxer, stream) : null,
                    SkippedLeading.of(stream),
                    request.alpha() && stream.alphaBeside() ? AlphaDecoder.open(demuxer, stream) : null);
        } catch (RuntimeException | Error failure) {
            if (decoder != null) {
                decoder.close();
            }
            demuxer.close();
            throw failure;
        }
    }

    Demuxer demuxer() {
        return demuxer;
    }

    DemuxedStream stream() {
        return stream;
    }

    Decoder decoder() {
        return decoder;
    }

    Optional<ToolClock> clock() {
        return Optional.ofNullable(clock);
    }

    /** Whether every packet since the start of the file went to the decoder. */
    boolean fromStart() {
        return fromStart;
    }

    long packetsRead() {
        return packetsRead;
    }

    /** How many packets or frames could not be decoded so far, those of transparency included. */
    long errors() {
        return decoder.errors() + (alpha == null ? 0 : alpha.errors());
    }

    /** Goes to another place and forgets what was decoded. */
    void seek(long timestamp) {
        demuxer.seek(stream.index(), timestamp);
        decoder.flush();
        decoder.startsWithin();
        if (alpha != null) {
            alpha.flush();
        }
        drained = false;
        packetsRead = 0;
        fromStart = false;
    }

    /** Reads a packet that nothing but {@link #send} gives to the decoder. */
    boolean readPacket() {
        fromStart = false;
        decoder.startsWithin();
        boolean read = demuxer.readPacket();
        if (read) {
            packetsRead++;
        }
        return read;
    }

    /** Gives the packet that was read last to the decoder. */
    void send() {
        decoder.send(demuxer);
        if (alpha != null) {
            alpha.send(demuxer);
        }
    }

    /** The next decoded frame, or empty at the end. */
    Optional<NativeFrame> next() {
        while (true) {
            if (drained && clock != null) {
                clock.endTurn(decoder);
            }
            Optional<NativeFrame> frame = decoder.receive();
            if (frame.isPresent() && clock != null) {
                clock.frame(frame.get());
            }
            if (frame.isPresent() && alpha != null) {
                alpha.alphaOf(frame.get()).ifPresent(frame.get()::putAlpha);
            }
            if (frame.isPresent() || decoder.ended() || drained) {
                return frame;
            }
            feed();
        }
    }

    private void feed() {
        if (!demuxer.readPacket()) {
            drained = true;
            decoder.drain();
            return;
        }
        packetsRead++;
        if (clock != null) {
            clock.packet(demuxer.nativePacket(), decoder);
        }
        // where no keyframe comes first, the decoder would make something up for them
        if (!fromStart || !leading.isSkipped(demuxer)) {
            send();
        }
    }

    /** Frees the native side. Closing twice does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            decoder.close();
            if (alpha != null) {
                alpha.close();
            }
            demuxer.close();
        }
    }
}
