package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A part of a file, taken out and wrapped so that a decoder knows it. */
record BytesSource(String name, byte[] bytes) implements MediaSource {
    @Override
    public SeekableByteChannel open() {
        return new Channel(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }

    private static final class Channel implements SeekableByteChannel {
        private final ByteBuffer bytes;

        Channel(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer target) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int count = Math.min(target.remaining(), bytes.remaining());
            target.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() {
            return bytes.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            if (position < 0) {
                throw new IOException("there is no position " + position);
            }
            bytes.position((int) Math.min(position, bytes.limit()));
            return this;
        }

        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // memory needs no closing
        }
    }
}
