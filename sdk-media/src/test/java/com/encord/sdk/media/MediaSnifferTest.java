package com.encord.sdk.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaSnifferTest {
    /** Files that lie in a folder of the corpus but are, or may be taken for, something else. */
    private static final Map<String, MediaKind> OTHERS = Map.of(
            "gen__jpeg_renamed_a.mp4", MediaKind.IMAGE,
            "gen__text_renamed_a.mp4", MediaKind.TEXT,
            "gen__zero_byte_a.mp4", MediaKind.UNKNOWN,
            "gen__text_renamed_a.dcm", MediaKind.TEXT,
            "gen__zero_byte_a.dcm", MediaKind.UNKNOWN,
            // a byte sequence that pydicom reads only by force
            "pd__no_meta.dcm", MediaKind.UNKNOWN,
            "gen__text_renamed_a.nii", MediaKind.TEXT,
            "gen__truncated_header_a.nii", MediaKind.UNKNOWN);

    @Test
    void videosDicomAndNiftiAreRecognisedByContent() throws IOException {
        Map<String, MediaKind> kinds =
                Map.of("video", MediaKind.VIDEO, "dicom", MediaKind.DICOM, "nifti", MediaKind.NIFTI);
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, MediaKind> kind : kinds.entrySet()) {
            try (Stream<Path> files = Files.list(Corpus.file(kind.getKey()))) {
                for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                    String name = file.getFileName().toString();
                    // the data halves of pairs are nothing but numbers
                    MediaKind expected =
                            name.endsWith(".img") ? MediaKind.UNKNOWN : OTHERS.getOrDefault(name, kind.getValue());
                    MediaKind found = MediaSniffer.sniff(file).kind();
                    if (found != expected) {
                        differences.add(name + ": " + found);
                    }
                }
            }
        }
        assertEquals(List.of(), differences);
    }

    @Test
    void containersWithSoundAloneAreAudio() throws IOException {
        Set<String> extensions = Set.of("mp4", "m4a", "mka", "webm", "mkv", "mp3", "wav", "flac", "ogg", "opus", "3gp");
        List<String> differences = new ArrayList<>();
        try (Stream<Path> files = Files.list(Corpus.file("audio"))) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = file.getFileName().toString();
                boolean damaged = name.startsWith("mde__") || name.contains("renamed") || name.contains("trimmed");
                if (!damaged
                        && extensions.contains(name.substring(name.lastIndexOf('.') + 1))
                        && MediaSniffer.sniff(file).kind() != MediaKind.AUDIO) {
                    differences.add(name + ": " + MediaSniffer.sniff(file));
                }
            }
        }
        assertEquals(List.of(), differences);
    }

    @Test
    void picturesAreRecognisedWhateverTheyAreCalled() {
        Map<String, String> types = Map.of(
                "image/gen__lossy_a.webp", "image/webp",
                "image/gen__animated_a.gif", "image/gif",
                "image/gen__rgb24_a.bmp", "image/bmp",
                "image/gen__bilevel_g4_a.tif", "image/tiff",
                "image/ax__heif-sample_still_photo.heic", "image/heic",
                "image/avif__avif-blue-and-magenta-crop.avif", "image/avif",
                "video/gen__jpeg_renamed_a.mp4", "image/jpeg");
        types.forEach((file, type) ->
                assertEquals(new SniffedMedia(MediaKind.IMAGE, type), MediaSniffer.sniff(Corpus.file(file)), file));
    }

    @Test
    void textIsToldApartByHowItStarts() {
        assertEquals("text/html", text("<!DOCTYPE html><html></html>", "x"));
        assertEquals("application/json", text(" {\"a\": 1}", "x"));
        assertEquals("application/json", text("[1, 2]", "x"));
        assertEquals("application/xml", text("<?xml version=\"1.0\"?><a/>", "x"));
        assertEquals("text/csv", text("a,b\n1,2\n", "x.csv"));
        assertEquals("text/markdown", text("# Title\n", "x.md"));
        assertEquals("text/plain", text("[section]\nkey=value\n", "x.ini"));
    }

    @Test
    void textIsTextInEveryUsualCharacterSet() {
        String text = "Größe: 12 µm, «déjà vu» and plain words to go with it\n".repeat(400);
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16,
                StandardCharsets.ISO_8859_1,
                Charset.forName("windows-1252"))) {
            assertEquals(MediaKind.TEXT, sniff(text.getBytes(charset), "x").kind(), charset.name());
        }
        // the head of 16 KB ends inside a character
        assertEquals(
                MediaKind.TEXT,
                sniff(("a" + "ü".repeat(20_000)).getBytes(StandardCharsets.UTF_8), "x")
                        .kind());
    }

    @Test
    void pdfMayStartWithRubbish() {
        assertEquals(
                new SniffedMedia(MediaKind.PDF, "application/pdf"),
                sniff("\0\0junk%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1), "x"));
    }

    @Test
    void niftiIsRecognisedZippedAndInEitherByteOrder() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            ByteBuffer header = ByteBuffer.allocate(400).order(order).putInt(0, 348);
            header.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
            assertEquals(MediaKind.NIFTI, sniff(header.array(), "x").kind());
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(header.array());
            }
            assertEquals(MediaKind.NIFTI, sniff(zipped.toByteArray(), "x").kind());
        }
    }

    @Test
    void noiseAndNothingAreUnknown() {
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        assertEquals(SniffedMedia.UNKNOWN, sniff(noise, "x.mp4"));
        assertEquals(SniffedMedia.UNKNOWN, sniff(new byte[0], "x.mp4"));
    }

    private static String text(String text, String name) {
        return sniff(text.getBytes(StandardCharsets.UTF_8), name).mimeType();
    }

    private static SniffedMedia sniff(byte[] bytes, String name) {
        return MediaSniffer.sniff(new MemorySource(name, bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-16LE", "UTF-16BE", "windows-1251", "EUC-JP", "EUC-KR", "GB18030", "Shift_JIS", "KOI8-R"})
    void textInAnyCharacterSetIsTextIfNamedSo(String charset) {
        String text = charset.contains("125") || charset.startsWith("KOI")
                ? "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440.\n"
                : "\u65e5\u672c, plain letters\n";
        byte[] bytes = text.repeat(50).getBytes(Charset.forName(charset));
        assertEquals(
                MediaKind.TEXT,
                MediaSniffer.sniff(new MemorySource("a.txt", bytes)).kind());
        byte[] binary = bytes.clone();
        binary[10] = 0;
        binary[11] = 0;
        assertEquals(
                MediaKind.UNKNOWN,
                MediaSniffer.sniff(new MemorySource("a.txt", binary)).kind());
    }
}
