package com.encord.sdk.media.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables and colours as the standard defines them; expected values are worked out by hand from its text. */
class LookupTablesTest {
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final int DESCRIPTOR = Tag.RED_PALETTE_DESCRIPTOR;
    private static final int SEGMENTS = Tag.SEGMENTED_RED_PALETTE_DATA;

    /** PS3.3 C.7.9.2: three values, five on the line to 80, and the same two segments again from the start. */
    private static final int[] EXPANDED = {10, 20, 30, 40, 50, 60, 70, 80, 10, 20, 30, 40, 50, 60, 70, 80};

    private static byte[] words(int... words) {
        var bytes = DicomFixture.little(2 * words.length);
        for (int word : words) {
            bytes.putShort((short) word);
        }
        return bytes.array();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static int[] expanded(int bits, byte[] segments) {
        byte[] file = DicomFixture.explicit()
                .bytes(DESCRIPTOR, "US", words(EXPANDED.length, 0, bits))
                .bytes(SEGMENTS, "OW", segments)
                .file();
        DicomDataset dataset =
                DicomReader.standard().read(new MemorySource("table.dcm", file)).dataset();
        LookupTable table =
                SegmentedTable.of(dataset, DESCRIPTOR, SEGMENTS, false).orElseThrow();
        return IntStream.range(0, EXPANDED.length).map(table::at).toArray();
    }

    @Test
    void segmentsOfWordsExpand() {
        assertArrayEquals(EXPANDED, expanded(16, words(0, 3, 10, 20, 30, 1, 5, 80, 2, 2, 0, 0)));
    }

    @Test
    void segmentsOfBytesExpand() {
        assertArrayEquals(EXPANDED, expanded(8, bytes(0, 3, 10, 20, 30, 1, 5, 80, 2, 2, 0, 0, 0, 0)));
    }

    @Test
    void anIndirectSegmentCountsBytesFromTheStart() {
        int[] twice = {10, 20, 30, 40, 50, 60, 70, 80, 5, 9, 5, 9, 5, 9, 5, 9};
        byte[] segments = words(0, 3, 10, 20, 30, 1, 5, 80, 0, 2, 5, 9, 2, 1, 16, 0, 2, 1, 16, 0, 2, 1, 16, 0);
        assertArrayEquals(twice, expanded(16, segments));
    }

    @Test
    void valuesGoThroughTheModalitysTableAndKeepToItsEnds() {
        DicomFixture item = DicomFixture.explicit()
                .bytes(Tag.LUT_DESCRIPTOR, "SS", words(3, -1, 16))
                .text(0x00283004, "LO", "US")
                .bytes(Tag.LUT_DATA, "OW", words(100, 500, 60_000));
        byte[] file = DicomFixture.explicit()
                .word(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
                .word(Tag.ROWS, 1)
                .word(Tag.COLUMNS, 5)
                .word(Tag.BITS_ALLOCATED, 16)
                .word(Tag.PIXEL_REPRESENTATION, 1)
                .head(Tag.MODALITY_LUT_SEQUENCE, "SQ", -1)
                .head(DicomFixture.ITEM, "", item.body().length)
                .raw(item.body())
                .head(DicomFixture.END_OF_SEQUENCE, "", 0)
                .bytes(Tag.PIXEL_DATA, "OW", words(-900, -1, 0, 1, 900))
                .file();
        try (DicomImage image = DicomImage.open(DicomReader.standard().read(new MemorySource("lut.dcm", file)))) {
            assertArrayEquals(
                    new float[] {100, 100, 500, 60_000, 60_000},
                    DicomRenderer.of(image).values(0));
        }
    }

    private static DicomFixture implicit(DicomFixture file, int sequence, int[] descriptor, int[] data) {
        byte[] item = new DicomFixture(IMPLICIT)
                .implicit(Tag.LUT_DESCRIPTOR, words(descriptor))
                .implicit(Tag.LUT_DATA, words(data))
                .body();
        return file.head(sequence, "", 8 + item.length)
                .head(DicomFixture.ITEM, "", item.length)
                .raw(item);
    }

    @Test
    void whatComesOutOfTheModalitysTableIsUnsignedWhateverThePixelsAre() {
        DicomFixture picture = new DicomFixture(IMPLICIT)
                .implicit(Tag.SAMPLES_PER_PIXEL, words(1))
                .implicit(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2 ".getBytes(StandardCharsets.US_ASCII))
                .implicit(Tag.ROWS, words(1))
                .implicit(Tag.COLUMNS, words(4))
                .implicit(Tag.BITS_ALLOCATED, words(16))
                .implicit(Tag.PIXEL_REPRESENTATION, words(1));
        implicit(picture, Tag.MODALITY_LUT_SEQUENCE, new int[] {4, -2, 16}, new int[] {0, 39_999, 40_000, 50_000});
        implicit(picture, Tag.VOI_LUT_SEQUENCE, new int[] {3, 39_999, 8}, new int[] {10, 20, 250});
        byte[] file = picture.implicit(Tag.PIXEL_DATA, words(-2, -1, 0, 1)).file();
        try (DicomImage image = DicomImage.open(DicomReader.standard().read(new MemorySource("lut.dcm", file)))) {
            int[] shades = DicomRenderer.of(image).render(0).getRaster().getPixels(0, 0, 4, 1, (int[]) null);
            assertArrayEquals(new int[] {10, 10, 20, 250}, shades);
        }
    }

    @Test
    void segmentedTablesOfSignedPixelsStartBelowZero() {
        byte[] file = DicomFixture.explicit()
                .bytes(DESCRIPTOR, "SS", words(3, -2, 16))
                .bytes(SEGMENTS, "OW", words(0, 3, 10, 20, 30))
                .file();
        DicomDataset dataset =
                DicomReader.standard().read(new MemorySource("table.dcm", file)).dataset();
        LookupTable table =
                SegmentedTable.of(dataset, DESCRIPTOR, SEGMENTS, true).orElseThrow();
        assertArrayEquals(
                new int[] {10, 20, 30}, IntStream.of(-2, -1, 0).map(table::at).toArray());
    }

    @Test
    void partialRangeColoursAreThoseOfDigitalTelevision() {
        // ITU-R BT.601: black, white and the fully saturated colours in 8 bits
        assertEquals(0x000000, YbrColor.PARTIAL.toRgb(16, 128, 128));
        assertEquals(0xFFFFFF, YbrColor.PARTIAL.toRgb(235, 128, 128));
        assertNear(0xFF0000, YbrColor.PARTIAL.toRgb(81, 90, 240));
        assertNear(0x00FF00, YbrColor.PARTIAL.toRgb(145, 54, 34));
        assertNear(0x0000FF, YbrColor.PARTIAL.toRgb(41, 240, 110));
    }

    @Test
    void fullRangeColoursAreThoseOfJpeg() {
        assertEquals(0x000000, YbrColor.FULL.toRgb(0, 128, 128));
        assertEquals(0xFFFFFF, YbrColor.FULL.toRgb(255, 128, 128));
        assertNear(0xFF0000, YbrColor.FULL.toRgb(76, 85, 255));
        assertNear(0x0000FF, YbrColor.FULL.toRgb(29, 255, 107));
    }

    private static void assertNear(int expected, int actual) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (expected >> shift & 0xFF) - (actual >> shift & 0xFF);
            assertTrue(Math.abs(difference) <= 2, () -> "%06X instead of %06X".formatted(actual, expected));
        }
    }
}
