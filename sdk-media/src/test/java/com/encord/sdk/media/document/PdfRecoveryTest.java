package com.encord.sdk.media.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PDFs that are damaged in one place, unusual or malicious; how many pages each has is plain to see. */
class PdfRecoveryTest {
    private static final String TREE = "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
            + "2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>> endobj\n"
            + "3 0 obj <</Type/Page/Parent 2 0 R>> endobj\n4 0 obj <</Type/Page/Parent 2 0 R>> endobj\n";
    private static final String END = "trailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

    /** 33 million bytes deflate to 32 thousand; marks that alternate made each of them unpack them again. */
    @ParameterizedTest
    @ValueSource(ints = {2, 2_000, 60_000})
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void marksOfObjectStreamsCostNoMoreThanTheirStreams(int marks) {
        byte[] packed = deflate(new byte[33_000_000]);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(bytes("%PDF-1.5\n" + "5 0 obj/ObjStm 6 0 obj/ObjStm\n".repeat(marks / 2)));
        for (int number = 5; number <= 6; number++) {
            pdf.writeBytes(bytes(
                    number + " 0 obj<</Type/X/N 0/First 0/Filter/FlateDecode/Length " + packed.length + ">>stream\n"));
            pdf.writeBytes(packed);
            pdf.writeBytes(bytes("\nendstream endobj\n"));
        }
        pdf.writeBytes(bytes(TREE + END));
        PdfInfo info = read(pdf.toByteArray());
        assertTrue(info.damage().isPresent());
        assertEquals(OptionalInt.of(2), info.pages());
    }

    /** A thousand streams that claim the same 30 million bytes, packed or not. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/Filter/FlateDecode"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void streamsThatOverlapEndTheSearch(String filter) {
        StringBuilder pdf = new StringBuilder("%PDF-1.5\n");
        for (int number = 10; number < 1_010; number++) {
            pdf.append(number).append(" 0 obj<</Type/ObjStm/N 1/First 4").append(filter);
            pdf.append("/Length 30000000>>stream\n");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes(pdf.toString()));
        whole.writeBytes(filter.isEmpty() ? new byte[0] : deflate(new byte[30_000_000]));
        whole.writeBytes(new byte[31_000_000]);
        whole.writeBytes(bytes(TREE + END));
        assertTrue(read(whole.toByteArray()).damage().isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9 0 obj <</Length 99 0 R>> stream LF % trailer [[[[[[NEST LF endstream endobj|2",
                "9 0 obj <</Type/Catalog/Pages [[[[[[NEST endobj|2",
                "4 0 obj [[[[[[NEST endobj|1"
            })
    void oneDamagedObjectDoesNotHideTheOthers(String object, int pages) {
        String damaged = object.replace("NEST", "[".repeat(100)).replace("LF", "\n") + "\n";
        assertEquals(
                OptionalInt.of(pages),
                read(bytes("%PDF-1.4\n" + TREE + damaged + END)).pages());
        String noRoot = END.replace("/Root 1 0 R", "");
        assertEquals(
                OptionalInt.of(pages),
                read(bytes("%PDF-1.4\n" + TREE + damaged + noRoot)).pages());
    }

    @Test
    void catalogueInAnObjectStreamDoesNotReplaceAGoodOne() {
        String packed = "20 0 21 33 <</Type/Catalog/Pages 21 0 R  >>\n<</Type/Pages/Kids[3 0 R]/Count 1>>";
        String stream = "9 0 obj <</Type/ObjStm/N 2/First 11/Length " + packed.length() + ">> stream\n" + packed
                + "\nendstream endobj\n";
        String noRoot = END.replace("/Root 1 0 R", "");
        assertEquals(
                OptionalInt.of(2),
                read(bytes("%PDF-1.5\n" + TREE + stream + noRoot)).pages());
        String onlyPacked = TREE.substring(TREE.indexOf("3 0 obj"));
        assertEquals(
                OptionalInt.of(1),
                read(bytes("%PDF-1.5\n" + onlyPacked + stream + noRoot)).pages());
    }

    /** Stored as it is, as an attachment may be. */
    @Test
    void pdfInsideAStreamDoesNotReplaceTheOuterOne() {
        String inner = "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                + "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page>> endobj\n" + END;
        for (String lineEnd : new String[] {"\n", "\r\n"}) {
            String stream = "9 0 obj <</Type/EmbeddedFile/Length " + inner.length() + ">>\nstream" + lineEnd + inner
                    + "endstream\nendobj\n";
            assertEquals(
                    OptionalInt.of(2),
                    read(bytes("%PDF-1.4\n" + TREE + stream + END)).pages());
        }
    }

