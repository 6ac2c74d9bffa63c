package com.encord.sdk.media.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.MemorySource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextInfoTest {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 65_535, 65_536, 200_001})
    void charactersMayLieAcrossTheBlocksThatAreRead(int before) {
        String text = "a".repeat(before) + "\u00e4\u20ac\ud83d\ude00".repeat(40_000);
        assertEquals(found(StandardCharsets.UTF_8), read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsNotUtf8IsWestern() {
        assertEquals(found(WESTERN), read("Stra\u00dfe, 5 \u20ac".getBytes(WESTERN)));
    }

    @Test
    void byteOrderMarksCount() {
        assertEquals(
                new TextInfo(StandardCharsets.UTF_16BE, true, Optional.empty(), true),
                read("\ufeffh\u00e9llo".getBytes(StandardCharsets.UTF_16BE)));
        assertEquals(
                new TextInfo(StandardCharsets.UTF_16LE, true, Optional.empty(), true),
                read("\ufeffh\u00e9llo".getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(
                new TextInfo(StandardCharsets.UTF_8, true, Optional.empty(), true),
                read("\ufeffh\u00e9llo".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void wideTextWithoutAMarkIsKnownByItsZeros() {
        String text = "na\u00efve caf\u00e9, \u65e5\u672c\n";
        assertEquals(
                new TextInfo(StandardCharsets.UTF_16LE, false, Optional.empty(), true),
                read(text.getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(
                new TextInfo(StandardCharsets.UTF_16BE, false, Optional.empty(), true),
                read(text.getBytes(StandardCharsets.UTF_16BE)));
    }

    @Test
    void cutCharacterMakesMarkedTextInvalid() {
        byte[] text = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', (byte) 0xc3};
        assertEquals(new TextInfo(StandardCharsets.UTF_8, true, Optional.empty(), false), read(text));
    }

    @Test
    void fewDamagedCharactersLeaveUtf8WhatItIs() {
        byte[] text = "Машина стоит у пешеходного перехода.Я".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(text, text.length - 1);
        assertEquals(new TextInfo(StandardCharsets.UTF_8, false, Optional.empty(), false), read(cut));
    }

    /** Sentences of a kind that each character set was made for. */
    @ParameterizedTest
    @CsvSource({
        "Shift_JIS,これは日本語のテキストです。文字コードの判定を試します。",
        "EUC-JP,これは日本語のテキストです。カタカナと漢字。",
        "ISO-2022-JP,これは日本語のテキストです。",
        "GB18030,这是一个中文文本文件，用来测试字符编码的识别。",
        "Big5,這是一個中文文字檔，用來測試字元編碼的識別。",
        "EUC-KR,이것은 한국어 텍스트 파일입니다. 문자 인코딩을 시험합니다.",
        "windows-1251,'Это русский текст, чтобы проверить кодировку символов.'",
        "KOI8-R,'Это русский текст, чтобы проверить кодировку символов.'",
        "IBM866,'Это русский текст, чтобы проверить кодировку символов.'",
        "windows-1253,Αυτό είναι ένα ελληνικό κείμενο για δοκιμή.",
        "windows-1255,זהו טקסט בעברית לבדיקת קידוד.",
        "windows-1256,هذا نص عربي لاختبار الترميز.",
        "x-windows-874,นี่คือข้อความภาษาไทยสำหรับทดสอบ",
        "UTF-16LE,これは日本語のテキストです。",
        "UTF-16BE,'Это русский текст, чтобы проверить.'",
        "UTF-32LE,plain words",
        "UTF-32BE,이것은 한국어 텍스트 파일입니다."
    })
    void lettersTellTheCharacterSet(String charset, String sentence) {
        byte[] text = ("name;value\n" + sentence.repeat(3) + "\n").getBytes(Charset.forName(charset));
        assertEquals(found(Charset.forName(charset)), read(text));
    }

    /** Capitals of one set are small letters of another, so that only how often they occur tells. */
    @ParameterizedTest
    @CsvSource({
        "windows-1251,'Внимание! Перед началом работы внимательно прочитайте инструкцию.'",
        "KOI8-R,'Внимание! Перед началом работы внимательно прочитайте инструкцию.'",
        "IBM866,'Внимание! Перед началом работы внимательно прочитайте инструкцию.'",
        "ISO-8859-5,'Внимание! Перед началом работы внимательно прочитайте инструкцию.'",
        "windows-1251,'Република България, Министерство на здравеопазването'",
        "windows-1253,Η υπηρεσία ανακοινώνει τα αποτελέσματα των εξετάσεων για το έτος"
    })
    void aTextInCapitalsIsKnownToo(String charset, String sentence) {
        Charset set = Charset.forName(charset);
        assertEquals(
                found(set), read(sentence.repeat(3).toUpperCase(Locale.ROOT).getBytes(set)));
        assertEquals(
                found(set), read(sentence.repeat(3).toLowerCase(Locale.ROOT).getBytes(set)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "El niño comió ñoquis en la montaña. ¿Qué tal? ¡Olé!",
                "Temperature 25 °C ± 0.5, §12, © 2024, 5 €",
                "£10 “quotes” – dash … ™",
                "São Paulo; João; coração; ações; não"
            })
    void signsAndAccentsDoNotMakeAnotherAlphabet(String sentence) {
        assertEquals(found(WESTERN), read(sentence.repeat(20).getBytes(WESTERN)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<?xml version='1.0' encoding='ISO-8859-2'?><a>żółć</a>|ISO-8859-2",
                "<html><meta charset=windows-1250><p>żółć|windows-1250",
                "<html><META http-equiv=Content-Type content=\"text/html; charset=windows-1254\"><p>ğüş|windows-1254"
            })
    void declarationCountsWhereBytesDoNotTell(String text, String charset) {
        Charset expected = Charset.forName(charset);
        assertEquals(new TextInfo(expected, false, Optional.of(expected), true), read(text.getBytes(expected)));
    }

    @Test
    void falseDeclarationIsTold() {
        TextInfo info = read("<meta charset=shift_jis><p>Grüße".getBytes(StandardCharsets.UTF_8));
        assertEquals(StandardCharsets.UTF_8, info.charset());
        assertEquals(Optional.of(Charset.forName("windows-31j")), info.declared());
        assertEquals(
                found(StandardCharsets.UTF_8),
                read("<meta charset=shift_jis><p>plain".getBytes(StandardCharsets.UTF_8)));
    }

    /** What browsers, which follow HTML Living Standard 13.2.3.2, do not take for a declaration either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Encodings \u2013 \u00fcberall\nOld pages wrote `<meta charset=\"iso-8859-1\">` in the head.\n",
                "<html><!-- <meta charset=iso-8859-1> --><p>\u00fcberall",
                "<!-- <meta charset=iso-8859-1>\n--><html><p>\u00fcberall",
                "<html><meta name=description content=\"about charset=iso-8859-1\"><p>\u00fcberall",
                "<html><meta http-equiv=refresh content='1; charset=iso-8859-1'><p>\u00fcberall",
                "see <?xml version='1.0' encoding='iso-8859-1'?> \u00fcberall"
            })
    void mentionIsNoDeclaration(String text) {
        assertEquals(found(StandardCharsets.UTF_8), read(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Names of the left mean the sets of the right (Encoding Standard 4.2, 12.2, 13.1). */
    @ParameterizedTest
    @CsvSource({"big5,Big5-HKSCS,\u4f62\u54cb\u35ce", "euc-jp,x-eucJP-Open,\u2460\u9ad9", "gb2312,GB18030,\u9555"})
    void namesPromiseLessThanTextsHold(String name, String set, String characters) {
        Charset charset = Charset.forName(set);
        String text = "<meta charset=" + name + "><p>" + characters;
        assertEquals(new TextInfo(charset, false, Optional.of(charset), true), read(text.getBytes(charset)));
    }

    @Test
    void declarationIsTrueAlthoughAFewBytesAreNoCharacters() {
        Charset charset = Charset.forName("windows-31j");
        byte[] text = ("<meta charset=shift_jis><p>" + "\u65e5\u672c\u8a9e".repeat(20) + "#").getBytes(charset);
        text[text.length - 1] = (byte) 0xFF;
        assertEquals(new TextInfo(charset, false, Optional.of(charset), false), read(text));
    }

    private static TextInfo found(Charset charset) {
        return new TextInfo(charset, false, Optional.empty(), true);
    }

    private static TextInfo read(byte[] bytes) {
        return TextInfo.read(new MemorySource("a.txt", bytes));
    }
}
