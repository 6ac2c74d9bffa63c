package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Data sets without the preamble and prefix of Part 10. */
class BareDatasetTest {
    @Test
    void aPrefixThatStandsInAValueByChanceIsNoPrefix() {
        String comment = "x".repeat(104) + "DICM and more";
        byte[] dataset = bare(text(0x00080005, "ISO_IR 6") + text(0x00204000, comment));
        assertEquals("DICM", new String(dataset, 128, 4, StandardCharsets.ISO_8859_1));
        DicomFile file = DicomReader.standard().read(new MemorySource("bare.dcm", dataset));
        assertFalse(file.hasPreamble());
        assertEquals(comment, file.dataset().text(0x00204000).orElseThrow());
    }

    @Test
    void aPreambleThatLooksLikeAnElementIsStillAPreamble() {
        byte[] file =
                DicomFixture.explicit().text(Tag.PATIENT_NAME, "PN", "A^B").file();
        System.arraycopy(bare(text(0x00080005, "ISO_IR 6")), 0, file, 0, 16);
        DicomFile read = DicomReader.standard().read(new MemorySource("part10.dcm", file));
        assertTrue(read.hasPreamble());
        assertEquals("A^B", read.dataset().text(Tag.PATIENT_NAME).orElseThrow());
    }

    /** An implicit little-endian element, one character a byte. */
    private static String text(int tag, String value) {
        String even = value.length() % 2 == 0 ? value : value + " ";
        byte[] head = DicomFixture.little(8)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt(even.length())
                .array();
        return new String(head, StandardCharsets.ISO_8859_1) + even;
    }

    private static byte[] bare(String elements) {
        return elements.getBytes(StandardCharsets.ISO_8859_1);
    }
}
