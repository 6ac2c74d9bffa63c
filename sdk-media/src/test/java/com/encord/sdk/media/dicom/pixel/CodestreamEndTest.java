package com.encord.sdk.media.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Where compressed pictures end, by their marker and not by the fragment's length. */
class CodestreamEndTest {
    @Test
    void rubbishBehindTheEndOfACodestreamDoesNotMatterAndAMissingEndDoes() throws IOException {
        BufferedImage ramp = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            ramp.getRaster().setSample(i % 16, i / 16, 0, i);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(ramp, "jpeg", jpeg);
        byte[] clean = jpeg.toByteArray();
        byte[] trailed = Arrays.copyOf(clean, clean.length + 7);
        trailed[clean.length] = ' ';
        trailed[clean.length + 5] = (byte) 0xA2;
        byte[] cut = Arrays.copyOf(clean, clean.length - 3);
        assertEquals(frame(clean).pixels(), frame(trailed).pixels());
        assertThrows(CorruptMediaException.class, () -> frame(cut));
    }

    private static DicomFrame frame(byte[] jpeg) {
        byte[] even = Arrays.copyOf(jpeg, jpeg.length + jpeg.length % 2);
        byte[] file = new DicomFixture("1.2.840.10008.1.2.4.50")
                .word(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
                .word(Tag.ROWS, 16)
                .word(Tag.COLUMNS, 16)
                .word(Tag.BITS_ALLOCATED, 8)
                .head(Tag.PIXEL_DATA, "OB", -1)
                .head(DicomFixture.ITEM, "", 0)
                .head(DicomFixture.ITEM, "", even.length)
                .raw(even)
                .head(DicomFixture.END_OF_SEQUENCE, "", 0)
                .file();
        try (DicomImage image = DicomImage.open(DicomReader.standard().read(new MemorySource("made.dcm", file)))) {
            return image.frame(0);
        }
    }
}
