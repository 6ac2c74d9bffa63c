package com.encord.sdk.media.audio;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a file says about its first stream of sound, without decoding. A value, free to share between threads.
 *
 * @param container FFmpeg's name of the container, for example {@code wav}
 * @param codec FFmpeg's name of the codec, for example {@code pcm_s16le}; {@code none} if FFmpeg does not know it
 * @param profile FFmpeg's name of the codec profile, empty if there is none
 * @param sampleRate samples per second and channel, 0 if the file does not say
 * @param channels how many channels, 0 if the file does not say
 * @param bitsPerSample how fine the samples of lossless sound are, empty for lossy codecs
 * @param startTime seconds at which the first sound is to be heard, after what an encoder padded at the start; empty if
 *     the file does not say
 * @param duration seconds from the first to the end of the last packet of sound, measured on the packets; as the header
 *     has it where that is up to a packet less, for then it leaves out what an encoder padded. Empty if no packet says
 *     when it is
 * @param claimedDuration seconds as the header says; empty if it does not, or only guesses
 */
public record AudioInfo(
        String container,
        String codec,
        Optional<String> profile,
        int sampleRate,
        int channels,
        OptionalInt bitsPerSample,
        OptionalDouble startTime,
        OptionalDouble duration,
        OptionalDouble claimedDuration) {

    /**
     * Reads a file: its header and the times of all packets.
     *
     * @param file the file
     * @return what it says
     * @throws UnsupportedMediaException if it holds no sound
     * @throws MediaException if it cannot be opened or read
     */
    public static AudioInfo read(Path file) {
        return read(MediaSource.of(file));
    }

    /**
     * Reads what need not be a file.
     *
     * @param source where the bytes are
     * @return what it says
     * @throws UnsupportedMediaException if it holds no sound
     * @throws MediaException if it cannot be opened or read
     */
    public static AudioInfo read(MediaSource source) {
        try (Demuxer demuxer = Demuxer.open(source, DemuxerLimits.STANDARD)) {
            DemuxedStream stream = SoundFrames.firstSound(demuxer);
            demuxer.select(stream.index());
            return new AudioInfo(
                    demuxer.container(),
                    stream.codec(),
                    stream.profile(),
                    stream.sampleRate(),
                    stream.channels(),
                    stream.bitsPerSample() > 0 ? OptionalInt.of(stream.bitsPerSample()) : OptionalInt.empty(),
                    start(stream),
                    measured(demuxer, stream),
                    claimed(demuxer, stream));
        }
    }

    private static OptionalDouble start(DemuxedStream stream) {
        return stream.start().isPresent()
                ? OptionalDouble.of(stream.timeBase().times(stream.start().getAsLong()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble claimed(Demuxer demuxer, DemuxedStream stream) {
        if (demuxer.durationGuessed()) {
            return OptionalDouble.empty();
        }
        if (stream.duration().isPresent()) {
            return OptionalDouble.of(stream.timeBase().times(stream.duration().getAsLong()));
        }
        double whole = demuxer.duration();
        return Double.isNaN(whole) ? OptionalDouble.empty() : OptionalDouble.of(whole);
    }

    /** Packets outside the edit list are discarded and do not count. */
    private static OptionalDouble measured(Demuxer demuxer, DemuxedStream stream) {
        long first = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        long longest = 0;
        while (demuxer.readPacket()) {
            long time = demuxer.packet().pts();
            if (time != Demuxer.NO_PTS && !demuxer.packet().discarded()) {
                long duration = Math.max(0, demuxer.packet().duration());
                first = Math.min(first, time);
                end = Math.max(end, time + duration);
                longest = Math.max(longest, duration);
            }
        }
        if (end <= first) {
            return OptionalDouble.empty();
        }
        double measured = stream.timeBase().times(end - first);
        double claimed = demuxer.durationStored() ? claimed(demuxer, stream).orElse(measured) : measured;
        double packet = stream.timeBase().times(longest);
        // a header that promises more than there is tells of no padding, but of packets that are lost
        return OptionalDouble.of(measured >= claimed && measured - claimed <= packet ? claimed : measured);
    }
}
