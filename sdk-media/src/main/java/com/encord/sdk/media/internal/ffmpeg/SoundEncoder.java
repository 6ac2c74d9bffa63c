package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnsupportedMediaException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.jspecify.annotations.Nullable;

/**
 * Owns what turns decoded sound into FLAC: an {@code AVCodecContext}, a converter of sample formats, and the queue that
 * cuts samples into the encoder's blocks. Rate and channels stay those of the first frame. Confined to one thread at a
 * time.
 */
public final class SoundEncoder implements AutoCloseable {
    /** The most bits of a sample that FFmpeg's encoder writes. */
    private static final int MOST_BITS = 24;

    private static final int USUAL_BITS = 16;

    private final String target;
    private final AVCodecContext context;
    private final SwrContext converter = new SwrContext(null);
    private final AVFrame converted;
    private final AVFrame block;
    private final AVPacket packet;
    private @Nullable AVAudioFifo queue;
    private int sourceFormat;
    private long next;
    private boolean open = true;

    private SoundEncoder(String target, AVCodecContext context, AVFrame converted, AVFrame block, AVPacket packet) {
        this.target = target;
        this.context = context;
        this.converted = converted;
        this.block = block;
        this.packet = packet;
    }

    /**
     * Opens an encoder for sound like the first frame.
     *
     * @param target the file that will be written, for messages
     * @param first decoded sound; it only shows rate and channels and stays the caller's
     * @param bits how fine the source's samples are; 16 are kept, or 24 if it has more
     * @return the encoder, to be closed by the caller
     * @throws MediaException if FLAC does not hold such sound
     */
    public static SoundEncoder open(String target, NativeFrame first, int bits) {
        AVCodec codec = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_FLAC);
        if (codec == null) {
            throw new UnsupportedMediaException(target, "this FFmpeg build cannot write FLAC");
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        AVFrame converted = avutil.av_frame_alloc();
        AVFrame block = avutil.av_frame_alloc();
        AVPacket packet = avcodec.av_packet_alloc();
        if (context == null || converted == null || block == null || packet == null) {
            release(context, converted, block, packet);
            throw new MediaLimitException(target, "no memory left to encode");
        }
        SoundEncoder encoder = new SoundEncoder(target, context, converted, block, packet);
        try {
            encoder.configure(codec, first.frame(), bits > USUAL_BITS ? MOST_BITS : USUAL_BITS);
            return encoder;
        } catch (RuntimeException | Error failure) {
            encoder.close();
            throw failure;
        }
    }

    private void configure(AVCodec codec, AVFrame first, int bits) {
        int format = bits > USUAL_BITS ? avutil.AV_SAMPLE_FMT_S32 : avutil.AV_SAMPLE_FMT_S16;
        int rate = first.sample_rate();
        sourceFormat = first.format();
        try (FfmpegLog log = FfmpegLog.capture();
                AVRational timeBase = avutil.av_make_q(1, rate);
                AVChannelLayout layout = new AVChannelLayout()) {
            try {
                if (first.ch_layout().order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
                    avutil.av_channel_layout_default(layout, first.ch_layout().nb_channels());
                } else {
                    check(avutil.av_channel_layout_copy(layout, first.ch_layout()), log);
                }
                check(avutil.av_channel_layout_copy(context.ch_layout(), layout), log);
                context.sample_fmt(format).sample_rate(rate).bits_per_raw_sample(bits);
                context.time_base(timeBase);
                check(avcodec.avcodec_open2(context, codec, (AVDictionary) null), log);
                check(
                        swresample.swr_alloc_set_opts2(
                                converter, layout, format, rate, layout, first.format(), rate, 0, null),
                        log);
                check(swresample.swr_init(converter), log);
                queue = avutil.av_audio_fifo_alloc(format, layout.nb_channels(), context.frame_size());
            } finally {
                avutil.av_channel_layout_uninit(layout);
            }
        }
        if (queue == null) {
            throw new MediaLimitException(target, "no memory left to encode");
        }
    }

