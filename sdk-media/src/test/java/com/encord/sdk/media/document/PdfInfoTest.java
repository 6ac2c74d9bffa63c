package com.encord.sdk.media.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.Mutations;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfInfoTest {
    @Test
    void pagesAreCountedThroughAClassicTable() {
        PdfInfo info = read(classic(""));
        assertEquals("1.4", info.version());
        assertEquals(OptionalInt.of(3), info.pages());
        assertFalse(info.encrypted());
        assertFalse(info.truncated());
        assertTrue(info.damage().isEmpty());
    }

    @Test
    void pagesAreCountedThroughCompressedObjectsAndTables() {
        PdfInfo info = read(compressed());
        assertEquals("1.5", info.version());
        assertEquals(OptionalInt.of(7), info.pages());
    }

    @Test
    void rubbishBeforeTheHeaderMovesEveryOffset() {
        byte[] pdf = classic("");
        byte[] moved = new byte[pdf.length + 11];
        Arrays.fill(moved, (byte) 'x');
        System.arraycopy(pdf, 0, moved, 11, pdf.length);
        assertEquals(OptionalInt.of(3), read(moved).pages());
    }

    @Test
    void laterUpdateReplacesThePageTree() {
        Builder pdf = new Builder(new String(classic(""), StandardCharsets.ISO_8859_1));
        int previous = pdf.text.indexOf("xref\n");
        int pages = pdf.length();
        pdf.add("2 0 obj\n<< /Type /Pages /Kids [] /Count 4 >>\nendobj\n");
        int table = pdf.length();
        pdf.add("xref\n2 1\n" + entry(pages) + "trailer\n<< /Size 3 /Root 1 0 R /Prev " + previous + " >>\nstartxref\n"
                + table + "\n%%EOF\n");
        assertEquals(OptionalInt.of(4), read(pdf.bytes()).pages());
    }

    @Test
    void encryptionIsSeen() {
        PdfInfo info = read(classic(" /Encrypt <</Filter/Company.Vault>>"));
        assertTrue(info.encrypted());
        assertTrue(info.locked());
        assertEquals(OptionalInt.of(3), info.pages());
    }

    /** As qpdf 11 and pypdf 6 open them. */
    @ParameterizedTest
    @ValueSource(strings = {"rc4-40", "rc4-128", "aes-128", "aes-128-plain-metadata", "aes-256-r5", "aes-256"})
    void pagesBehindAnEmptyPasswordAreCounted(String name) throws IOException {
        PdfInfo info = read(encrypted(name));
        assertTrue(info.encrypted());
        assertFalse(info.locked());
        assertEquals(OptionalInt.of(2), info.pages());
        assertTrue(info.damage().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked-rc4-128", "locked-aes-256"})
    void passwordIsToldApartFromProtection(String name) throws IOException {
        PdfInfo info = read(encrypted(name));
        assertTrue(info.locked());
        assertEquals(OptionalInt.empty(), info.pages());
        assertTrue(info.damage().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rc4-128", "aes-256"})
    void pagesInObjectStreamsAreFoundWithoutTables(String name) throws IOException {
        PdfInfo info = read(withoutTable(encrypted(name)));
        assertEquals(OptionalInt.of(2), info.pages());
        assertTrue(info.damage().isPresent());
        assertFalse(info.truncated());
    }

    /** Its page tree has no leaves, and what it claims is not believed once the tables are lost. */
    @Test
    void claimedPagesThatAreNotThereAreNotFoundWithoutTables() {
        PdfInfo info = read(withoutTable(compressed()));
        assertEquals(OptionalInt.empty(), info.pages());
        assertTrue(info.damage().isPresent());
        assertFalse(info.truncated());
    }

    /** Poppler 22, MuPDF 1.21, qpdf 11 and pypdf 6 find all pages of each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "startxref\\n|startxref\\n9",
                "%PDF-1.4\\n|%PDF-1.4\\n% a line more\\n",
                "\\n|\\r\\n",
                "xref\\n0|xraf\\n0",
                "/Root 1 0 R|/Root 77 0 R",
                "startxref|",
                "%%EOF\\n|%%EOF\\n<html>an error of the server</html>",
            })
    void pagesAreFoundWithoutTables(String part, String damaged) {
        String pdf = text(pages(3));
        String now = damaged == null ? "" : unescaped(damaged);
        PdfInfo info = read(bytes(pdf.replace(unescaped(part), now)));
        assertEquals(OptionalInt.of(3), info.pages());
        assertFalse(info.truncated());
    }

    @Test
    void lastObjectOfANumberCountsWithoutTables() {
        String pdf = text(pages(3));
        String update = "2 0 obj\n<< /Type /Pages /Kids [3 0 R 5 0 R 5 0 R 2 0 R 99 0 R] >>\nendobj\n";
        PdfInfo info = read(bytes(pdf + update + "trailer << /Root 1 0 R >>\nstartxref\n1\n%%EOF\n"));
        assertEquals(OptionalInt.of(2), info.pages(), "each page once, no circles, none that is missing");
    }

    /** Without a limit these streams would unpack to 32 GB. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void objectStreamsThatUnpackWithoutEndAreLeft() {
        byte[] zeros = deflate(new byte[(1 << 25) - 1]);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(bytes("%PDF-1.5\n"));
        for (int i = 1; i <= 1000; i++) {
            pdf.writeBytes(bytes(i + " 0 obj\n<< /Type /ObjStm /N 9 /First 9 /Filter /FlateDecode /Length "
                    + zeros.length + " >>\nstream\n"));
            pdf.writeBytes(zeros);
            pdf.writeBytes(bytes("\nendstream\nendobj\n"));
        }
        pdf.writeBytes(bytes("startxref\n1\n%%EOF\n"));
        assertEquals(OptionalInt.empty(), read(pdf.toByteArray()).pages());
    }

    @Test
    void rowsOfATableMayEndWithOneByte() {
        PdfInfo info = read(bytes(text(pages(4)).replace(" \n", "\n")));
        assertEquals(OptionalInt.of(4), info.pages());
        assertTrue(info.damage().isEmpty(), info::toString);
    }

    @Test
    void pagesAreCountedWhereTheTreeDoesNotSay() {
        PdfInfo info = read(bytes(text(pages(4)).replace("/Count 4", "/Cuont 4")));
        assertEquals(OptionalInt.of(4), info.pages());
        assertTrue(info.damage().orElseThrow().contains("how many pages"));
    }

    @Test
    void missingEndIsTruncation() {
        byte[] pdf = Arrays.copyOf(classic(""), 120);
        PdfInfo info = read(pdf);
        assertTrue(info.truncated());
        assertEquals(OptionalInt.empty(), info.pages());
        assertTrue(info.damage().isPresent());
    }

    @Test
    void tableThatPointsElsewhereIsDamage() {
        String pdf = new String(classic(""), StandardCharsets.ISO_8859_1).replaceFirst("%PDF-1.4\n", "%PDF-1.4\n\n\n");
        PdfInfo info = read(pdf.getBytes(StandardCharsets.ISO_8859_1));
        assertFalse(info.truncated());
        assertTrue(info.damage().isPresent());
    }

    @Test
    void textIsNoPdf() {
        assertThrows(UnreadableMediaException.class, () -> read("hello".getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "pages", "compressed", "rc4-128", "aes-256"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void damagedPdfsAreReadPolitely(String kind) throws IOException {
        byte[] original =
                switch (kind) {
                    case "classic" -> classic("");
                    case "pages" -> pages(5);
                    case "compressed" -> compressed();
                    default -> encrypted(kind);
                };
        Mutations mutations = new Mutations(11);
        // each key of AES-256 takes a thousand blocks
        int rounds = kind.equals("aes-256") ? 300 : 3_000;
        int counted = 0;
        for (int i = 0; i < rounds; i++) {
            try {
                counted += read(mutations.of(original, original.length)).pages().isPresent() ? 1 : 0;
            } catch (MediaException e) {
                // refused politely
            }
        }
        assertTrue(counted > 0, "no mutation could be read: the test tests nothing");
    }

    private static byte[] withoutTable(byte[] original) {
        String pdf = text(original);
        return bytes(pdf.substring(0, pdf.lastIndexOf("startxref")) + "startxref\n99999\n%%EOF");
    }

    private static byte[] encrypted(String name) throws IOException {
        Properties documents = new Properties();
        try (InputStream in = PdfInfoTest.class.getResourceAsStream("encrypted-documents.properties")) {
            documents.load(in);
        }
        return Base64.getDecoder().decode(documents.getProperty(name));
    }

    private static byte[] pages(int count) {
        Builder pdf = new Builder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 " + (count + 3) + "\n0000000000 65535 f \n");
        table.append(entry(pdf.length()));
        pdf.add("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        table.append(entry(pdf.length()));
        pdf.add("2 0 obj\n<< /Type /Pages /Count " + count + " /Kids [");
        for (int i = 0; i < count; i++) {
            pdf.add(" " + (i + 3) + " 0 R");
        }
        pdf.add("] >>\nendobj\n");
        for (int i = 0; i < count; i++) {
            table.append(entry(pdf.length()));
            pdf.add((i + 3) + " 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n");
        }
        int start = pdf.length();
        pdf.add(table + "trailer\n<< /Size " + (count + 3) + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
        return pdf.bytes();
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }

    private static String text(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String pdf) {
        return pdf.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static PdfInfo read(byte[] pdf) {
        return PdfInfo.read(new MemorySource("a.pdf", pdf));
    }

    private static String entry(int offset) {
        return "%010d 00000 n \n".formatted(offset);
    }

    private static byte[] classic(String trailer) {
        Builder pdf = new Builder("%PDF-1.4\n");
        int catalogue = pdf.length();
        pdf.add("1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Title (a \\) (nested) title) >>\nendobj\n");
        int pages = pdf.length();
        pdf.add("2 0 obj\n<< /Type /Pages /Kids [] /Count 3 0 R >>\nendobj\n");
        int count = pdf.length();
        pdf.add("3 0 obj 3 endobj\n");
        int table = pdf.length();
        pdf.add("xref\n0 4\n0000000000 65535 f \n" + entry(catalogue) + entry(pages) + entry(count));
        pdf.add("trailer\n<< /Size 4 /Root 1 0 R" + trailer + " >>\nstartxref\n" + table + "\n%%EOF\n");
        return pdf.bytes();
    }

    /** Catalogue and page tree inside an object stream, the table a stream with PNG prediction "up". */
    private static byte[] compressed() {
        Builder pdf = new Builder("%PDF-1.5\n");
        String one = "<< /Type /Catalog /Pages 2 0 R >>";
        String two = "<< /Type /Pages /Kids [] /Count 7 >>";
        String index = "1 0 2 " + one.length() + " ";
        byte[] packed = deflate((index + one + two).getBytes(StandardCharsets.US_ASCII));
        int container = pdf.length();
        pdf.add("4 0 obj\n<< /Type /ObjStm /N 2 /First " + index.length() + " /Filter /FlateDecode /Length "
                + packed.length + " >>\nstream\n");
        pdf.add(packed);
        pdf.add("\nendstream\nendobj\n");
        int table = pdf.length();
        List<int[]> rows = new ArrayList<>(List.of(
                new int[] {0, 0, 0},
                new int[] {2, 4, 0},
                new int[] {2, 4, 1},
                new int[] {0, 0, 0},
                new int[] {1, container, 0},
                new int[] {1, table, 0}));
        ByteArrayOutputStream predicted = new ByteArrayOutputStream();
        byte[] above = new byte[4];
        for (int[] row : rows) {
            byte[] plain = {(byte) row[0], (byte) (row[1] >> 8), (byte) row[1], (byte) row[2]};
            predicted.write(2);
            for (int i = 0; i < 4; i++) {
                predicted.write(plain[i] - above[i]);
            }
            above = plain;
        }
        byte[] data = deflate(predicted.toByteArray());
        pdf.add("5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /DecodeParms"
                + " << /Predictor 12 /Columns 4 >> /Length " + data.length + " >>\nstream\r\n");
        pdf.add(data);
        pdf.add("\nendstream\nendobj\nstartxref\n" + table + "\n%%EOF");
        return pdf.bytes();
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 64];
        int count = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, count);
    }

    /** Text and bytes one after the other; one character is one byte. */
    private static final class Builder {
        private final StringBuilder text;

        Builder(String start) {
            text = new StringBuilder(start);
        }

        int length() {
            return text.length();
        }

        void add(String more) {
            text.append(more);
        }

        void add(byte[] more) {
            text.append(new String(more, StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            return text.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