    /** Some writers put all pages into one node; its array alone has a hundred thousand bytes. */
    @ParameterizedTest
    @ValueSource(ints = {300, 12_000, 100_000})
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void pageTreeOfOneLevelIsHealthy(int pages) {
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages; i++) {
            kids.append(3 + i).append(" 0 R ");
        }
        PdfInfo info = read(whole("<</Type/Pages/Kids[" + kids + "]/Count " + pages + ">>", ""));
        assertEquals(OptionalInt.of(pages), info.pages());
        assertEquals(Optional.empty(), info.damage());
    }

    /** Neighbours in different streams made every page unpack one. */
    @ParameterizedTest
    @CsvSource({"2, 2000", "200, 20000"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void pagesThatLieInObjectStreamsByTurnsAreCountedInOneGo(int streams, int pages) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        StringBuilder kids = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            kids.append(1_000 + page).append(" 0 R ");
        }
        pdf.writeBytes(bytes("%PDF-1.5\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids["
                + kids + "]/Count " + pages + ">> endobj\n"));
        for (int stream = 0; stream < streams; stream++) {
            StringBuilder index = new StringBuilder();
            StringBuilder objects = new StringBuilder();
            for (int page = stream; page < pages; page += streams) {
                index.append(1_000 + page).append(' ').append(objects.length()).append(' ');
                objects.append("<</Type/Page/Title(").append("x".repeat(500)).append(")>> ");
            }
            byte[] packed = deflate(bytes(index.toString() + objects));
            pdf.writeBytes(bytes((100 + stream) + " 0 obj<</Type/ObjStm/Filter/FlateDecode/N " + pages / streams
                    + "/First " + index.length() + "/Length " + packed.length + ">>stream\n"));
            pdf.writeBytes(packed);
            pdf.writeBytes(bytes("\nendstream endobj\n"));
        }
        pdf.writeBytes(bytes(END));
        assertEquals(OptionalInt.of(pages), read(pdf.toByteArray()).pages());
    }

    @Test
    void charactersOfNamesMayBeNumbers() {
        PdfInfo info = read(whole("<</T#79pe/P#61ges/Kids[]/#43ount 2>>", "/Odd#/#4"));
        assertEquals(OptionalInt.of(2), info.pages());
        assertEquals(Optional.empty(), info.damage());
    }

    /** To no object, to the null object, or to none at all (7.3.10). */
    @ParameterizedTest
    @ValueSource(strings = {"null", "77 0 R", "0 0 R"})
    void entriesWithoutMeaningEqualAbsentOnes(String nothing) {
        PdfInfo info = read(whole("<</Type/Pages/Kids[]/Count 2>>", "/Prev 0/Encrypt " + nothing));
        assertEquals(OptionalInt.of(2), info.pages());
        assertEquals(Optional.empty(), info.damage());
        assertFalse(info.encrypted());
        assertFalse(info.locked());
    }

    /** The filters of ISO 32000-1 7.6.5 that decrypt nothing need no password. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/V 4/R 4/StmF/Identity/StrF/Identity",
                "/V 4/R 4/CF<</StdCF<</CFM/None>>>>/StmF/StdCF/StrF/StdCF",
                "/V 5/R 6/CF<</StdCF<</CFM/AESV3>>>>/StmF/Identity/StrF/Identity"
            })
    void filterThatChangesNothingLocksNothing(String encrypt) {
        String tree = "1 0 2 34 <</Type/Catalog/Pages 2 0 R     >> <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>";
        String stream = "9 0 obj <</Type/ObjStm/N 2/First 9/Length " + tree.length() + ">> stream\n" + tree
                + "\nendstream endobj\n";
        String pages = TREE.substring(TREE.indexOf("3 0 obj"));
        PdfInfo info = read(bytes("%PDF-1.5\n" + pages + stream
                + END.replace("/Root", "/Encrypt<</Filter/Standard" + encrypt + ">>/Root")));
        assertTrue(info.encrypted());
        assertFalse(info.locked());
        assertEquals(OptionalInt.of(2), info.pages());
    }

    private static byte[] whole(String pages, String trailer) {
        String start = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
        String body = start + "2 0 obj\n" + pages + "\nendobj\n";
        return bytes(body + "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n"
                + "%010d 00000 n \n".formatted(start.length())
                + "trailer\n<</Size 3/Root 1 0 R" + trailer + ">>\nstartxref\n" + body.length() + "\n%%EOF\n");
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length / 2 + 64];
        int count = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, count);
    }

    private static byte[] bytes(String pdf) {
        return pdf.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static PdfInfo read(byte[] pdf) {
        return PdfInfo.read(new MemorySource("a.pdf", pdf));
    }
}
