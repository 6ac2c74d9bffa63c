package com.encord.sdk.media.internal.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the beginning of a text is encoded. Stateless. */
public final class TextCharset {
    static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** In percent of the bytes that are not ASCII. */
    private static final long MOST_OF_ONE_BYTE = 28;

    private TextCharset() {}

    /**
     * The character set of a byte order mark.
     *
     * @param head how the text begins, four bytes at least unless it is shorter
     * @return the character set, empty without a mark
     */
    public static Optional<Charset> ofMark(byte[] head) {
        if (startsWith(head, 0xff, 0xfe, 0, 0)) {
            return Optional.of(UTF_32LE);
        }
        if (startsWith(head, 0, 0, 0xfe, 0xff)) {
            return Optional.of(UTF_32BE);
        }
        if (startsWith(head, 0xff, 0xfe)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (startsWith(head, 0xfe, 0xff)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(head, 0xef, 0xbb, 0xbf) ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
    }

    /**
     * The character set that text without a mark most likely has, judged by its bytes: UTF-8, UTF-16 and UTF-32, those
     * of East Asia, and those with a single byte for Cyrillic, Greek, Hebrew, Arabic and Thai letters.
     *
     * @param head how the text begins; may end inside a character
     * @return the character set; empty if none makes sense, as for most Western texts of a single byte
     */
    public static Optional<Charset> ofBytes(byte[] head) {
        String utf8 = decode(head, StandardCharsets.UTF_8);
        if (utf8 != null && !hasControls(utf8)) {
            return Optional.of(EastAsianText.escapes(utf8) ? Charset.forName("ISO-2022-JP") : StandardCharsets.UTF_8);
        }
        if (hasControls(new String(head, StandardCharsets.ISO_8859_1))) {
            return WideText.guess(head);
        }
        Optional<Charset> japanese = EastAsianText.japanese(head);
        if (japanese.isPresent() || isDrawn(head)) {
            return japanese;
        }
        return EastAsianText.korean(head)
                .or(() -> OneByteText.thai(head))
                .or(() -> EastAsianText.chinese(head))
                .or(() -> OneByteText.guess(head));
    }

    /**
     * Decodes strictly.
     *
     * @param head how a text begins; may end inside a character
     * @param charset how bytes become characters
     * @return the characters, null if some bytes are none
     */
    public static @Nullable String decode(byte[] head, Charset charset) {
        CharBuffer characters = CharBuffer.allocate(head.length + 1);
        boolean failed = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                // the head may end inside a character, which is no error as long as more could follow
                .decode(ByteBuffer.wrap(head), characters, false)
                .isError();
        return failed ? null : characters.flip().toString();
    }

    /**
     * Whether there are characters that no text has.
     *
     * @param text any
     * @return true for control characters other than white space and escape
     */
    public static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' && "\t\n\r\f\u001B".indexOf(character) < 0 || character == 0x7F) {
                return true;
            }
        }
        return false;
    }

    /** Lines of boxes and rows of stars are no letters: one byte makes up much of them, as no letter of a text does. */
    private static boolean isDrawn(byte[] head) {
        int[] counts = new int[256];
        int high = 0;
        for (byte value : head) {
            if (value < 0) {
                counts[value & 0xFF]++;
                high++;
            }
        }
        return Arrays.stream(counts).max().orElse(0) * 100L > high * MOST_OF_ONE_BYTE;
    }

    private static boolean startsWith(byte[] head, int... start) {
        if (head.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((head[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
