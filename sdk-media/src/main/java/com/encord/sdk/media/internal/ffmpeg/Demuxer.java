package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Owns an {@code AVFormatContext}: opens a file, lists its streams and reads packets one after the other into one
 * reused packet. Reads nothing but the file it was given: no network, no playlists, no references to other files.
 * Confined to one thread at a time; close it, also after failures.
 */
public final class Demuxer implements AutoCloseable {
    /** A time stamp that is not there. */
    public static final long NO_PTS = Long.MIN_VALUE;

    private static final long MICROSECONDS = 1_000_000;

    /** A demuxer that keeps saying "again" would never end otherwise. */
    private static final int MOST_RETRIES = 1_000;

    /** The enumeration of how a duration was estimated is not part of the generated class of constants. */
    private static final int AVFMT_DURATION_FROM_STREAM = 1;

    private static final int AVFMT_DURATION_FROM_BITRATE = 2;

    private final OpenedInput input;
    private final DemuxerLimits limits;
    private final DemuxedPacket packet;
    private final String container;
    private final List<DemuxedStream> streams;
    private final boolean[] selected;
    private @Nullable String endError;
    private @Nullable PayloadSkip skip;

    private Demuxer(OpenedInput input, DemuxerLimits limits) {
        this.input = input;
        this.limits = limits;
        this.packet = new DemuxedPacket(input.packet());
        AVFormatContext context = input.context();
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
        OpenedInput input = OpenedInput.open(source, limits);
        try {
            return new Demuxer(input, limits);
        } catch (RuntimeException | Error failure) {
            input.close();
            throw failure;
        }
    }

    /**
     * What messages call this file.
     *
     * @return the name of the source
     */
    public String source() {
        return input.source();
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
     * Whether {@link #duration()} was guessed from the bit rate: then it means nothing.
     *
     * @return true for a guess
     */
    public boolean durationGuessed() {
        return context().duration_estimation_method() == AVFMT_DURATION_FROM_BITRATE;
    }

    /**
     * Whether {@link #duration()} and the streams' durations are what the container's header or index says, and not
     * derived from time stamps or the bit rate.
     *
     * @return true if stored
     */
    public boolean durationStored() {
        return context().duration_estimation_method() == AVFMT_DURATION_FROM_STREAM;
    }

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
     * From now on leaves out the content of a stream's packets where that saves reading, for those who want times,
     * sizes and flags alone; these stay what they are. The packets must not be decoded, copied or looked into. Only for
     * files whose index is complete when they are opened, as in MP4 without fragments.
     *
     * @param video a stream of this demuxer
     * @return whether anything is left out from now on
     */
    public boolean skipPayload(DemuxedStream video) {
        return skipPayload(video, PayloadSkip.SMALLEST_AVERAGE, PayloadSkip.SMALLEST_SKIPPED);
    }

    /** The same with other limits; answers whether anything is left out from now on. */
    boolean skipPayload(DemuxedStream video, int smallestAverage, int smallest) {
        if (skip == null) {
            skip = PayloadSkip.of(input, video, smallestAverage, smallest).orElse(null);
        }
        return skip != null;
    }

    /**
     * Reads the next packet of the selected streams; the values of the previous one are gone.
     *
     * @return false at the end of the file, or where it cannot be read any further: see {@link #endError()}
     * @throws MediaException if the deadline passed, the thread was interrupted, or the source of the bytes failed
     */
    public boolean readPacket() {
        AVFormatContext context = input.context();
        AVPacket current = input.packet();
        Deadline deadline = input.deadline();
        deadline.arm(limits.readTimeout());
        try {
            for (int retries = 0; retries < MOST_RETRIES; ) {
                avcodec.av_packet_unref(current);
                int code = avformat.av_read_frame(context, current);
                if (code >= 0) {
                    int index = current.stream_index();
                    // streams that appear later (MPEG-TS) were not announced and are not delivered
                    if (index < selected.length && selected[index]) {
                        return true;
                    }
                } else if (code == avutil.AVERROR_EAGAIN()) {
                    retries++;
                } else {
                    Optional<MediaException> ended = input.outerFailure("read a packet");
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
     * The packet that was read last.
     *
     * @return a view of it, the same one for all packets
     */
    public DemuxedPacket packet() {
        return packet;
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
        AVFormatContext context = input.context();
        Deadline deadline = input.deadline();
        deadline.arm(limits.readTimeout());
        try (FfmpegLog log = FfmpegLog.capture()) {
            int code = avformat.av_seek_frame(context, stream, timestamp, avformat.AVSEEK_FLAG_BACKWARD);
            if (code < 0) {
                throw input.failure("seek to time stamp " + timestamp, code, log);
            }
            endError = null;
        } finally {
            deadline.disarm();
        }
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
        PayloadSkip skipping = skip;
        if (skipping != null) {
            skip = null;
            skipping.close();
        }
        input.close();
    }

    /**
     * Whether a picture is put together of tiles in streams of their own, as HEIF and AVIF can do.
     *
     * @return true if the first video stream is only a part of the picture
     */
    public boolean tiled() {
        AVFormatContext context = input.context();
        for (int i = 0; i < context.nb_stream_groups(); i++) {
            if (context.stream_groups(i).type() == avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID) {
                return true;
            }
        }
        return false;
    }

    /** The owned context, for the decoder and the muxer of this package. */
    AVFormatContext context() {
        return input.context();
    }

    /** The reused packet, valid until the next read. */
    AVPacket nativePacket() {
        return input.packet();
    }
}
