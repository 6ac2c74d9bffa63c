package com.encord.sdk.media.dicom.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.pixel.DicomImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader on files made here: what it gives, and what it refuses. */
class Dcm4cheReaderTest {
    private static final DicomReader READER = new Dcm4cheReader();
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    private static final String PATIENT_NAME = "1000 1000 504E 0400 415E4220";
    private static final String SEQUENCE_AND_ITEM = "0800 1511 5351 0000 FFFFFFFF FEFF00E0 FFFFFFFF";
    private static final String PIXELS_2_BY_1 =
            "2800 0200 5553 0200 0100 2800 0400 4353 0C00 4D4F4E4F4348524F4D453220 2800 1000 5553 0200 0100"
                    + " 2800 1100 5553 0200 0200 2800 0001 5553 0200 0800 2800 0101 5553 0200 0800"
                    + " 2800 0201 5553 0200 0700 2800 0301 5553 0200 0000 E07F 1000 4F42 0000 02000000 0A0B";

    @TempDir
    private Path folder;

    @Test
    void elementsPixelsAndTransferSyntaxAreThere() {
        DicomFile file = READER.read(part10(EXPLICIT, hex(PATIENT_NAME + PIXELS_2_BY_1)));
        assertTrue(file.hasPreamble());
        assertEquals("Explicit VR Little Endian", file.transferSyntax().name());
        assertEquals(EXPLICIT, file.fileMeta().text(Tag.TRANSFER_SYNTAX_UID).orElseThrow());
        assertEquals("A^B", file.dataset().text(Tag.PATIENT_NAME).orElseThrow());
        assertEquals(2, file.pixelElement().orElseThrow().length().orElseThrow());
        assertEquals(List.of(), file.problems());
        try (DicomImage image = DicomImage.open(file)) {
            assertEquals(
                    0x0A0B, image.frame(0).pixels().order(ByteOrder.BIG_ENDIAN).getShort());
        }
    }

    @Test
    void pixelsOfADeflatedDataSetAreReadFromMemory() {
        DicomFile file = READER.read(part10(DEFLATED, deflated(hex(PIXELS_2_BY_1))));
        try (DicomImage image = DicomImage.open(file)) {
            assertEquals(
                    0x0A0B, image.frame(0).pixels().order(ByteOrder.BIG_ENDIAN).getShort());
        }
    }

    @Test
    void aBareDataSetIsRead() {
        DicomFile file = READER.read(new MemorySource("bare.dcm", hex("0800 0500 4353 0000 " + PATIENT_NAME)));
        assertEquals("A^B", file.dataset().text(Tag.PATIENT_NAME).orElseThrow());
        assertEquals(0, file.fileMeta().size());
    }

    @Test
    void truncationIsReportedAndLeavesWhatWasThere() {
        DicomFile file = READER.read(part10(EXPLICIT, hex(PATIENT_NAME + "1000 2000 4C4F 1000 4142")));
        assertEquals("A^B", file.dataset().text(Tag.PATIENT_NAME).orElseThrow());
        assertEquals(1, file.problems().size());
        assertEquals(DicomProblem.Kind.TRUNCATED, file.problems().get(0).kind());
        assertTrue(file.problems().get(0).message().contains("(0010,0020)"), file.problems()::toString);
    }

    @Test
    void truncatedPixelDataIsReportedAndAsLongAsItIs() {
        DicomFile file = READER.read(part10(EXPLICIT, hex("E07F 1000 4F42 0000 10000000 0A0B")));
        assertEquals(2, file.pixelElement().orElseThrow().length().orElseThrow());
        assertEquals(DicomProblem.Kind.TRUNCATED, file.problems().get(0).kind());
    }

    @Test
    void itemsInheritTheCharacterSet() {
        byte[] dataset = hex("0800 0500 4353 0A00 49534F5F495220313932 0800 1511 5351 0000 FFFFFFFF FEFF00E0 FFFFFFFF"
                + "1000 1000 504E 0200 C3A9 FEFF0DE0 00000000 FEFFDDE0 00000000");
        DicomDataset file = READER.read(part10(EXPLICIT, dataset)).dataset();
        DicomDataset item = file.items(0x00081115).get(0);
        assertEquals("\u00e9", item.text(Tag.PATIENT_NAME).orElseThrow());
    }

    @Test
    void deepNestingIsRefused() {
        MemorySource source = part10(EXPLICIT, hex(SEQUENCE_AND_ITEM.repeat(100_000)));
        assertThrows(MediaLimitException.class, () -> READER.read(source));
    }

    @Test
    void aSmallFileThatInflatesToHundredsOfMegabytesIsRefused() {
        ByteArrayOutputStream dataset = new ByteArrayOutputStream();
        dataset.writeBytes(hex("0900 1110 4F42 0000 00000008"));
        dataset.writeBytes(new byte[128 << 20]);
        dataset.writeBytes(hex("0900 1210 4F42 0000 00000010"));
        MemorySource source = part10(DEFLATED, deflated(dataset.toByteArray()));
        assertTrue(source.bytes().length < 1 << 20);
        assertThrows(MediaLimitException.class, () -> READER.read(source));
    }

    @Test
    void whatIsNoDicomIsRefusedByName() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.dcm"));
        assertThrows(UnreadableMediaException.class, () -> READER.read(empty));
        assertThrows(UnreadableMediaException.class, () -> READER.read(folder.resolve("missing.dcm")));
        assertThrows(UnreadableMediaException.class, () -> READER.read(folder));
        MemorySource text =
                new MemorySource("text.dcm", "just some text".repeat(20).getBytes(StandardCharsets.UTF_8));
        UnreadableMediaException refusal = assertThrows(UnreadableMediaException.class, () -> READER.read(text));
        assertTrue(refusal.getMessage().contains("text.dcm"), refusal::getMessage);
        byte[] cut = java.util.Arrays.copyOf(part10(EXPLICIT, new byte[0]).bytes(), 150);
        assertThrows(CorruptMediaException.class, () -> READER.read(new MemorySource("cut.dcm", cut)));
    }

    private static MemorySource part10(String syntax, byte[] dataset) {
        String padded = syntax.length() % 2 == 0 ? syntax : syntax + "\0";
        ByteBuffer meta =
                ByteBuffer.allocate(128 + 4 + 12 + 8 + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
        meta.position(128).put("DICM".getBytes(StandardCharsets.US_ASCII));
        meta.put(hex("0200 0000 554C 0400")).putInt(8 + padded.length());
        meta.put(hex("0200 1000 5549")).putShort((short) padded.length());
        meta.put(padded.getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(meta.array());
        file.writeBytes(dataset);
        return new MemorySource("made.dcm", file.toByteArray());
    }

    private static byte[] deflated(byte[] dataset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED, true), 1 << 16)) {
            stream.write(dataset);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
