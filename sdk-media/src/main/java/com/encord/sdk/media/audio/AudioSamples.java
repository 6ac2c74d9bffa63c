package com.encord.sdk.media.audio;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import java.util.Optional;

/**
 * What decoding the first stream of sound gives.
 *
 * @param perChannel samples of each channel; what an encoder padded at the start or end is left out where the file says so
 * @param errors packets that could not be decoded
 * @param lastError what was wrong with the last of them, empty if none
 */
public record AudioSamples(long perChannel, long errors, Optional<String> lastError) {
    /**
     * Decodes everything and counts. Takes a small fraction of the playing time and constant memory.
     *
     * @param source where the bytes are
     * @return the counts
     * @throws UnsupportedMediaException if it holds no sound or no decoder knows its codec
     * @throws MediaException if it cannot be opened or read
     */
    public static AudioSamples count(MediaSource source) {
        try (Demuxer demuxer = Demuxer.open(source, DemuxerLimits.STANDARD)) {
            DemuxedStream stream = AudioInfo.firstSound(demuxer);
            demuxer.select(stream.index());
            try (Decoder decoder = Decoder.open(demuxer, stream, 1, Decoder.OnError.CONTINUE)) {
                long samples = 0;
                boolean drained = false;
                while (!decoder.ended()) {
                    Optional<NativeFrame> frame = decoder.receive();
                    if (frame.isPresent()) {
                        samples += frame.get().samples();
                        frame.get().close();
                    } else if (!drained && demuxer.readPacket()) {
                        decoder.send(demuxer);
                    } else if (!drained) {
                        drained = true;
                        decoder.drain();
                    } else if (!decoder.ended()) {
                        break;
                    }
                }
                return new AudioSamples(samples, decoder.errors(), decoder.lastError());
            }
        }
    }
}
