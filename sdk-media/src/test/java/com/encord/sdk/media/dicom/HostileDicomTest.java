package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.Verdict;
import com.encord.sdk.media.dicom.pixel.DicomImage;
import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Small files that ask for much: memory, depth or time. */
class HostileDicomTest {
    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final int SEQUENCE = 0x00081140;

    private static DicomFile read(DicomFixture fixture) {
        return DicomReader.standard().read(new MemorySource("hostile.dcm", fixture.file()));
    }

    private static DicomFixture picture(String syntax, int size, int frames) {
        return new DicomFixture(syntax)
                .word(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.NUMBER_OF_FRAMES, "IS", String.valueOf(frames))
                .word(Tag.ROWS, size)
                .word(Tag.COLUMNS, size)
                .word(Tag.BITS_ALLOCATED, 8);
    }

    @Test
    void sequencesWithoutEndInsideEachOtherAreRefused() {
        DicomFixture fixture = DicomFixture.explicit();
        for (int depth = 0; depth < 100_000; depth++) {
            fixture.head(SEQUENCE, "SQ", -1).head(Tag.ITEM, "", -1);
        }
        assertThrows(MediaLimitException.class, () -> read(fixture));
    }

    @Test
    void millionsOfEmptyItemsAreRefused() {
        DicomFixture items = DicomFixture.explicit();
        for (int i = 0; i < 3_000_000; i++) {
            items.head(Tag.ITEM, "", 0);
        }
        DicomFixture fixture = DicomFixture.explicit().bytes(SEQUENCE, "SQ", items.body());
        assertThrows(MediaLimitException.class, () -> read(fixture));
    }

    @Test
    void aLengthBeyondTheFileIsAProblemWithItsOffset() {
        DicomFixture fixture =
                DicomFixture.explicit().text(Tag.MODALITY, "CS", "CT").head(0x00091001, "OB", 0x7FFFFFFE);
        DicomFile file = read(fixture);
        assertEquals("CT", file.dataset().text(Tag.MODALITY).orElseThrow());
        DicomProblem problem = file.problems().get(0);
        assertEquals(DicomProblem.Kind.TRUNCATED, problem.kind());
        assertEquals(fixture.file().length - 12, problem.offset());
    }

    @Test
    void aDeflateBombIsRefused() {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[1 << 20]);
        byte[] buffer = new byte[1 << 16];
        int size = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        deflater.end();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int megabyte = 0; megabyte < 600; megabyte++) {
            packed.write(buffer, 0, size); // a flushed block stands for a megabyte of zeros wherever it comes
        }
        DicomFixture fixture = new DicomFixture("1.2.840.10008.1.2.1.99").raw(packed.toByteArray());
        assertThrows(MediaLimitException.class, () -> read(fixture));
    }

    @Test
    void aPictureThatItsBytesCannotHoldIsRefusedBeforeMemoryIsTaken() {
        DicomFixture fixture = picture(RLE, 32_000, 1)
                .head(Tag.PIXEL_DATA, "OB", -1)
                .head(Tag.ITEM, "", 0)
                .head(Tag.ITEM, "", 64)
                .raw(new byte[64])
                .head(Tag.SEQUENCE_DELIMITATION, "", 0);
        try (DicomImage image = DicomImage.open(read(fixture))) {
            assertThrows(CorruptMediaException.class, () -> image.frame(0));
        }
    }

    @Test
    void twoThousandMillionPromisedFramesTakeNoTime() {
        DicomFixture fixture = picture("1.2.840.10008.1.2.1", 2, Integer.MAX_VALUE)
                .bytes(Tag.PIXEL_DATA, "OW", new byte[] {1, 2, 3, 4});
        var report = MediaCheck.of(new MemorySource("hostile.dcm", fixture.file()))
                .deep(true)
                .run();
        assertEquals(Verdict.FIX, report.verdict());
        try (DicomImage image = DicomImage.open(read(fixture))) {
            assertEquals(1, image.storedFrames());
            assertEquals(4, image.frame(0).value(3));
            assertThrows(CorruptMediaException.class, () -> image.frame(1_000_000_000));
        }
    }

    @Test
    void tooLargePicturesAreRefusedWithTheirSize() {
        DicomFixture fixture = picture("1.2.840.10008.1.2.1", 60_000, 1).bytes(Tag.PIXEL_DATA, "OW", new byte[] {1, 2});
        MediaLimitException refusal = assertThrows(MediaLimitException.class, () -> DicomImage.open(read(fixture)));
        assertTrue(refusal.getMessage().contains("60000 x 60000"), refusal::getMessage);
    }
}