    /**
     * Puts the next samples in and writes the blocks that are full.
     *
     * @param sound decoded sound, which stays the caller's
     * @param muxer where to
     * @param stream the stream of this encoder there
     * @throws UnsupportedMediaException if rate or channels are not those of the first frame
     * @throws MediaException if encoding or writing fails
     */
    public void put(NativeFrame sound, Muxer muxer, int stream) {
        try (FfmpegLog log = FfmpegLog.capture()) {
            AVFrame from = sound.frame();
            if (from.format() != sourceFormat
                    || from.sample_rate() != context().sample_rate()
                    || from.ch_layout().nb_channels() != context.ch_layout().nb_channels()) {
                throw new UnsupportedMediaException(target, "the sound changes its sampling rate or channels midway");
            }
            int samples = from.nb_samples();
            prepare(converted, samples, log);
            check(swresample.swr_convert(converter, converted.data(), samples, from.extended_data(), samples), log);
            check(avutil.av_audio_fifo_write(queue, converted.data(), samples), log);
            while (avutil.av_audio_fifo_size(queue) >= context.frame_size()) {
                encode(context.frame_size(), log);
                write(muxer, stream, log);
            }
        }
    }

    /**
     * Writes what is left.
     *
     * @param muxer where to
     * @param stream the stream of this encoder there
     * @return how many samples of each channel were encoded in all
     * @throws MediaException if encoding or writing fails
     */
    public long finish(Muxer muxer, int stream) {
        try (FfmpegLog log = FfmpegLog.capture()) {
            int rest = avutil.av_audio_fifo_size(queue);
            if (rest > 0) {
                encode(rest, log);
            }
            check(avcodec.avcodec_send_frame(context(), null), log);
            write(muxer, stream, log);
        }
        return next;
    }

    private void encode(int samples, FfmpegLog log) {
        prepare(block, samples, log);
        check(avutil.av_audio_fifo_read(queue, block.data(), samples), log);
        block.pts(next);
        next += samples;
        check(avcodec.avcodec_send_frame(context(), block), log);
    }

    /** Gives a frame room for samples as the encoder wants them. */
    private void prepare(AVFrame frame, int samples, FfmpegLog log) {
        avutil.av_frame_unref(frame);
        frame.format(context().sample_fmt()).sample_rate(context.sample_rate()).nb_samples(samples);
        check(avutil.av_channel_layout_copy(frame.ch_layout(), context.ch_layout()), log);
        check(avutil.av_frame_get_buffer(frame, 0), log);
    }

    private void write(Muxer muxer, int stream, FfmpegLog log) {
        while (true) {
            int code = avcodec.avcodec_receive_packet(context, packet);
            if (code == avutil.AVERROR_EAGAIN() || code == avutil.AVERROR_EOF()) {
                return;
            }
            check(code, log);
            muxer.write(packet, stream, context.time_base());
        }
    }

    /**
     * How many samples a second has.
     *
     * @return samples of each channel
     */
    public int sampleRate() {
        return context().sample_rate();
    }

    AVCodecContext context() {
        if (!open) {
            throw new IllegalStateException("The sound encoder of " + target + " is closed");
        }
        return context;
    }

    /** Frees the native side. Closing twice does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            if (!converter.isNull()) {
                swresample.swr_free(converter);
            }
            if (queue != null) {
                avutil.av_audio_fifo_free(queue);
            }
            release(context, converted, block, packet);
        }
    }

    private void check(int code, FfmpegLog log) {
        if (code < 0) {
            throw new MediaException(
                    target,
                    "encoding failed after " + next + " samples: " + FfmpegErrors.text(code)
                            + log.lastLine().map(line -> " (" + line + ")").orElse(""));
        }
    }

    private static void release(
            @Nullable AVCodecContext context,
            @Nullable AVFrame converted,
            @Nullable AVFrame block,
            @Nullable AVPacket packet) {
        if (packet != null) {
            avcodec.av_packet_free(packet);
        }
        if (block != null) {
            avutil.av_frame_free(block);
        }
        if (converted != null) {
            avutil.av_frame_free(converted);
        }
        if (context != null) {
            avcodec.avcodec_free_context(context);
        }
    }
}
