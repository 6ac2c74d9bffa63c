package com.encord.sdk.media.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.MemorySource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextInfoTest {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 65_535, 65_536, 200_001})
    void charactersMayLieAcrossTheBlocksThatAreRead(int before) {
        String text = "a".repeat(before) + "\u00e4\u20ac\ud83d\ude00".repeat(40_000);
        assertEquals(new TextInfo(StandardCharsets.UTF_8, false, true), read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsNotUtf8IsWestern() {
        assertEquals(new TextInfo(WESTERN, false, true), read("Stra\u00dfe, 5 \u20ac".getBytes(WESTERN)));
    }

    @Test
    void byteOrderMarksCount() {
        assertEquals(
                new TextInfo(StandardCharsets.UTF_16BE, true, true),
                read("\ufeffh\u00e9llo".getBytes(StandardCharsets.UTF_16BE)));
        assertEquals(
                new TextInfo(StandardCharsets.UTF_16LE, true, true),
                read("\ufeffh\u00e9llo".getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(
                new TextInfo(StandardCharsets.UTF_8, true, true),
                read("\ufeffh\u00e9llo".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void wideTextWithoutAMarkIsKnownByItsZeros() {
        String text = "na\u00efve caf\u00e9, \u65e5\u672c\n";
        assertEquals(
                new TextInfo(StandardCharsets.UTF_16LE, false, true), read(text.getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(
                new TextInfo(StandardCharsets.UTF_16BE, false, true), read(text.getBytes(StandardCharsets.UTF_16BE)));
    }

    @Test
    void cutCharacterMakesMarkedTextInvalid() {
        byte[] text = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', (byte) 0xc3};
        assertEquals(new TextInfo(StandardCharsets.UTF_8, true, false), read(text));
    }

    private static TextInfo read(byte[] bytes) {
        return TextInfo.read(new MemorySource("a.txt", bytes));
    }
}
