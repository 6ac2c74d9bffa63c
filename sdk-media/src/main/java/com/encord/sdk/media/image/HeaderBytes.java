package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Reads numbers at any place of a file through one small buffer. The first read is large enough for nearly every
 * header; a later one happens only when a parser jumps elsewhere. Every access is checked against the file's real size,
 * so no length or offset found in a file can make it read or allocate more than the buffer.
 *
 * <p>Not for several threads. Close it.
 */
final class HeaderBytes implements AutoCloseable {
    // Headers that do not fit here lie behind a jump, so reading more at a time spares no read and copies for nothing.
    private static final int FIRST_READ = 1024;
    private static final int LATER_READ = 1024;
    private static final int LARGEST_SLICE = (1 << 16) + 2;

    private final SeekableByteChannel channel;
    private long size = -1;
    private byte[] buffer;
    private long start;
    private int length;
    private long channelAt;

    private HeaderBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.buffer = new byte[FIRST_READ];
        this.length = readAt(0, FIRST_READ);
        // A short first read already tells the size; asking for it costs as much as reading, so it waits until needed.
        if (length < FIRST_READ) {
            size = length;
        }
    }

    /** Nothing is copied of what is in memory. */
    private HeaderBytes(BytesSource source) {
        this.channel = source.open();
        this.buffer = source.bytes();
        this.length = buffer.length;
        this.size = length;
    }

    static HeaderBytes open(MediaSource source) throws IOException {
        if (source instanceof BytesSource memory) {
            return new HeaderBytes(memory);
        }
        SeekableByteChannel channel = source.open();
        try {
            return new HeaderBytes(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    long size() {
        if (size < 0) {
            try {
                size = channel.size();
            } catch (IOException e) {
                throw new MalformedHeader("does not tell its size (" + e.getMessage() + ")");
            }
        }
        return size;
    }

    boolean isEmpty() {
        return !has(0, 1);
    }

    boolean has(long position, long count) {
        if (position < 0 || count < 0) {
            return false;
        }
        return position >= start && position - start <= length - count || position <= size() - count;
    }

    int u8(long position) {
        return buffer[index(position, 1)] & 0xff;
    }

    int u16be(long position) {
        int i = index(position, 2);
        return (buffer[i] & 0xff) << 8 | buffer[i + 1] & 0xff;
    }

    int u16le(long position) {
        int i = index(position, 2);
        return (buffer[i + 1] & 0xff) << 8 | buffer[i] & 0xff;
    }

    int u24le(long position) {
        return u16le(position) | u8(position + 2) << 16;
    }

    int i32be(long position) {
        int i = index(position, 4);
        return (buffer[i] & 0xff) << 24
                | (buffer[i + 1] & 0xff) << 16
                | (buffer[i + 2] & 0xff) << 8
                | buffer[i + 3] & 0xff;
    }

    int i32le(long position) {
        return Integer.reverseBytes(i32be(position));
    }

    long u32be(long position) {
        return i32be(position) & 0xffffffffL;
    }

    long u32le(long position) {
        return i32le(position) & 0xffffffffL;
    }

    /** An unsigned 64-bit number; one beyond 2^63 is as good as beyond the file, so it becomes the largest long. */
    long u64be(long position) {
        return clamp((long) i32be(position) << 32 | u32be(position + 4));
    }

    long u64le(long position) {
        return clamp((long) i32le(position + 4) << 32 | u32le(position));
    }

    private static long clamp(long value) {
        return value < 0 ? Long.MAX_VALUE : value;
    }

    /** Four characters as FourCC codes are compared: first character in the highest byte. */
    int fourCc(long position) {
        return i32be(position);
    }

    static int fourCc(String code) {
        return code.charAt(0) << 24 | code.charAt(1) << 16 | code.charAt(2) << 8 | code.charAt(3);
    }

    boolean startsWith(long position, String ascii) {
        if (!has(position, ascii.length())) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (u8(position + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String ascii(long position, int count) {
        // Looked up first: a long text may need a larger buffer.
        int i = index(position, count);
        return new String(buffer, i, count, StandardCharsets.ISO_8859_1);
    }

    /** The checksum of a few bytes (ISO/IEC 3309). */
    int crc32(long position, int count) {
        CRC32 sum = new CRC32();
        sum.update(buffer, index(position, count), count);
        return (int) sum.getValue();
    }

    /** A copy of a part of the file that is known to be there and to be wanted whole. */
    byte[] copy(long position, int count) {
        if (!has(position, count)) {
            throw MalformedHeader.endsEarly(position, count, size());
        }
        byte[] copy = new byte[count];
        try {
            channel.position(position);
            ByteBuffer target = ByteBuffer.wrap(copy);
            while (target.hasRemaining() && channel.read(target) >= 0) {
                // goes on until the copy is full or the file ends
            }
            channelAt = position + target.position();
        } catch (IOException e) {
            throw new MalformedHeader("cannot be read at byte " + position + " (" + e.getMessage() + ")");
        }
        return copy;
    }

    /** The place of {@code count} bytes in the buffer, read if they are not there yet. */
    private int index(long position, int count) {
        // no sum, as a position may be the largest long there is
        if (position < start || position - start > length - count) {
            load(position, count);
        }
        return (int) (position - start);
    }

    private void load(long position, int count) {
        // The size is asked for only if it is known already or needed for the message.
        if (position < 0 || count > LARGEST_SLICE || size >= 0 && !has(position, count)) {
            throw MalformedHeader.endsEarly(position, count, size());
        }
        try {
            int wanted = Math.max(count, LATER_READ);
            // asking for more would take one more call to learn that there is none
            length = readAt(position, size < 0 ? wanted : (int) Math.min(wanted, size - position));
            start = position;
        } catch (IOException e) {
            throw new MalformedHeader("cannot be read at byte " + position + " (" + e.getMessage() + ")");
        }
        if (length < count) {
            throw MalformedHeader.endsEarly(position, count, size());
        }
    }

    private int readAt(long position, int count) throws IOException {
        if (buffer.length < count) {
            buffer = new byte[count];
        }
        ByteBuffer target = ByteBuffer.wrap(buffer, 0, count);
        // One call reads and seeks where files allow it.
        FileChannel file = channel instanceof FileChannel direct ? direct : null;
        if (file == null && position != channelAt) {
            channel.position(position);
        }
        int read = 0;
        while (target.hasRemaining() && read >= 0) {
            read = file == null ? channel.read(target) : file.read(target, position + target.position());
        }
        if (file == null) {
            channelAt = position + target.position();
        }
        return target.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
