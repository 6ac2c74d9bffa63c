package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.Rational;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * How the ffmpeg tool counts the time of a video stream that it decodes alone. It lets the file start at 0, closes the
 * gap where the clock of a transport stream or the like jumps, disbelieves times that are more than a day off, and
 * gives a decoding time to packets that have none, from which decoders derive when their frames are presented. All of
 * it happens before decoding, in microseconds. Packets and frames must be told in the order in which the tool handles
 * them. Native values are read from the open demuxer. Confined to one thread at a time.
 */
final class ToolClock {
    private static final long UNKNOWN = Demuxer.NO_PTS;
    private static final int MICROSECONDS = 1_000_000;

    /** Where clocks may jump, a step this long is a jump. */
    private static final long LARGEST_STEP = 10L * MICROSECONDS;

    /** Where clocks may jump, so is a step back by this much. */
    private static final long LARGEST_STEP_BACK = MICROSECONDS / 10;

    /** Where clocks do not jump, a time further off than this is wrong. */
    private static final long LARGEST_ERROR = 108_000L * MICROSECONDS;

    private final AVRational ticks;
    private final AVRational microsecond = new AVRational().num(1).den(MICROSECONDS);
    private final boolean jumps;
    private final long frameTicks;

    private final @Nullable Rational averageRate;
    private final int heldBack;

    /** Whether the container has any times. */
    private final boolean timed;

    private long offset;
    private boolean started;
    private long latest = UNKNOWN;
    private long dts = UNKNOWN;
    private long nextDts = UNKNOWN;
    private long pts = UNKNOWN;
    private long nextPts = UNKNOWN;

    /** What the packet at work adds to the time. */
    private long step;

    /** Whether the packet at work gave a frame already. */
    private boolean answered;

    private boolean ended;
    private final Deque<Long> endTimes = new ArrayDeque<>();

    ToolClock(Demuxer demuxer, DemuxedStream stream) {
        AVFormatContext input = demuxer.context();
        ticks = stream.stream().time_base();
        jumps = (input.iformat().flags() & avformat.AVFMT_TS_DISCONT) != 0;
        frameTicks = frameTicks(input, stream);
        averageRate = stream.averageFrameRate().orElse(null);
        heldBack = stream.videoDelay();
        timed = stream.start().isPresent();
        offset = -start(demuxer, stream);
    }

    /**
     * How long the tool says that a frame lasts: by the frame rate FFmpeg believes in, in ticks of the stream's time
     * base, rounded; as for 25 frames per second if there is no rate.
     */
    long frameTicks() {
        return frameTicks;
    }

    /** Corrects the times of a packet that a decoder is about to be given. */
    void packet(AVPacket packet, Decoder decoder) {
        shift(packet, offset);
        long decoded = micros(packet.dts());
        if (jumps && decoded != UNKNOWN) {
            if (nextDts != UNKNOWN) {
                long off = decoded - nextDts;
                if (Math.abs(off) > LARGEST_STEP || decoded + LARGEST_STEP_BACK < Math.max(pts, dts)) {
                    jump(packet, off);
                }
            } else if (latest != UNKNOWN && Math.abs(decoded - latest) > LARGEST_STEP) {
                jump(packet, decoded - latest);
            }
        } else if (decoded != UNKNOWN && nextDts != UNKNOWN) {
            if (isWrong(packet.dts())) {
                packet.dts(UNKNOWN);
            }
            if (isWrong(packet.pts())) {
                packet.pts(UNKNOWN);
            }
        }
        if (packet.dts() != UNKNOWN) {
            latest = micros(packet.dts());
        }
        count(packet, decoder);
    }

    private void count(AVPacket packet, Decoder decoder) {
        if (!started) {
            started = true;
            // a demuxer of pictures without any times assumes a rate before the pictures tell theirs
            dts = -heldBack * (timed ? frameLength(averageRate) : micros(packet.duration()));
            pts = 0;
        }
        nextDts = nextDts == UNKNOWN ? dts : nextDts;
        nextPts = nextPts == UNKNOWN ? pts : nextPts;
        if (packet.dts() != UNKNOWN) {
            nextDts = micros(packet.dts());
        }
        turn();
        packet.dts(ticks(dts));
        step = packet.duration() > 0 ? micros(packet.duration()) : frameLength(decoder);
        answered = false;
        advance();
    }

