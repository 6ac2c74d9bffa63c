package com.encord.sdk.media.document;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.internal.charset.DeclaredCharset;
import com.encord.sdk.media.internal.charset.TextCharset;
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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a text is encoded. A byte order mark counts, then UTF-8, then what an XML or HTML text declares, then the
 * character set whose letters the bytes make, judged by some thousand of them from the first that is not ASCII on; each
 * only if all bytes of the text are valid in it. Anything else is taken as Windows-1252, which has a character for
 * nearly every byte; so are texts with too few other letters to tell.
 *
 * @param charset how bytes become characters
 * @param byteOrderMark whether the text starts with one
 * @param declared what an XML or HTML text says it is encoded in, which need not be the truth; empty if it does not, or
 *     if all characters are ASCII
 * @param valid whether every byte is part of a character of the charset; a declared one counts although a few are not,
 *     and UTF-8 where nothing is declared
 */
public record TextInfo(Charset charset, boolean byteOrderMark, Optional<Charset> declared, boolean valid) {
    private static final int HEAD = 1 << 14;
    private static final int CHUNK = 1 << 16;
    /** One in twenty. */
    private static final int FEW = 20;

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
            byte[] head = part(source, 0);
            Optional<Charset> marked = TextCharset.ofMark(head);
            boolean plain = marked.isEmpty() && decodes(source, StandardCharsets.US_ASCII);
            Optional<Charset> declared = plain ? Optional.empty() : DeclaredCharset.of(head);
            if (marked.isPresent()) {
                return new TextInfo(marked.get(), true, declared, decodes(source, marked.get()));
            }
            Set<Charset> candidates = new LinkedHashSet<>();
            Optional<Charset> guessed = TextCharset.ofBytes(plain ? head : telling(source, head));
            // escape sequences, and the zeros of wide characters, are valid in UTF-8 too, but make no sense there
            guessed.filter(charset -> charset.name().matches("(ISO-2022|UTF-16|UTF-32).*"))
                    .ifPresent(candidates::add);
            candidates.add(StandardCharsets.UTF_8);
            declared.ifPresent(candidates::add);
            Optional<Charset> valid = firstValid(source, candidates);
            Charset expected = declared.orElse(StandardCharsets.UTF_8);
            if (valid.isEmpty() && mostlyDecodes(source, expected)) {
                return new TextInfo(expected, false, declared, false);
            }
            if (valid.isEmpty() && guessed.isPresent()) {
                valid = firstValid(source, List.of(guessed.get(), DeclaredCharset.larger(guessed.get())));
            }
            if (valid.isPresent()) {
                return new TextInfo(valid.get(), false, declared, true);
            }
            return new TextInfo(WESTERN, false, declared, decodes(source, WESTERN));
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    private static byte[] part(MediaSource source, long from) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(HEAD);
        try (SeekableByteChannel channel = source.open()) {
            channel.position(from);
            while (start.hasRemaining() && channel.read(start) >= 0) {
                // goes on until the buffer is full or the text ends
            }
        }
        return Arrays.copyOf(start.array(), start.position());
    }

    /** The beginning, unless it is plain ASCII: then what begins with the first byte that is not. */
    private static byte[] telling(MediaSource source, byte[] head) throws IOException {
        if (firstOther(head) < head.length || TextCharset.hasControls(new String(head, StandardCharsets.US_ASCII))) {
            return head;
        }
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        try (SeekableByteChannel channel = source.open()) {
            for (long at = 0; channel.read(bytes.clear()) >= 0; at += bytes.position()) {
                int other = firstOther(Arrays.copyOf(bytes.array(), bytes.position()));
                if (other < bytes.position()) {
                    return part(source, at + other);
                }
            }
        }
        return head;
    }

    private static int firstOther(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private static Optional<Charset> firstValid(MediaSource source, Iterable<Charset> candidates) throws IOException {
        for (Charset candidate : candidates) {
            if (decodes(source, candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Whether all but few of the characters that are not ASCII are some of the charset. */
    private static boolean mostlyDecodes(MediaSource source, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer characters = CharBuffer.allocate(2 * CHUNK);
        long others = 0;
        long damaged = 0;
        try (SeekableByteChannel channel = source.open()) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                decoder.decode(bytes.flip(), characters.clear(), end);
                bytes.compact();
                characters.flip();
                others += characters
                        .chars()
                        .filter(character -> character >= 0x80)
                        .count();
                damaged += characters
                        .chars()
                        .filter(character -> character == 0xFFFD)
                        .count();
            }
        }
        return damaged * FEW <= others;
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
