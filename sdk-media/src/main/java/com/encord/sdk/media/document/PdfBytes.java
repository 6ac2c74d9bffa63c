package com.encord.sdk.media.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Parts of a file, never more than asked for and than there is. Not for several threads. */
final class PdfBytes implements AutoCloseable {
    private final SeekableByteChannel channel;
    private final long size;

    PdfBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** The bytes from a position on; fewer than asked for at the end. */
    byte[] read(long position, int most) throws IOException {
        if (position < 0 || position >= size) {
            return new byte[0];
        }
        ByteBuffer target = ByteBuffer.allocate((int) Math.min(most, size - position));
        channel.position(position);
        while (target.hasRemaining() && channel.read(target) >= 0) {
            // goes on until the buffer is full or the file ends
        }
        return target.hasRemaining() ? Arrays.copyOf(target.array(), target.position()) : target.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
