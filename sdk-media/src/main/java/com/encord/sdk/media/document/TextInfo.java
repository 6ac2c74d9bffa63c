package com.encord.sdk.media.document;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a text is encoded, judged by all of its bytes: a byte order mark counts; without one, many zero bytes in
 * every second place only mean UTF-16, what is valid UTF-8 is UTF-8, and anything else is taken as Windows-1252, which
 * has a character for nearly every byte.
 *
 * @param charset how bytes become characters
 * @param byteOrderMark whether the text starts with one
 * @param valid whether every byte is part of a character of the charset
 */
public record TextInfo(Charset charset, boolean byteOrderMark, boolean valid) {
    private static final int CHUNK = 1 << 16;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /**
     * Reads a text, in constant memory.
     *
     * @param file the text
     * @return how it is encoded
     * @throws UnreadableMediaException if it cannot be read
     */
    public static TextInfo read(Path file) {
        return read(MediaSource.of(file));
    }

    /**
     * Reads a text that need not be a file, in constant memory.
     *
     * @param source where the bytes are
     * @return how it is encoded
     * @throws UnreadableMediaException if it cannot be read
     */
    public static TextInfo read(MediaSource source) {
        try {
            Charset marked = marked(source);
            if (marked != null) {
                return new TextInfo(marked, true, decodes(source, marked));
            }
            Charset wide = wide(source);
            if (wide != null) {
                return new TextInfo(wide, false, decodes(source, wide));
            }
            return decodes(source, StandardCharsets.UTF_8)
                    ? new TextInfo(StandardCharsets.UTF_8, false, true)
                    : new TextInfo(WESTERN, false, decodes(source, WESTERN));
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    private static @Nullable Charset marked(MediaSource source) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(3);
        try (SeekableByteChannel channel = source.open()) {
            while (start.hasRemaining() && channel.read(start) >= 0) {
                // goes on until three bytes are there or the text ends
            }
        }
        int first = (start.get(0) & 0xff) << 8 | start.get(1) & 0xff;
        if (first == 0xfeff) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xfffe) {
            return StandardCharsets.UTF_16LE;
        }
        return first == 0xefbb && (start.get(2) & 0xff) == 0xbf ? StandardCharsets.UTF_8 : null;
    }

    /** UTF-16 by the zero bytes of its Latin letters, spaces and line ends. */
    private static @Nullable Charset wide(MediaSource source) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(CHUNK);
        try (SeekableByteChannel channel = source.open()) {
            while (start.hasRemaining() && channel.read(start) >= 0) {
                // goes on until the chunk is full or the text ends
            }
        }
        int[] zeros = new int[2];
        for (int i = 0; i < start.position(); i++) {
            zeros[i & 1] += start.get(i) == 0 ? 1 : 0;
        }
        boolean many = (zeros[0] == 0 || zeros[1] == 0) && (zeros[0] + zeros[1]) * 6 > start.position();
        return !many ? null : zeros[1] > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static boolean decodes(MediaSource source, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer characters = CharBuffer.allocate(CHUNK);
        try (SeekableByteChannel channel = source.open()) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, characters.clear(), end);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
            }
            return true;
        }
    }
}
