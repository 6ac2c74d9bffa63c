package com.encord.sdk.media.internal.ffmpeg;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * How the ffmpeg tool counts the time of a stream.
 *
 * @param start where it lets the file start, in ticks of the stream's time base, rounded: at the earliest packet of all
 *     streams, or of this stream alone where clocks may jump (MPEG-TS); 0 if unknown. An encoder's delay counts, though
 *     FFmpeg leaves Matroska's out since version 7.
 * @param frameTicks how long a frame should last by the frame rate FFmpeg believes in, in ticks of the stream's time
 *     base, rounded; as for 25 frames per second if there is no rate
 */
public record ToolClock(long start, long frameTicks) {
    private static final int MICROSECONDS = 1_000_000;

    /**
     * Asks FFmpeg.
     *
     * @param demuxer an open file
     * @param stream a video stream of it
     * @return the clock
     */
    public static ToolClock of(Demuxer demuxer, DemuxedStream stream) {
        return new ToolClock(start(demuxer, stream), frameTicks(demuxer, stream));
    }

    private static long start(Demuxer demuxer, DemuxedStream stream) {
        AVFormatContext input = demuxer.context();
        long start = input.start_time();
        if (start == Demuxer.NO_PTS) {
            return 0;
        }
        if ((input.iformat().flags() & avformat.AVFMT_TS_DISCONT) != 0) {
            return stream.start().orElse(0);
        }
        try (AVRational microsecond = new AVRational().num(1).den(MICROSECONDS)) {
            if (demuxer.container().startsWith("matroska")) {
                for (DemuxedStream each : demuxer.streams()) {
                    start = Math.min(start, startWithDelay(each, microsecond));
                }
            }
            return avutil.av_rescale_q(start, microsecond, stream.stream().time_base());
        }
    }

    private static long startWithDelay(DemuxedStream stream, AVRational unit) {
        int padding = stream.parameters().initial_padding();
        if (stream.start().isEmpty() || padding <= 0 || stream.sampleRate() <= 0) {
            return Long.MAX_VALUE;
        }
        AVRational ticks = stream.stream().time_base();
        try (AVRational sample = new AVRational().num(1).den(stream.sampleRate())) {
            long delay = avutil.av_rescale_q(padding, sample, ticks);
            return avutil.av_rescale_q(stream.start().getAsLong() - delay, ticks, unit);
        }
    }

    private static long frameTicks(Demuxer demuxer, DemuxedStream stream) {
        AVRational rate = avformat.av_guess_frame_rate(demuxer.context(), stream.stream(), null);
        AVRational step =
                rate.num() > 0 ? avutil.av_inv_q(rate) : new AVRational().num(1).den(25);
        return avutil.av_rescale_q(1, step, stream.stream().time_base());
    }
}
