package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Owns what an open file consists of: the {@code AVFormatContext}, where it reads from, its deadline, and the packet it
 * reads into.
 */
final class OpenedInput implements AutoCloseable {
    private final String source;
    private final Deadline deadline;
    private final @Nullable ChannelIo io;
    private final AVFormatContext context;
    private final AVPacket packet;
    private boolean open = true;

    private OpenedInput(
            String source, Deadline deadline, @Nullable ChannelIo io, AVFormatContext context, AVPacket packet) {
        this.source = source;
        this.deadline = deadline;
        this.io = io;
        this.context = context;
        this.packet = packet;
    }

    /** Opens a source and finds its streams within the limits. */
    static OpenedInput open(MediaSource source, DemuxerLimits limits) {
        Natives.ensureLoaded();
        source.path().ifPresent(OpenedInput::requireReadable);
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
            if (file.isEmpty()) {
                io = ChannelIo.open(source, deadline);
                context.pb(io.context());
            }
            avutil.av_dict_set(options, "protocol_whitelist", file.isPresent() ? "file" : "none", 0);
            avutil.av_dict_set(options, "format_whitelist", Containers.WHITELIST, 0);
            deadline.arm(limits.openTimeout());
            int code;
            try (BytePointer url = file.map(FileUrl::of).orElse(null)) {
                code = avformat.avformat_open_input(context, url, null, options);
            }
            avutil.av_dict_free(options);
            if (code < 0) {
                context = null;
                throw failure(source.name(), "open", code, deadline, io, null, log);
            }
            code = avformat.avformat_find_stream_info(context, (AVDictionary) null);
            if (code < 0) {
                throw failure(source.name(), "find the streams", code, deadline, io, context.pb(), log);
            }
            Optional<MediaException> ended =
                    outerFailure(source.name(), "find the streams", deadline, io, context.pb());
            if (ended.isPresent()) {
                throw ended.get();
            }
            deadline.disarm();
            log.passOn();
            return new OpenedInput(source.name(), deadline, io, context, packet);
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

    String source() {
        return source;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Whether FFmpeg itself reads a file, rather than a channel of ours. */
    boolean readsFile() {
        return io == null;
    }

    AVFormatContext context() {
        requireOpen();
        return context;
    }

    AVPacket packet() {
        requireOpen();
        return packet;
    }

    /** Frees the native side. Closing twice does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            release(context, packet, io, deadline);
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(source + " is closed; open it again to read on");
        }
    }

    /** Why FFmpeg answered with an error code: the deadline, the bytes' source, or the file. */
    MediaException failure(String what, int code, FfmpegLog log) {
        return failure(source, what, code, deadline, io, context.pb(), log);
    }

    /** Why nothing comes any more, if it is no fault of the file: the deadline, or where its bytes come from. */
    Optional<MediaException> outerFailure(String what) {
        return outerFailure(source, what, deadline, io, context.pb());
    }

    private static Optional<MediaException> outerFailure(
            String source, String what, Deadline deadline, @Nullable ChannelIo io, @Nullable AVIOContext bytes) {
        return deadline.reason(source, what)
                .or(() -> Optional.ofNullable(io)
                        .flatMap(ChannelIo::failure)
                        .map(cause -> new UnreadableMediaException(
                                source, "cannot " + what + ": " + cause.getMessage(), cause)))
                .or(() -> Optional.ofNullable(bytes)
                        .map(AVIOContext::error)
                        .filter(code -> code < 0 && code != avutil.AVERROR_EOF)
                        .map(code -> new UnreadableMediaException(
                                source,
                                "cannot " + what + ": " + FfmpegErrors.text(code)
                                        + "; check the disk or the connection to it")));
    }

    private static MediaException failure(
            String source,
            String what,
            int code,
            Deadline deadline,
            @Nullable ChannelIo io,
            @Nullable AVIOContext bytes,
            FfmpegLog log) {
        return outerFailure(source, what, deadline, io, bytes)
                .orElseGet(() -> FfmpegErrors.reading(source, what, code, log));
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
