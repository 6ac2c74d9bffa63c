package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnsupportedMediaException;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Owns an {@code AVCodecContext} that turns the packets of one video stream into frames, in software. Damaged packets
 * are counted and passed over, or end decoding, as the caller chose. Calls exclude each other; packets must be sent in
 * the file's order. Close it, also after failures; frames it gave live on.
 *
 * <p>The loop: {@link #receive()} until it is empty, then {@link #send} a packet or, at the end of the file, {@link
 * #drain()}, until {@link #ended()}.
 */
public final class Decoder implements AutoCloseable {
    /** What to do with a packet that cannot be decoded. */
    public enum OnError {
        /** Count it and go on with the next one, like the ffmpeg tool. */
        CONTINUE,
        /** Throw. */
        FAIL
    }

    /** A decoder that reports failures for ever without taking packets would never end otherwise. */
    private static final int MOST_FAILURES_IN_A_ROW = 1_000;

    /** Codecs whose frames behind a keyframe refer to nothing before it. */
    private static final Set<Integer> CLOSED_GROUPS = Set.of(
            avcodec.AV_CODEC_ID_VP8, avcodec.AV_CODEC_ID_VP9, avcodec.AV_CODEC_ID_AV1, avcodec.AV_CODEC_ID_MJPEG);

    private final String source;
    private final int stream;
    private final OnError onError;
    private final FrameMemory memory;
    private final AVCodecContext context;
    private final AVFrame received;
    private final WorkerErrors workers;
    private final Complaints complaints = new Complaints();
    private boolean listening = true;
    private long sentPts = Demuxer.NO_PTS;
    private boolean open = true;
    private boolean ended;
    private long errors;
    private @Nullable String lastError;

    private Decoder(
            String source,
            int stream,
            OnError onError,
            FrameMemory memory,
            WorkerErrors workers,
            AVCodecContext context,
            AVFrame received) {
        this.source = source;
        this.stream = stream;
        this.onError = onError;
        this.memory = memory;
        this.workers = workers;
        this.context = context;
        this.received = received;
    }

    /**
     * Whether the loaded natives decode a codec.
     *
     * @param codec FFmpeg's name of the codec
     * @return false also for names FFmpeg does not know
     */
    public static boolean exists(String codec) {
        Natives.ensureLoaded();
        AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get_by_name(codec);
        return descriptor != null && avcodec.avcodec_find_decoder(descriptor.id()) != null;
    }

    /**
     * Opens the decoder of a stream.
     *
     * @param demuxer where the stream is from
     * @param stream a video stream of that demuxer
     * @param threads how many threads decode, 0 for as many as there are processors
     * @param onError what to do with a packet that cannot be decoded
     * @return the decoder, to be closed by the caller
     * @throws MediaException if there is no decoder for the stream or it refuses the stream's parameters
     */
    public static Decoder open(Demuxer demuxer, DemuxedStream stream, int threads, OnError onError) {
        String source = demuxer.source();
        AVCodec codec = avcodec.avcodec_find_decoder(stream.codecId());
        if (codec == null) {
            throw new UnsupportedMediaException(
                    source,
                    "this FFmpeg build has no decoder for "
                            + (stream.codec().equals("none")
                                    ? "the unknown codec '" + stream.codecTag() + "'"
                                    : stream.codec())
                            + "; convert the file first");
        }
        FrameMemory memory = new FrameMemory();
        WorkerErrors workers = new WorkerErrors();
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        AVFrame received = avutil.av_frame_alloc();
        try (FfmpegLog log = FfmpegLog.capture()) {
            if (context == null || received == null) {
                throw new MediaLimitException(source, "no memory left to decode it");
            }
            int code = avcodec.avcodec_parameters_to_context(context, stream.parameters());
            if (code >= 0) {
                context.pkt_timebase(stream.stream().time_base());
                context.thread_count(threads);
                if (stream.codecId() == avcodec.AV_CODEC_ID_HEVC) {
                    // as for all other codecs, and as FFmpeg did before version 7: a frame that lacks a reference is
                    // given, and marked as damaged
                    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_OUTPUT_CORRUPT);
                }
                context.log_level_offset(workers.levelOffset());
                context.thread_type(AVCodecContext.FF_THREAD_FRAME | AVCodecContext.FF_THREAD_SLICE);
                memory.attachTo(context);
                code = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
            }
            if (code < 0) {
                throw FfmpegErrors.decoding(source, "open the decoder for " + stream.codec(), code, log);
            }
            return new Decoder(source, stream.index(), onError, memory, workers, context, received);
        } catch (RuntimeException | Error failure) {
            release(context, received, memory, workers);
            throw failure;
        }
    }

    /**
     * Gives the demuxer's current packet to the decoder. All frames must have been received before.
     *
     * @param demuxer whose current packet is of this decoder's stream
     * @throws CorruptMediaException if the packet cannot be decoded and that is to end decoding
     */
    public synchronized void send(Demuxer demuxer) {
        AVPacket packet = demuxer.nativePacket();
        if (packet.stream_index() != stream) {
            throw new IllegalArgumentException("The decoder of stream " + stream + " was sent a packet of stream "
                    + packet.stream_index() + " of " + source);
        }
        send(packet);
    }

    /** Gives a packet to the decoder, whatever stream it says it is of. */
    synchronized void send(AVPacket packet) {
        // an empty packet would mean the end to the decoder
        if (packet.size() > 0 || packet.side_data_elems() > 0) {
            sentPts = packet.pts();
            try (FfmpegLog log = FfmpegLog.capture()) {
                check("decode a packet", avcodec.avcodec_send_packet(context(), packet));
                listen(log);
            }
        }
    }

    /**
     * Tells the decoder that no packet follows, so that it gives the frames it still holds.
     *
     * @throws CorruptMediaException if a packet cannot be decoded and that is to end decoding
     */
    public synchronized void drain() {
        check("finish decoding", avcodec.avcodec_send_packet(context(), null));
    }

    /**
     * The next decoded frame.
     *
     * @return the frame, to be closed by the caller, or empty if the decoder wants another packet or has {@link
     *     #ended()}
     * @throws CorruptMediaException if a packet cannot be decoded and that is to end decoding
     */
    public synchronized Optional<NativeFrame> receive() {
        AVCodecContext decoder = context();
        try (FfmpegLog log = FfmpegLog.capture()) {
            for (int failures = 0; failures < MOST_FAILURES_IN_A_ROW; failures++) {
                int code = avcodec.avcodec_receive_frame(decoder, received);
                listen(log);
                if (code >= 0) {
                    if (complaints.concern(received.pts())) {
                        received.decode_error_flags(
                                received.decode_error_flags() | AVFrame.FF_DECODE_ERROR_INVALID_BITSTREAM);
                    }
                    return Optional.of(NativeFrame.taking(received, memory));
                }
                if (code == avutil.AVERROR_EOF) {
                    ended = true;
                    return Optional.empty();
                }
                if (code == avutil.AVERROR_EAGAIN()) {
                    return Optional.empty();
                }
                check("decode a frame", code);
            }
        }
        throw new CorruptMediaException(
                source, "the decoder failed " + MOST_FAILURES_IN_A_ROW + " times in a row without taking a packet");
    }

    /**
     * Whether all frames were received after {@link #drain()}.
     *
     * @return true at the end
     */
    public synchronized boolean ended() {
        return ended;
    }

    /**
     * How many frames a frame may be decoded before frames that are shown earlier.
     *
     * @return the count as known so far
     */
    synchronized int delay() {
        return context().has_b_frames();
    }

    /** The frame rate that the pictures themselves give, as known so far. */
    synchronized Optional<Rational> frameRate() {
        return Optional.ofNullable(DemuxedStream.rational(context().framerate()));
    }

    /** Forgets everything that was sent, to go on from another place or after the end. */
    public synchronized void flush() {
        avcodec.avcodec_flush_buffers(context());
        ended = false;
    }

    /**
     * Decoding goes on in the middle of a file. Where frames shown before a keyframe may refer to what lies before it,
     * decoders complain of that, which damages nothing shown; all other complaints stay of interest.
     */
    synchronized void startsWithin() {
        listening = CLOSED_GROUPS.contains(context.codec_id());
        context.flags(context.flags() & ~avcodec.AV_CODEC_FLAG_OUTPUT_CORRUPT);
    }

    /** Whether what the decoder complains of is damage. */
    synchronized boolean listening() {
        return listening;
    }

    /**
     * Whether anything was said of an error, on this thread or on one of the decoder's own, though what it is about may
     * be decoded all the same, or even be another decoder's.
     */
    synchronized boolean suspicious() {
        return complaints.any() || workers.count() > 0;
    }

    /**
     * How many packets or frames could not be decoded so far.
     *
     * @return the count
     */
    public synchronized long errors() {
        return errors;
    }

    /**
     * What was wrong the last time.
     *
     * @return FFmpeg's words, or empty if nothing ever was
     */
    public synchronized Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    /** Frees the native side; further use explains itself. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            release(context, received, memory, workers);
        }
    }

    private void listen(FfmpegLog log) {
        if (log.takeErrors() > 0 && listening) {
            complaints.about(sentPts);
        }
    }

    private void check(String what, int code) {
        if (code >= 0 || code == avutil.AVERROR_EOF) {
            return;
        }
        errors++;
        lastError = FfmpegErrors.text(code);
        if (onError == OnError.FAIL) {
            throw new CorruptMediaException(source, "cannot " + what + ": " + lastError);
        }
    }

    private AVCodecContext context() {
        if (!open) {
            throw new IllegalStateException("The decoder of " + source + " is closed; open it again to go on");
        }
        return context;
    }

    private static void release(
            @Nullable AVCodecContext context, @Nullable AVFrame received, FrameMemory memory, WorkerErrors workers) {
        if (received != null) {
            avutil.av_frame_free(received);
        }
        if (context != null) {
            avcodec.avcodec_free_context(context);
        }
        memory.close();
        workers.close();
    }
}
