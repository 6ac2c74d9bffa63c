package com.encord.sdk.media.dicom;

import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a data set, read once from front to back in chunks, so that small elements are slices of a shared array
 * and large ones are stepped over without being read. How much may be kept in memory is limited.
 */
final class DicomInput {
    /** Most headers end within the first chunk; behind it each is twice as large as the one before. */
    private static final int FIRST_CHUNK = 8 * 1024;

    private static final int LARGEST_CHUNK = 64 * 1024;
    private static final long MEMORY_LIMIT = 256L << 20;

    private final String source;
    private final @Nullable SeekableByteChannel channel;
    private final long size;
    private byte[] chunk;
    private int at;
    private int end;
    private long chunkStart;
    private int nextChunk = FIRST_CHUNK;
    private long channelAt;
    private long kept;

    private DicomInput(String source, @Nullable SeekableByteChannel channel, byte[] chunk, int end, long size) {
        this.source = source;
        this.channel = channel;
        this.chunk = chunk;
        this.end = end;
        this.size = size;
    }

    /** Reads a file from its start; the caller keeps and closes the channel. */
    static DicomInput of(String source, SeekableByteChannel channel) throws IOException {
        return new DicomInput(source, channel, new byte[0], 0, channel.size());
    }

    /** Reads bytes in memory. */
    static DicomInput of(String source, byte[] bytes) {
        return new DicomInput(source, null, bytes, bytes.length, bytes.length);
    }

    /** Reads the first bytes, in memory, of a data set of unknown length. */
    static DicomInput startOf(String source, byte[] bytes) {
        return new DicomInput(source, null, bytes, bytes.length, Long.MAX_VALUE);
    }

    String source() {
        return source;
    }

    long size() {
        return size;
    }

    long position() {
        return chunkStart + at;
    }

    long remaining() {
        return size - position();
    }

    /** Makes the next {@code count} bytes contiguous in memory; false when there are not that many. */
    boolean ensure(int count) {
        if (end - at >= count) {
            return true;
        }
        if (channel == null || remaining() < count) {
            return false;
        }
        int rest = end - at;
        int wanted = (int) Math.min(remaining(), Math.max(count, nextChunk));
        nextChunk = Math.min(LARGEST_CHUNK, 2 * nextChunk);
        kept += wanted;
        if (kept > MEMORY_LIMIT) {
            throw new MediaLimitException(
                    source,
                    "more than " + (MEMORY_LIMIT >> 20) + " MB of elements before the pixel data, at offset "
                            + position() + "; the file is damaged or is not an image object");
        }
        byte[] next = new byte[wanted];
        System.arraycopy(chunk, at, next, 0, rest);
        chunkStart = position();
        ByteBuffer target = ByteBuffer.wrap(next, rest, wanted - rest);
        try {
            if (channelAt != chunkStart + rest) {
                channel.position(chunkStart + rest);
            }
            while (target.hasRemaining() && channel.read(target) > 0) {
                // a channel may give less than asked
            }
        } catch (IOException e) {
            throw chunkStart == 0
                    ? UnreadableMediaException.of(source, e)
                    : new UnreadableMediaException(source, "cannot be read at offset " + chunkStart + ": " + e, e);
        }
        chunk = next;
        at = 0;
        end = target.position();
        channelAt = chunkStart + end;
        return end >= count;
    }

    /** The shared array that holds what {@link #ensure} made contiguous, not to be written. */
    byte[] array() {
        return chunk;
    }

    /** Where in the array the input's position is. */
    int index() {
        return at;
    }

    private void need(long count) {
        if (count > Integer.MAX_VALUE || !ensure((int) count)) {
            throw new MalformedElement(
                    DicomProblem.Kind.TRUNCATED,
                    position(),
                    "the file ends at offset " + size + ", where " + count + " bytes from offset " + position()
                            + " are due");
        }
    }

    int peekByte(int ahead) {
        need(ahead + 1);
        return chunk[at + ahead] & 0xFF;
    }

    int u16(boolean bigEndian) {
        need(2);
        int first = chunk[at++] & 0xFF;
        int second = chunk[at++] & 0xFF;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    int i32(boolean bigEndian) {
        int first = u16(bigEndian);
        int second = u16(bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    int tag(boolean bigEndian) {
        int group = u16(bigEndian);
        return group << 16 | u16(bigEndian);
    }

    /** The next bytes as a slice of the shared array. */
    DicomValue.Bytes take(int count) {
        need(count);
        DicomValue.Bytes value = new DicomValue.Bytes(chunk, at, count);
        at += count;
        return value;
    }

    void skip(long count) {
        if (count <= end - at) {
            at += (int) count;
            return;
        }
        if (count > remaining()) {
            need(count);
        }
        chunkStart = position() + count;
        chunk = new byte[0];
        at = 0;
        end = 0;
    }
}
