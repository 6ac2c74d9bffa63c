package com.encord.sdk.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A place in an {@link HttpSource}. Confined to one thread. */
final class HttpChannel implements SeekableByteChannel {
    private final HttpSource source;
    private final long size;
    private long position;
    private boolean open = true;

    HttpChannel(HttpSource source, long size) {
        this.source = source;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (position >= size) {
            return target.hasRemaining() ? -1 : 0;
        }
        int offset = (int) (position % HttpSource.blockBytes());
        byte[] block = source.block(position / HttpSource.blockBytes());
        int count = Math.min(target.remaining(), block.length - offset);
        target.put(block, offset, count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("A position is never negative, got " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
