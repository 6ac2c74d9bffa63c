package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** The header of a data set that is deflated as a whole is read without unpacking what follows it. */
class DeflatedHeaderTest {
    private static final int PIXELS = 8 << 20;

    private static byte[] deflated(DicomFixture plain) {
        Deflater deflater = new Deflater(1, true);
        byte[] body = plain.body();
        deflater.setInput(body);
        deflater.finish();
        byte[] packed = new byte[body.length + 1024];
        int size = deflater.deflate(packed);
        deflater.end();
        return new DicomFixture("1.2.840.10008.1.2.1.99")
                .raw(Arrays.copyOf(packed, size))
                .file();
    }

    private static DicomFixture header(int commentLength) {
        return DicomFixture.explicit()
                .text(Tag.MODALITY, "CS", "CT")
                .bytes(0x00204000, "UT", "x".repeat(commentLength).getBytes());
    }

    private static byte[] noise() {
        byte[] noise = new byte[PIXELS];
        new Random(4).nextBytes(noise);
        return noise;
    }

    private static DicomFile readHeader(byte[] file) {
        return DicomReader.standard().readHeader(new MemorySource("deflated.dcm", file));
    }

    @Test
    void pixelsStayPacked() {
        DicomFile file = readHeader(deflated(header(10).bytes(Tag.PIXEL_DATA, "OB", noise())));
        assertEquals("CT", file.dataset().text(Tag.MODALITY).orElseThrow());
        assertEquals(PIXELS, file.pixelElement().orElseThrow().length().orElseThrow());
        assertEquals(0, file.problems().size());
        byte[] inflated = file.inflated();
        assertTrue(inflated != null && inflated.length < 200_000, "more than the header was unpacked");
    }

    @Test
    void aHeaderLongerThanTheFirstStretchIsReadWhole() {
        DicomFile file = readHeader(deflated(header(300_000).bytes(Tag.PIXEL_DATA, "OB", noise())));
        assertEquals(
                300_000, file.dataset().find(0x00204000).orElseThrow().length().orElseThrow());
        assertEquals(0, file.problems().size());
    }

    @Test
    void aDatasetWithoutPixelsIsReadToItsEnd() {
        DicomFile file = readHeader(deflated(header(200_000)));
        assertEquals(2, file.dataset().size());
        assertEquals(0, file.problems().size());
    }

    @Test
    void oneThatIsCutOffIsSaid() {
        byte[] whole = deflated(header(10).bytes(Tag.PIXEL_DATA, "OB", noise()));
        DicomFile cutBehind = readHeader(Arrays.copyOf(whole, whole.length / 2));
        assertEquals(0, cutBehind.problems().size(), "the header is there");
        DicomFile cutBefore = readHeader(Arrays.copyOf(deflated(header(300_000)), 400));
        assertEquals(DicomProblem.Kind.TRUNCATED, cutBefore.problems().get(0).kind());
    }
}
