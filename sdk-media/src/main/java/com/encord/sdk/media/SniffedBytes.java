package com.encord.sdk.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The beginning of a file, and any other part on demand. Reads past the end give zeros and empty arrays. */
final class SniffedBytes {
    private static final int HEAD_BYTES = 16 << 10;

    private final SeekableByteChannel channel;
    private final String name;
    private final long size;
    private final byte[] head;

    SniffedBytes(SeekableByteChannel channel, String name) throws IOException {
        this.channel = channel;
        this.name = name;
        this.size = channel.size();
        this.head = read(0, HEAD_BYTES);
    }

    long size() {
        return size;
    }

    byte[] head() {
        return head;
    }

    /** The file name's extension in lower case, without the dot; empty without one. */
    String extension() {
        int dot = name.lastIndexOf('.');
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return dot > slash ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }

    /** Whether the head has this text at a place, as Latin-1. */
    boolean has(int offset, String text) {
        if (offset + text.length() > head.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((head[offset + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String text(int offset, int length) {
        int from = Math.min(offset, head.length);
        int to = Math.min(from + length, head.length);
        return new String(head, from, to - from, StandardCharsets.ISO_8859_1);
    }

    int unsigned(int offset) {
        return offset < head.length ? head[offset] & 0xFF : 0;
    }

    int int16(int offset, ByteOrder order) {
        return offset + 2 <= head.length ? ByteBuffer.wrap(head).order(order).getShort(offset) : 0;
    }

    int int32(int offset, ByteOrder order) {
        return offset + 4 <= head.length ? ByteBuffer.wrap(head).order(order).getInt(offset) : 0;
    }

    /** Up to so many bytes from a place; fewer at the end of the file. */
    byte[] read(long position, int most) throws IOException {
        if (position < 0 || position >= size || most <= 0) {
            return new byte[0];
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, size - position));
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) > 0) {
            // until full or at the end
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
