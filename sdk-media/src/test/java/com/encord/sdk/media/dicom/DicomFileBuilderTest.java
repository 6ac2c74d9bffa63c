package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.dicom.pixel.DicomImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader on top of another library gets for the elements that it hands over. */
class DicomFileBuilderTest {
    private static final int SEQUENCE = 0x00081115;

    private static DicomFileBuilder builder(TransferSyntax syntax, byte[] file) {
        return new DicomFileBuilder(new MemorySource("made.dcm", file), true, syntax);
    }

    @Test
    void elementsAreInOrderOfTheirTagsAndTheLastOfTwoCounts() {
        DicomFileBuilder builder = builder(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, new byte[0]);
        builder.dataset().value(Tag.PATIENT_NAME, VR.PN, text("first"));
        builder.dataset().value(Tag.MODALITY, VR.CS, text("CT"));
        builder.dataset().value(Tag.PATIENT_NAME, VR.PN, text("second"));
        assertEquals(
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"second\"}]}}",
                DicomJson.of(builder.build()));
    }

    @Test
    void itemsReadTextInTheCharacterSetOfTheDataSetAroundThem() {
        DicomFileBuilder builder = builder(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, new byte[0]);
        DicomDatasetBuilder item = builder.dataset().item(SEQUENCE);
        item.value(Tag.PATIENT_NAME, VR.PN, text("\u00e9"));
        builder.dataset().item(SEQUENCE);
        builder.dataset().value(Tag.SPECIFIC_CHARACTER_SET, VR.CS, text("ISO_IR 192"));
        List<DicomDataset> items = builder.build().dataset().items(SEQUENCE);
        assertEquals(2, items.size());
        assertEquals("\u00e9", items.get(0).text(Tag.PATIENT_NAME).orElseThrow());
    }

    @Test
    void numbersAreInTheByteOrderOfTheTransferSyntax() {
        DicomFileBuilder builder = builder(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN, new byte[0]);
        builder.fileMeta().value(0x00020000, VR.UL, new byte[] {1, 0, 0, 0});
        builder.dataset().value(Tag.ROWS, VR.US, new byte[] {1, 2});
        DicomFile file = builder.build();
        assertEquals(1, file.fileMeta().integer(0x00020000).orElseThrow());
        assertEquals(0x0102, file.dataset().integer(Tag.ROWS).orElseThrow());
    }

    @Test
    void pixelDataIsNoPartOfTheDataSetAndReadFromTheFile() {
        DicomFileBuilder builder = picture(builder(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, new byte[] {9, 9, 1, 2}));
        builder.dataset().valueInFile(Tag.PIXEL_DATA, VR.OB, 2, 2);
        DicomFile file = builder.build();
        assertTrue(file.dataset().find(Tag.PIXEL_DATA).isEmpty());
        assertTrue(file.pixelElement().orElseThrow().isBulk());
        assertEquals(0x0102, firstTwoBytes(file));
    }

    @Test
    void pixelDataOfADeflatedDataSetIsReadFromMemory() {
        DicomFileBuilder builder = picture(builder(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, new byte[0]));
        builder.dataset().value(Tag.PIXEL_DATA, VR.OB, new byte[] {1, 2});
        assertEquals(0x0102, firstTwoBytes(builder.build()));
    }

    @Test
    void fragmentsAreReadFromTheFile() {
        byte[] rle = ByteBuffer.allocate(70).put(3, (byte) 0).array();
        ByteBuffer.wrap(rle).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(64);
        System.arraycopy(new byte[] {1, 1, 2}, 0, rle, 64, 3);
        DicomFileBuilder builder = picture(builder(TransferSyntax.of(TransferSyntax.RLE_LOSSLESS), rle));
        builder.dataset().fragmentsInFile(Tag.PIXEL_DATA, VR.OB, new long[] {0, 0}, new long[] {0, rle.length});
        assertEquals(0x0102, firstTwoBytes(builder.build()));
    }

    @Test
    void unequalListsOfFragmentsAreRefused() {
        DicomDatasetBuilder dataset = builder(TransferSyntax.of(TransferSyntax.RLE_LOSSLESS), new byte[0])
                .dataset();
        assertThrows(
                IllegalArgumentException.class,
                () -> dataset.fragmentsInFile(Tag.PIXEL_DATA, VR.OB, new long[2], new long[1]));
    }

    private static DicomFileBuilder picture(DicomFileBuilder builder) {
        builder.dataset().value(Tag.SAMPLES_PER_PIXEL, VR.US, new byte[] {1, 0});
        builder.dataset().value(Tag.PHOTOMETRIC_INTERPRETATION, VR.CS, text("MONOCHROME2"));
        builder.dataset().value(Tag.ROWS, VR.US, new byte[] {1, 0});
        builder.dataset().value(Tag.COLUMNS, VR.US, new byte[] {2, 0});
        builder.dataset().value(Tag.BITS_ALLOCATED, VR.US, new byte[] {8, 0});
        builder.dataset().value(Tag.BITS_STORED, VR.US, new byte[] {8, 0});
        return builder;
    }

    private static int firstTwoBytes(DicomFile file) {
        try (DicomImage image = DicomImage.open(file)) {
            ByteBuffer pixels = image.frame(0).pixels();
            return pixels.get(0) << 8 | pixels.get(1);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
