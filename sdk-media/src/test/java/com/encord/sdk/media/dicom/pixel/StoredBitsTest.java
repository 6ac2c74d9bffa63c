package com.encord.sdk.media.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import org.junit.jupiter.api.Test;

/** Samples that do not fill what is allocated for them (PS3.5 8.1.1). */
class StoredBitsTest {
    private static short[] samples(int stored, int highBit, int signed, int... words) {
        var pixels = DicomFixture.little(2 * words.length);
        for (int word : words) {
            pixels.putShort((short) word);
        }
        byte[] file = DicomFixture.explicit()
                .word(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
                .word(Tag.ROWS, 1)
                .word(Tag.COLUMNS, words.length)
                .word(Tag.BITS_ALLOCATED, 16)
                .word(Tag.BITS_STORED, stored)
                .word(Tag.HIGH_BIT, highBit)
                .word(Tag.PIXEL_REPRESENTATION, signed)
                .bytes(Tag.PIXEL_DATA, "OW", pixels.array())
                .file();
        try (DicomImage image = DicomImage.open(DicomReader.standard().read(new MemorySource("bits.dcm", file)))) {
            short[] values = new short[words.length];
            image.frame(0).pixels().asShortBuffer().get(values);
            assertArrayEquals(values, image.frame(0).shorts());
            return values;
        }
    }

    @Test
    void overlaysInTheHighBitsAreNoPartOfSamples() {
        assertArrayEquals(new short[] {0x0FFF, 0x0123, 0}, samples(12, 11, 0, 0x1FFF, 0x8123, 0xF000));
    }

    @Test
    void theSignIsExtendedFromTheStoredBits() {
        assertArrayEquals(new short[] {-1, -2048, 2047, 5}, samples(12, 11, 1, 0x0FFF, 0x0800, 0x07FF, 0x1005));
    }

    @Test
    void samplesInTheHighBitsAreBroughtDown() {
        assertArrayEquals(new short[] {0x0FFF, 0x0123, 1}, samples(12, 15, 0, 0xFFF0, 0x123A, 0x001F));
        assertArrayEquals(new short[] {-1, 0x0123}, samples(12, 15, 1, 0xFFF0, 0x123A));
        assertArrayEquals(new short[] {0x03FF}, samples(10, 12, 0, 0xFFFF));
    }

    @Test
    void aHighBitThatCannotBeIsIgnored() {
        assertArrayEquals(new short[] {0x0FFF}, samples(12, 7, 0, 0x0FFF));
        assertArrayEquals(new short[] {0x0FFF}, samples(12, 99, 0, 0x0FFF));
    }
}
