package com.encord.sdk.media.audio;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import java.util.Optional;

/** The decoded first stream of sound, frame after frame; packets that cannot be decoded are left out and counted. */
final class SoundFrames implements AutoCloseable {
    private final Demuxer demuxer;
    private final DemuxedStream stream;
    private final Decoder decoder;
    private boolean drained;

    private SoundFrames(Demuxer demuxer, DemuxedStream stream, Decoder decoder) {
        this.demuxer = demuxer;
        this.stream = stream;
        this.decoder = decoder;
    }

    static SoundFrames open(MediaSource source) {
        Demuxer demuxer = Demuxer.open(source, DemuxerLimits.STANDARD);
        try {
            DemuxedStream stream = firstSound(demuxer);
            demuxer.select(stream.index());
            return new SoundFrames(demuxer, stream, Decoder.open(demuxer, stream, 1, Decoder.OnError.CONTINUE));
        } catch (RuntimeException | Error failure) {
            demuxer.close();
            throw failure;
        }
    }

    static DemuxedStream firstSound(Demuxer demuxer) {
        return demuxer.streams().stream()
                .filter(stream -> stream.type() == DemuxedStream.Type.AUDIO)
                .findFirst()
                .orElseThrow(() -> new UnsupportedMediaException(demuxer.source(), "holds no sound"));
    }

    DemuxedStream stream() {
        return stream;
    }

    /** The next frame, to be closed by the caller; empty at the end. */
    Optional<NativeFrame> next() {
        while (!decoder.ended()) {
            Optional<NativeFrame> frame = decoder.receive();
            if (frame.isPresent()) {
                return frame;
            }
            if (drained) {
                break;
            }
            if (demuxer.readPacket()) {
                decoder.send(demuxer);
            } else {
                drained = true;
                decoder.drain();
            }
        }
        return Optional.empty();
    }

    long errors() {
        return decoder.errors();
    }

    Optional<String> lastError() {
        return decoder.lastError();
    }

    @Override
    public void close() {
        decoder.close();
        demuxer.close();
    }
}
