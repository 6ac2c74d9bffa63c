package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Owns an {@code AVFormatContext}: opens a file, lists its streams and reads packets one after the other into one reused
 * packet. Reads nothing but the file it was given: no network, no playlists, no references to other files. Confined to one
 * thread at a time; close it, also after failures.
 */
public final class Demuxer implements AutoCloseable {
    /** A time stamp that is not there. */
    public static final long NO_PTS = Long.MIN_VALUE;

    private static final long MICROSECONDS = 1_000_000;

    /** A demuxer that keeps saying "again" would never end otherwise. */
    private static final int MOST_RETRIES = 1_000;

    private final String source;
    private final DemuxerLimits limits;
    private final Deadline deadline;
    private final @Nullable ChannelIo io;
    private final AVFormatContext context;
    private final AVPacket packet;
    private final String container;
    private final List<DemuxedStream> streams;
    private final boolean[] selected;
    private @Nullable String endError;
    private boolean open = true;

    private Demuxer(
            String source,
            DemuxerLimits limits,
            Deadline deadline,
            @Nullable ChannelIo io,
            AVFormatContext context,
            AVPacket packet) {
        this.source = source;
        this.limits = limits;
        this.deadline = deadline;
        this.io = io;
        this.context = context;
        this.packet = packet;
        this.container = context.iformat().name().getString();
        int count = context.nb_streams();
        List<DemuxedStream> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            found.add(new DemuxedStream(context, context.streams(i)));
        }
        this.streams = Collections.unmodifiableList(found);
        this.selected = new boolean[count];
        Arrays.fill(selected, true);
    }

    /**
     * Opens a file with the standard limits.
     *
     * @param file the file
     * @return the demuxer, to be closed by the caller
     * @throws MediaException if it cannot be opened
     */
    public static Demuxer open(Path file) {
        return open(MediaSource.of(file), DemuxerLimits.STANDARD);
    }

    /**
     * Opens a source and finds its streams.
     *
     * @param source where the bytes are
     * @param limits what opening and reading may cost
     * @return the demuxer, to be closed by the caller
     * @throws MediaException if it cannot be opened within the limits
     */
    public static Demuxer open(MediaSource source, DemuxerLimits limits) {
        Natives.ensureLoaded();
        source.path().ifPresent(Demuxer::requireReadable);
        Optional<Path> file = source.path().filter(path -> path.getFileSystem().equals(FileSystems.getDefault()));
        Deadline deadline = new Deadline();
        ChannelIo io = null;
        AVFormatContext context = null;
        AVPacket packet = null;
        try (FfmpegLog log = FfmpegLog.capture();
                AVDictionary options = new AVDictionary(null)) {
            context = avformat.avformat_alloc_context();
            packet = avcodec.av_packet_alloc();
            if (context == null || packet == null) {
                throw new MediaLimitException(source.name(), "no memory left to open it");
            }
            deadline.attachTo(context);
            context.max_streams(limits.maxStreams());
            context.probesize(limits.probeBytes());
            String url;
            if (file.isPresent()) {
                // the prefix keeps FFmpeg from reading a name such as "http:x" or "a%03d.png" as anything but a name
                url = "file:" + file.get().toAbsolutePath();
            } else {
                io = ChannelIo.open(source, deadline);
                context.pb(io.context());
                url = "";
            }
            avutil.av_dict_set(options, "protocol_whitelist", file.isPresent() ? "file" : "none", 0);
            avutil.av_dict_set(options, "format_whitelist", Containers.WHITELIST, 0);
            deadline.arm(limits.openTimeout());
            int code = avformat.avformat_open_input(context, url, null, options);
            avutil.av_dict_free(options);
            if (code < 0) {
                context = null;
                throw failure(source.name(), "open", code, deadline, io, log);
            }
            code = avformat.avformat_find_stream_info(context, (AVDictionary) null);
            if (code < 0) {
                throw failure(source.name(), "find the streams", code, deadline, io, log);
            }
            Optional<MediaException> ended = deadline.reason(source.name(), "find the streams");
            if (ended.isPresent()) {
                throw ended.get();
            }
            deadline.disarm();
            return new Demuxer(source.name(), limits, deadline, io, context, packet);
        } catch (RuntimeException | Error failure) {
            release(context, packet, io, deadline);
            throw failure;
        }
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw new UnreadableMediaException(file.toString(), "does not exist; check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableMediaException(file.toString(), "is not a regular file");
        }
        if (!Files.isReadable(file)) {
            throw new UnreadableMediaException(file.toString(), "may not be read by this user; check the permissions");
        }
    }

    /**
     * What messages call this file.
     *
     * @return the name of the source
     */
    public String source() {
        return source;
    }

    /**
     * FFmpeg's name of the container.
     *
     * @return for example {@code mov,mp4,m4a,3gp,3g2,mj2}
     */
    public String container() {
        return container;
    }

    /**
     * The duration of the whole file as the container gives it or FFmpeg estimates it.
     *
     * @return seconds, or NaN if unknown
     */
    public double duration() {
        long duration = context().duration();
        return duration == NO_PTS || duration < 0 ? Double.NaN : (double) duration / MICROSECONDS;
    }

    /**
     * Where the ffmpeg tool lets a file start: at the earliest packet of all streams, or of this stream alone where
     * clocks may jump (MPEG-TS). An encoder's delay counts, though FFmpeg leaves Matroska's out since version 7.
     *
     * @param stream whose time base counts
     * @return ticks of that stream's time base, rounded; 0 if unknown
     */
    public long start(DemuxedStream stream) {
        AVFormatContext input = context();
        long start = input.start_time();
        if (start == NO_PTS) {
            return 0;
        }
        if ((input.iformat().flags() & avformat.AVFMT_TS_DISCONT) != 0) {
            return stream.start().orElse(0);
        }
        try (AVRational microsecond = new AVRational().num(1).den((int) MICROSECONDS)) {
            if (container.startsWith("matroska")) {
                for (DemuxedStream each : streams) {
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

    /**
     * How long a frame should last, by the frame rate FFmpeg believes in.
     *
     * @param stream a video stream
     * @return ticks of the stream's time base, rounded; those of 25 frames per second if there is no rate
     */
    public long frameTicks(DemuxedStream stream) {
        AVRational rate = avformat.av_guess_frame_rate(context(), stream.stream(), null);
        AVRational step =
                rate.num() > 0 ? avutil.av_inv_q(rate) : new AVRational().num(1).den(25);
        return avutil.av_rescale_q(1, step, stream.stream().time_base());
    }

    /**
     * Whether {@link #duration()} was guessed from the bit rate: then it means nothing.
     *
     * @return true for a guess
     */
    public boolean durationGuessed() {
        return context().duration_estimation_method() == AVFMT_DURATION_FROM_BITRATE;
    }

    /** The enumeration is not part of the generated class of constants. */
    private static final int AVFMT_DURATION_FROM_BITRATE = 2;

    /**
     * All streams in the container's order.
     *
     * @return an unmodifiable list
     */
    public List<DemuxedStream> streams() {
        return streams;
    }

    /**
     * The stream that counts as the video: the first one that is not an attached picture.
     *
     * @return the stream, or empty if there is none
     */
    public Optional<DemuxedStream> firstVideo() {
        return streams.stream()
                .filter(stream -> stream.type() == DemuxedStream.Type.VIDEO && !stream.attachedPicture())
                .findFirst();
    }

    /**
     * Restricts {@link #readPacket()} to these streams; the others are skipped as early as the container allows.
     *
     * @param indexes indexes of streams
     */
    public void select(int... indexes) {
        Arrays.fill(selected, false);
        for (int index : indexes) {
            selected[index] = true;
        }
        for (int i = 0; i < selected.length; i++) {
            context().streams(i).discard(selected[i] ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
        }
    }

    /**
     * Reads the next packet of the selected streams; the values of the previous one are gone.
     *
     * @return false at the end of the file, or where it cannot be read any further: see {@link #endError()}
     * @throws MediaException if the deadline passed or the thread was interrupted
     */
    public boolean readPacket() {
        AVFormatContext input = context();
        deadline.arm(limits.readTimeout());
        try {
            for (int retries = 0; retries < MOST_RETRIES; ) {
                avcodec.av_packet_unref(packet);
                int code = avformat.av_read_frame(input, packet);
                if (code >= 0) {
                    int index = packet.stream_index();
                    // streams that appear later (MPEG-TS) were not announced and are not delivered
                    if (index < selected.length && selected[index]) {
                        return true;
                    }
                } else if (code == avutil.AVERROR_EAGAIN()) {
                    retries++;
                } else {
                    Optional<MediaException> ended = deadline.reason(source, "read a packet");
                    if (ended.isPresent()) {
                        throw ended.get();
                    }
                    if (code != avutil.AVERROR_EOF) {
                        endError = FfmpegErrors.text(code);
                    }
                    return false;
                }
            }
            endError = "the demuxer made no progress";
            return false;
        } finally {
            deadline.disarm();
        }
    }

    /**
     * Why reading ended before the end of the file.
     *
     * @return FFmpeg's words, or empty if the end was a proper end
     */
    public Optional<String> endError() {
        return Optional.ofNullable(endError);
    }

    /**
     * Goes to the keyframe at or before a time.
     *
     * @param stream index of the stream whose time base counts
     * @param timestamp ticks of that stream's time base
     * @throws MediaException if the container cannot seek there
     */
    public void seek(int stream, long timestamp) {
        AVFormatContext input = context();
        deadline.arm(limits.readTimeout());
        try (FfmpegLog log = FfmpegLog.capture()) {
            int code = avformat.av_seek_frame(input, stream, timestamp, avformat.AVSEEK_FLAG_BACKWARD);
            if (code < 0) {
                throw failure(source, "seek to time stamp " + timestamp, code, deadline, io, log);
            }
            endError = null;
        } finally {
            deadline.disarm();
        }
    }

    /**
     * The stream of the current packet.
     *
     * @return its index
     */
    public int packetStream() {
        return packet.stream_index();
    }

    /**
     * The presentation time stamp of the current packet.
     *
     * @return ticks, or {@link #NO_PTS}
     */
    public long packetPts() {
        return packet.pts();
    }

    /**
     * The decoding time stamp of the current packet.
     *
     * @return ticks, or {@link #NO_PTS}
     */
    public long packetDts() {
        return packet.dts();
    }

    /**
     * The duration of the current packet.
     *
     * @return ticks, 0 if unknown
     */
    public long packetDuration() {
        return packet.duration();
    }

    /**
     * The size of the current packet.
     *
     * @return bytes
     */
    public int packetSize() {
        return packet.size();
    }

    /**
     * Where the current packet lies in the file.
     *
     * @return a byte offset, or empty if the container does not say
     */
    public OptionalLong packetPosition() {
        long position = packet.pos();
        return position < 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /**
     * Whether decoding can start at the current packet.
     *
     * @return true for a keyframe
     */
    public boolean packetIsKeyframe() {
        return (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
    }

    /**
     * Whether the current packet is decoded but not presented, as an edit list may demand.
     *
     * @return true if flagged
     */
    public boolean packetIsDiscarded() {
        return (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0;
    }

    /**
     * Whether the container knows that the current packet is damaged.
     *
     * @return true if flagged
     */
    public boolean packetIsCorrupt() {
        return (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
    }

    /**
     * One byte of the current packet.
     *
     * @param offset from 0, below {@link #packetSize()}
     * @return 0 to 255
     */
    public int packetByte(int offset) {
        if (offset < 0 || offset >= packet.size()) {
            throw new IndexOutOfBoundsException("The packet has " + packet.size() + " bytes, not one at " + offset);
        }
        return packet.data().get(offset) & 0xFF;
    }

    /**
     * How many samples the container's own index lists for a stream, as far as it is known now.
     *
     * @param stream index of the stream
     * @return the count, 0 for containers without an index
     */
    public int indexEntries(int stream) {
        return avformat.avformat_index_get_entries_count(context().streams(stream));
    }

    /** Frees the native side; further use explains itself. Closing twice does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            release(context, packet, io, deadline);
        }
    }

    /**
     * Whether a picture is put together of tiles in streams of their own, as HEIF and AVIF can do.
     *
     * @return true if the first video stream is only a part of the picture
     */
    public boolean tiled() {
        AVFormatContext input = context();
        for (int i = 0; i < input.nb_stream_groups(); i++) {
            if (input.stream_groups(i).type() == avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID) {
                return true;
            }
        }
        return false;
    }

    /** The owned context, for the decoder and the muxer of this package. */
    AVFormatContext context() {
        if (!open) {
            throw new IllegalStateException(source + " is closed; open it again to read on");
        }
        return context;
    }

    /** The reused packet, valid until the next read. */
    AVPacket packet() {
        context();
        return packet;
    }

    private static MediaException failure(
            String source, String what, int code, Deadline deadline, @Nullable ChannelIo io, FfmpegLog log) {
        Optional<MediaException> ended = deadline.reason(source, what);
        if (ended.isPresent()) {
            return ended.get();
        }
        if (io != null && io.failure().isPresent()) {
            return new UnreadableMediaException(
                    source, "cannot " + what, io.failure().get());
        }
        return FfmpegErrors.reading(source, what, code, log);
    }

    private static void release(
            @Nullable AVFormatContext context, @Nullable AVPacket packet, @Nullable ChannelIo io, Deadline deadline) {
        if (packet != null) {
            avcodec.av_packet_free(packet);
        }
        if (context != null) {
            avformat.avformat_close_input(context);
        }
        if (io != null) {
            io.close();
        }
        deadline.close();
    }
}
