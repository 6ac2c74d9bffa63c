package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Where pixel bytes come from: the file, or the inflated data set in memory. Safe for use by many threads at once. */
final class PixelBytes implements AutoCloseable {
    private final String source;
    private final @Nullable FileChannel channel;
    private final byte @Nullable [] memory;

    PixelBytes(DicomFile file) {
        this.source = file.path().toString();
        this.memory = file.inflated();
        try {
            this.channel = memory == null ? FileChannel.open(file.path()) : null;
        } catch (IOException e) {
            throw new UnreadableMediaException(source, "cannot be opened: " + e.getMessage(), e);
        }
    }

    byte[] read(long offset, int length) {
        byte[] bytes = new byte[length];
        if (memory != null) {
            if (offset < 0 || offset + length > memory.length) {
                throw missing(offset, length);
            }
            System.arraycopy(memory, (int) offset, bytes, 0, length);
            return bytes;
        }
        ByteBuffer target = ByteBuffer.wrap(bytes);
        try {
            while (target.hasRemaining()) {
                if (channel == null || channel.read(target, offset + target.position()) <= 0) {
                    throw missing(offset, length);
                }
            }
        } catch (IOException e) {
            throw new UnreadableMediaException(source, "cannot be read at offset " + offset + ": " + e.getMessage(), e);
        }
        return bytes;
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
