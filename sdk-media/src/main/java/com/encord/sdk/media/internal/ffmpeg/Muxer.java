package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.UnwritableMediaException;
import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Owns an {@code AVFormatContext} that writes a file: add streams, {@link #start()}, write packets, {@link #finish()}.
 * A file that was not finished is not playable and is the caller's to delete. Confined to one thread at a time.
 */
public final class Muxer implements AutoCloseable {
    private static final Set<String> WEBM_CODECS = Set.of("vp8", "vp9", "av1", "vorbis", "opus");
    private static final int NO_SPACE = -28;
    private static final int DISK_QUOTA = -122;

    private final String target;
    private final AVFormatContext context;
    private final AVPacket copy;
    private final boolean indexFirst;
    private boolean open = true;

    private Muxer(String target, AVFormatContext context, AVPacket copy, boolean indexFirst) {
        this.target = target;
        this.context = context;
        this.copy = copy;
        this.indexFirst = indexFirst;
    }

    /**
     * Creates a file.
     *
     * @param file the file; what it held is gone
     * @param target what messages call it, as the file may be a temporary one
     * @param format FFmpeg's name of the container: {@code mp4}, {@code mov}, {@code webm}, {@code matroska} or
     *     {@code flac}
     * @return the muxer, to be closed by the caller
     * @throws UnwritableMediaException if the file cannot be created
     */
    public static Muxer create(Path file, String target, String format) {
        Natives.ensureLoaded();
        AVFormatContext context = new AVFormatContext(null);
        AVIOContext io = new AVIOContext(null);
        AVPacket copy = null;
        try (FfmpegLog log = FfmpegLog.capture()) {
            int code = avformat.avformat_alloc_output_context2(context, null, format, null);
            if (code < 0) {
                throw new UnsupportedMediaException(target, "this FFmpeg build cannot write " + format + " files");
            }
            copy = avcodec.av_packet_alloc();
            if (copy == null) {
                throw new MediaLimitException(target, "no memory left to write it");
            }
            try (BytePointer url = FileUrl.of(file)) {
                // faststart reads the file again under its url
                context.url(avutil.av_strdup(url));
                code = avformat.avio_open2(io, url, avformat.AVIO_FLAG_WRITE, null, (AVDictionary) null);
            }
            if (code < 0) {
                throw failure(target, "create it", code, log);
            }
            context.pb(io);
            // no dates and no encoder versions in the file: the same input gives the same bytes
            context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
            return new Muxer(target, context, copy, format.equals("mp4") || format.equals("mov"));
        } catch (RuntimeException | Error failure) {
            release(context, copy);
            throw failure;
        }
    }

    /**
     * Whether a container may hold a codec.
     *
     * @param format FFmpeg's name of the container
     * @param codec FFmpeg's name of the codec
     * @return true if it is known to
     */
    public static boolean holds(String format, String codec) {
        if (format.equals("webm")) {
            // FFmpeg's own answer is Matroska's, and the header is then refused
            return WEBM_CODECS.contains(codec);
        }
        Natives.ensureLoaded();
        AVOutputFormat container = avformat.av_guess_format(format, (String) null, null);
        AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get_by_name(codec);
        return container != null
                && descriptor != null
                && avformat.avformat_query_codec(container, descriptor.id(), avcodec.FF_COMPLIANCE_NORMAL) == 1;
    }

    /**
     * Adds a stream for what an encoder makes.
     *
     * @param encoder the open encoder
     * @return index of the stream
     */
    public int addStream(Encoder encoder) {
        AVCodecContext encoding = encoder.context();
        AVStream stream = addStream(encoding);
        stream.avg_frame_rate(encoding.framerate());
        stream.r_frame_rate(encoding.framerate());
        stream.sample_aspect_ratio(encoding.sample_aspect_ratio());
        if (encoding.codec_id() == avcodec.AV_CODEC_ID_HEVC) {
            // Apple's players take HEVC in MP4 only under this name
            stream.codecpar().codec_tag(tag("hvc1"));
        }
        return stream.index();
    }

    /**
     * Adds a stream for what an encoder of sound makes.
     *
     * @param encoder the open encoder
     * @return index of the stream
     */
    public int addStream(SoundEncoder encoder) {
        return addStream(encoder.context()).index();
    }

    private AVStream addStream(AVCodecContext encoding) {
        AVStream stream = newStream();
        int code = avcodec.avcodec_parameters_from_context(stream.codecpar(), encoding);
        if (code < 0) {
            throw new MediaLimitException(target, "cannot add a stream: " + FfmpegErrors.text(code));
        }
        stream.time_base(encoding.time_base());
        return stream;
    }

    /**
     * Adds a stream that will hold packets of a source as they are.
     *
     * @param source where the packets come from
     * @param sourceStream index of the stream there
     * @param timeBase seconds per unit of the times it will be written with
     * @return index of the new stream
     */
    public int addCopyOf(Demuxer source, int sourceStream, Rational timeBase) {
        AVStream original = source.context().streams(sourceStream);
        AVStream stream = newStream();
        AVCodecParameters parameters = stream.codecpar();
        int code = avcodec.avcodec_parameters_copy(parameters, original.codecpar());
        if (code < 0) {
            throw new MediaLimitException(target, "cannot add a stream: " + FfmpegErrors.text(code));
        }
        // the four-character code belongs to the source's container
        parameters.codec_tag(parameters.codec_id() == avcodec.AV_CODEC_ID_HEVC && indexFirst ? tag("hvc1") : 0);
        try (AVRational unit = unit(timeBase)) {
            stream.time_base(unit);
        }
        stream.avg_frame_rate(original.avg_frame_rate());
        stream.sample_aspect_ratio(original.sample_aspect_ratio());
        stream.disposition(original.disposition());
        return stream.index();
    }

    private AVStream newStream() {
        AVStream stream = avformat.avformat_new_stream(context(), null);
        if (stream == null) {
            throw new MediaLimitException(target, "no memory left to add a stream");
        }
        return stream;
    }

    /**
     * Writes the header, once all streams are added.
     *
     * @throws MediaException if it cannot be written
     */
    public void start() {
        try (FfmpegLog log = FfmpegLog.capture();
                AVDictionary options = new AVDictionary(null)) {
            if (indexFirst) {
                avutil.av_dict_set(options, "movflags", "+faststart", 0);
            }
            int code = avformat.avformat_write_header(context(), options);
            avutil.av_dict_free(options);
            check("write the header", code, log);
        }
    }

    /**
     * Copies the current packet of a source with new times.
     *
     * @param source where the packet comes from
     * @param stream index of the stream to write to
     * @param pts when it is presented
     * @param dts when it is decoded, above that of the packet before
     * @param duration how long it is presented, 0 if unknown
     * @param timeBase seconds per unit of these times
     * @throws MediaException if it cannot be written
     */
    public void copy(Demuxer source, int stream, long pts, long dts, long duration, Rational timeBase) {
        int code = avcodec.av_packet_ref(copy, source.nativePacket());
        if (code < 0) {
            throw new MediaLimitException(target, "cannot copy a packet: " + FfmpegErrors.text(code));
        }
        copy.pts(pts).dts(dts).duration(duration).pos(-1);
        // flags of the source's container (discard, corrupt) mean nothing in a new one
        copy.flags(copy.flags() & avcodec.AV_PKT_FLAG_KEY);
        try (AVRational unit = unit(timeBase)) {
            write(copy, stream, unit);
        }
    }

    /**
     * Writes a packet of an encoder, which is empty afterwards.
     *
     * @param packet the packet, which stays the caller's to close
     * @param stream index of the stream to write to
     * @throws MediaException if it cannot be written
     */
    public void write(EncodedPacket packet, int stream) {
        write(packet.packet(), stream, packet.packet().time_base());
    }

    /** Writes a packet and empties it. */
    void write(AVPacket packet, int stream, AVRational timeBase) {
        try (FfmpegLog log = FfmpegLog.capture()) {
            packet.stream_index(stream);
            avcodec.av_packet_rescale_ts(
                    packet, timeBase, context().streams(stream).time_base());
            int code = avformat.av_interleaved_write_frame(context, packet);
            check("write a packet", code, log);
        } finally {
            avcodec.av_packet_unref(packet);
        }
    }

    /**
     * Writes the index and everything still buffered.
     *
     * @throws MediaException if it cannot be written, for example because the disk is full
     */
    public void finish() {
        try (FfmpegLog log = FfmpegLog.capture()) {
            check("write the index", avformat.av_write_trailer(context()), log);
            avformat.avio_flush(context.pb());
            check("write the last bytes", 0, log);
        }
    }

    /** Closes the file, finished or not. Closing twice does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            release(context, copy);
        }
    }

    private AVFormatContext context() {
        if (!open) {
            throw new IllegalStateException("The writer of " + target + " is closed");
        }
        return context;
    }

    /** Writing is buffered: a full disk may show only in the state of the file, after a call that went well. */
    private void check(String what, int code, FfmpegLog log) {
        int failed = context.pb().error() < 0 ? context.pb().error() : code;
        if (failed < 0) {
            throw failure(target, what, failed, log);
        }
    }

    private static MediaException failure(String target, String what, int code, FfmpegLog log) {
        String advice = code == NO_SPACE || code == DISK_QUOTA
                ? "; the disk is full: free some space or choose another target"
                : log.lastLine().map(line -> " (" + line + ")").orElse("");
        return new UnwritableMediaException(target, "cannot " + what + ": " + FfmpegErrors.text(code) + advice);
    }

    private static AVRational unit(Rational timeBase) {
        return avutil.av_make_q(Math.toIntExact(timeBase.numerator()), Math.toIntExact(timeBase.denominator()));
    }

    private static int tag(String fourCharacters) {
        int tag = 0;
        for (int i = 3; i >= 0; i--) {
            tag = tag << 8 | fourCharacters.charAt(i);
        }
        return tag;
    }

    private static void release(AVFormatContext context, @Nullable AVPacket copy) {
        if (copy != null) {
            avcodec.av_packet_free(copy);
        }
        if (!context.isNull()) {
            AVIOContext io = context.pb();
            if (io != null && !io.isNull()) {
                context.pb(null);
                avformat.avio_closep(io);
            }
            avformat.avformat_free_context(context);
        }
    }
}
