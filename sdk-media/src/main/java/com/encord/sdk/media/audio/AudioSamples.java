package com.encord.sdk.media.audio;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import java.util.Optional;

/**
 * What decoding the first stream of sound gives.
 *
 * @param perChannel samples of each channel; what an encoder padded at the start or end is left out where the file says
 *     so
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
        try (SoundFrames frames = SoundFrames.open(source)) {
            long samples = 0;
            for (Optional<NativeFrame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                samples += frame.get().samples();
                frame.get().close();
            }
            return new AudioSamples(samples, frames.errors(), frames.lastError());
        }
    }
}
