package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** Where pixel bytes come from: the file, or the inflated data set in memory. Safe for use by many threads at once. */
final class PixelBytes implements AutoCloseable {
    private final String source;
    private final @Nullable SeekableByteChannel channel;
    private final byte @Nullable [] memory;

    PixelBytes(DicomFile file) {
        this.source = file.source().name();
        this.memory = file.inflated();
        try {
            this.channel = memory == null ? file.source().open() : null;
        } catch (IOException e) {
            throw new UnreadableMediaException(source, "cannot be opened: " + e.getMessage(), e);
        }
    }

    byte[] read(long offset, int length) {
        if (memory != null) {
            if (offset < 0 || offset + length > memory.length) {
                throw missing(offset, length);
            }
            return java.util.Arrays.copyOfRange(memory, (int) offset, (int) offset + length);
        }
        byte[] bytes = new byte[length];
        try {
            fill(ByteBuffer.wrap(bytes), offset);
        } catch (IOException e) {
            throw new UnreadableMediaException(source, "cannot be read at offset " + offset + ": " + e, e);
        }
        return bytes;
    }

    private synchronized void fill(ByteBuffer target, long offset) throws IOException {
        if (channel == null) {
            throw missing(offset, target.remaining());
        }
        channel.position(offset);
        while (target.hasRemaining()) {
            if (channel.read(target) <= 0) {
                throw missing(offset, target.capacity());
            }
        }
    }

    private CorruptMediaException missing(long offset, int length) {
        return new CorruptMediaException(
                source,
                "does not have the " + length + " bytes of pixel data at offset " + offset + "; the file is truncated");
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UnreadableMediaException(source, "cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
