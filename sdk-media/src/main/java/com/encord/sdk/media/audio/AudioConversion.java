package com.encord.sdk.media.audio;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.UnwritableMediaException;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.Muxer;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.SoundEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the first stream of sound as FLAC, for instance an Ogg or AIFF file, which the platform does not take. Sample
 * after sample is what decoding gives, without what an encoder padded, with the rate and channels of the source, and 24
 * bits where the source has more than 16. Nothing is lost but a packet each at the start and the end that does not
 * decode, as where a recording was cut out of a longer one. Takes a small fraction of the playing time and constant
 * memory.
 *
 * <pre>{@code
 * AudioConversion.of(Path.of("call.opus")).to(Path.of("call.flac"));
 * }</pre>
 */
public final class AudioConversion {
    private static final int MOST_CHANNELS = 8;
    private static final int HIGHEST_RATE = 655_350;
    /** Encoders round, and pad up to a few packets. */
    private static final double TOLERANCE = 0.5;
    /** A recording that was cut out of a longer one may begin and end in the middle of a packet. */
    private static final int CUT_PACKETS = 1;

    private final MediaSource source;

    private AudioConversion(MediaSource source) {
        this.source = source;
    }

    /**
     * Converts a file.
     *
     * @param file the sound
     * @return a request for it
     */
    public static AudioConversion of(Path file) {
        return new AudioConversion(MediaSource.of(file));
    }

    /**
     * Whether sound can be decoded, and FLAC can hold it.
     *
     * @param info what a file says
     * @return false also if it does not say how long it is
     */
    public static boolean converts(AudioInfo info) {
        return info.duration().isPresent()
                && info.channels() <= MOST_CHANNELS
                && info.sampleRate() <= HIGHEST_RATE
                && Decoder.exists(info.codec());
    }

    /**
     * Writes the result beside the target and renames it when it is complete.
     *
     * @param target a file ending in {@code .flac}; replaced if it exists
     * @throws CorruptMediaException if the sound does not decode cleanly, apart from a packet each at the start and the
     *     end, or to another duration than its packets say
     * @throws UnsupportedMediaException if there is no sound, no decoder for it, FLAC cannot hold it, or it is an Ogg
     *     file of several recordings one after the other
     * @throws MediaInterruptedException if the thread is interrupted
     * @throws MediaException if the sound cannot be read or the target cannot be written
     * @throws IllegalArgumentException if the target has another ending
     */
    public void to(Path target) {
        if (!String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT).endsWith(".flac")) {
            throw new IllegalArgumentException("sound is written as .flac, not as " + target.getFileName());
        }
        int recordings = OggStructure.recordings(source);
        if (recordings > 1) {
            throw new UnsupportedMediaException(
                    source.name(), "holds " + recordings + " recordings one after the other; split it first");
        }
        try {
            // not one of the system's temporary files, which only their owner may read
            Path part =
                    Files.createFile(target.toAbsolutePath().resolveSibling(".encord-" + UUID.randomUUID() + ".part"));
            try {
                double written = write(part, target.toString());
                requireDuration(written);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UnwritableMediaException(target.toString(), "cannot be written: " + e, e);
        }
    }

    /** Seconds of sound that were written. */
    private double write(Path part, String target) {
        try (SoundFrames frames = SoundFrames.open(source);
                Muxer muxer = Muxer.create(part, target, "flac")) {
            double seconds = encode(frames, muxer, target);
            muxer.finish();
            return seconds;
        }
    }

    private double encode(SoundFrames frames, Muxer muxer, String target) {
        NativeFrame first = frames.next()
                .orElseThrow(() -> new CorruptMediaException(source.name(), "holds no sound that decodes"));
        try (first;
                SoundEncoder encoder =
                        SoundEncoder.open(target, first, frames.stream().bitsPerSample())) {
            int stream = muxer.addStream(encoder);
            muxer.start();
            encoder.put(first, muxer, stream);
            long errors = frames.errors();
            requireClean(frames, errors <= CUT_PACKETS);
            for (Optional<NativeFrame> next = frames.next(); next.isPresent(); next = frames.next()) {
                try (NativeFrame frame = next.get()) {
                    encoder.put(frame, muxer, stream);
                }
                requireClean(frames, frames.errors() == errors);
                if (Thread.currentThread().isInterrupted()) {
                    throw new MediaInterruptedException(source.name(), "interrupted while it was converted");
                }
            }
            requireClean(frames, frames.errors() <= errors + CUT_PACKETS);
            return (double) encoder.finish(muxer, stream) / encoder.sampleRate();
        }
    }

    private void requireClean(SoundFrames frames, boolean clean) {
        if (!clean) {
            throw new CorruptMediaException(
                    source.name(),
                    "does not decode cleanly: " + frames.lastError().orElse(""));
        }
    }

    private void requireDuration(double written) {
        double expected = AudioInfo.read(source).duration().orElse(written);
        if (Math.abs(written - expected) > Math.max(TOLERANCE, expected * 0.02)) {
            throw new CorruptMediaException(
                    source.name(),
                    "decodes to " + written + " s of sound, but its packets say " + expected
                            + " s, so that times would not agree; export it again from its source");
        }
    }
}