    /** The end of the file is there: the decoder gives what it still holds, one frame a turn. */
    void endTurn(Decoder decoder) {
        ended = true;
        turn();
        endTimes.add(ticks(dts));
        step = frameLength(decoder);
        answered = false;
        advance();
    }

    /** Takes note of a decoded frame, and gives it a time if it has none. */
    void frame(NativeFrame frame) {
        if (answered) {
            // a packet with several frames takes the time of several
            advance();
        }
        answered = true;
        if (frame.pts().isEmpty() && ended && !endTimes.isEmpty()) {
            frame.presentAt(endTimes.poll());
        }
        if (frame.pts().isPresent()) {
            pts = micros(frame.pts().getAsLong());
            nextPts = pts;
        }
        nextPts += frame.duration() > 0 ? micros(frame.duration()) : step;
        turn();
    }

    private long frameLength(Decoder decoder) {
        return frameLength(decoder.frameRate().orElse(averageRate));
    }

    /** In microseconds, 0 if there is no rate. */
    private static long frameLength(@Nullable Rational rate) {
        return rate == null ? 0 : (long) MICROSECONDS * rate.denominator() / rate.numerator();
    }

    private void turn() {
        pts = nextPts;
        dts = nextDts;
    }

    private void advance() {
        nextDts = dts != UNKNOWN && step > 0 ? nextDts + step : UNKNOWN;
    }

    private boolean isWrong(long time) {
        return time != UNKNOWN && Math.abs(micros(time) - nextDts) > LARGEST_ERROR;
    }

    private void jump(AVPacket packet, long distance) {
        offset -= distance;
        shift(packet, -distance);
    }

    private void shift(AVPacket packet, long distance) {
        long inTicks = ticks(distance);
        if (packet.pts() != UNKNOWN) {
            packet.pts(packet.pts() + inTicks);
        }
        if (packet.dts() != UNKNOWN) {
            packet.dts(packet.dts() + inTicks);
        }
    }

    private long micros(long time) {
        return time == UNKNOWN ? UNKNOWN : avutil.av_rescale_q(time, ticks, microsecond);
    }

    private long ticks(long micros) {
        return micros == UNKNOWN ? UNKNOWN : avutil.av_rescale_q(micros, microsecond, ticks);
    }

    /**
     * Where the file starts: at the earliest packet of all streams, or of this stream alone where clocks may jump. An
     * encoder's delay counts, though FFmpeg leaves Matroska's out since version 7.
     */
    private long start(Demuxer demuxer, DemuxedStream stream) {
        long start = demuxer.context().start_time();
        if (start == UNKNOWN) {
            return 0;
        }
        if (jumps) {
            return stream.start().isPresent() ? micros(stream.start().getAsLong()) : 0;
        }
        if (demuxer.container().startsWith("matroska")) {
            for (DemuxedStream each : demuxer.streams()) {
                start = Math.min(start, startWithDelay(each));
            }
        }
        return start;
    }

    private long startWithDelay(DemuxedStream stream) {
        int padding = stream.parameters().initial_padding();
        if (stream.start().isEmpty() || padding <= 0 || stream.sampleRate() <= 0) {
            return Long.MAX_VALUE;
        }
        AVRational base = stream.stream().time_base();
        try (AVRational sample = new AVRational().num(1).den(stream.sampleRate())) {
            long encoderDelay = avutil.av_rescale_q(padding, sample, base);
            return avutil.av_rescale_q(stream.start().getAsLong() - encoderDelay, base, microsecond);
        }
    }

    private static long frameTicks(AVFormatContext input, DemuxedStream stream) {
        AVRational rate = avformat.av_guess_frame_rate(input, stream.stream(), null);
        AVRational coded = stream.parameters().framerate();
        boolean fields = coded.num() > 0
                && stream.averageFrameRate().isEmpty()
                && (long) rate.num() * coded.den() == 2L * coded.num() * rate.den();
        // without an average, FFmpeg counts the fields since version 7
        AVRational believed = fields ? coded : rate;
        AVRational step = believed.num() > 0
                ? avutil.av_inv_q(believed)
                : new AVRational().num(1).den(25);
        return avutil.av_rescale_q(1, step, stream.stream().time_base());
    }
}
