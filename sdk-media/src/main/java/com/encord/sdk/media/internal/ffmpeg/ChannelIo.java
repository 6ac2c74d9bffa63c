package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Owns an {@code AVIOContext} that reads from a Java channel. An exception of the channel cannot cross C: it is kept,
 * and the demuxer throws it after the native call.
 */
final class ChannelIo implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 << 10;

    private static final int SEEK_SET = 0;
    private static final int SEEK_CURRENT = 1;
    private static final int SEEK_END = 2;
    private static final int INPUT_OUTPUT_ERROR = -5;
    private static final int INVALID_ARGUMENT = -22;

    /** One native callback of each sort for all channels, as JavaCPP has room for only a few per type. */
    private static final Read_packet_Pointer_BytePointer_int READ = new Reading();

    private static final Seek_Pointer_long_int SEEK = new Seeking();
    private static final Map<Long, ChannelIo> LIVE = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private final SeekableByteChannel channel;
    private final Deadline deadline;
    private final AVIOContext context;
    private @Nullable Exception failure;

    private ChannelIo(String source, SeekableByteChannel channel, Deadline deadline) {
        this.channel = channel;
        this.deadline = deadline;
        Pointer buffer = avutil.av_malloc(BUFFER_BYTES);
        AVIOContext made = buffer == null
                ? null
                : avformat.avio_alloc_context(
                        new BytePointer(buffer), BUFFER_BYTES, 0, new NumberPointer(number), READ, null, SEEK);
        if (made == null) {
            throw new MediaLimitException(source, "no memory left to open it");
        }
        this.context = made;
        LIVE.put(number, this);
    }

    static ChannelIo open(MediaSource source, Deadline deadline) {
        SeekableByteChannel channel = null;
        try {
            channel = source.open();
            return new ChannelIo(source.name(), channel, deadline);
        } catch (IOException | RuntimeException failure) {
            if (channel != null) {
                closeQuietly(channel);
            }
            throw new UnreadableMediaException(source.name(), "cannot open: " + failure.getMessage(), failure);
        }
    }

    AVIOContext context() {
        return context;
    }

    /** What the channel threw, if it did. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        LIVE.remove(number);
        // FFmpeg may have replaced the buffer by a larger one, so the context's own is the one to free
        BytePointer buffer = context.buffer();
        if (buffer != null) {
            avutil.av_free(buffer);
            context.buffer(null);
        }
        avformat.avio_context_free(context);
        closeQuietly(channel);
    }

    private static void closeQuietly(SeekableByteChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // everything has been read; there is nothing a caller could do about it
        }
    }

    private int read(BytePointer target, int size) {
        if (deadline.isOver()) {
            return avutil.AVERROR_EXIT;
        }
        try {
            int count = channel.read(target.capacity(size).asByteBuffer());
            return count > 0 ? count : avutil.AVERROR_EOF;
        } catch (IOException | RuntimeException caught) {
            failure = caught;
            return INPUT_OUTPUT_ERROR;
        }
    }

    private long seek(long offset, int whence) {
        try {
            long target =
                    switch (whence & ~avformat.AVSEEK_FORCE) {
                        case avformat.AVSEEK_SIZE -> channel.size();
                        case SEEK_SET -> offset;
                        case SEEK_CURRENT -> channel.position() + offset;
                        case SEEK_END -> channel.size() + offset;
                        default -> -1;
                    };
            if (target < 0) {
                return INVALID_ARGUMENT;
            }
            if ((whence & avformat.AVSEEK_SIZE) == 0) {
                channel.position(target);
            }
            return target;
        } catch (IOException | RuntimeException caught) {
            failure = caught;
            return INPUT_OUTPUT_ERROR;
        }
    }

    private static final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int size) {
            ChannelIo io = LIVE.get(opaque.address());
            return io == null ? INPUT_OUTPUT_ERROR : io.read(buffer, size);
        }
    }

    private static final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            ChannelIo io = LIVE.get(opaque.address());
            return io == null ? INPUT_OUTPUT_ERROR : io.seek(offset, whence);
        }
    }
}
