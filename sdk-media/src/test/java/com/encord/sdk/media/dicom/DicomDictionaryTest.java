package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DicomDictionaryTest {
    @Test
    void everyLineIsFoundByItsTag() throws IOException {
        List<String> lines;
        try (InputStream resource = DicomDictionary.class.getResourceAsStream("dictionary.tsv")) {
            lines = new String(resource.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
        assertTrue(lines.size() > 5000, () -> lines.size() + " lines");
        for (String line : lines) {
            String[] fields = line.split("\t");
            int tag = Integer.parseUnsignedInt(fields[0].replace('x', '2'), 16);
            VR vr = VR.valueOf(fields[1].substring(0, 2));
            assertEquals(
                    new DicomDictionary.Entry(vr, fields[1].contains(" or "), fields[2]), DicomDictionary.find(tag));
        }
    }

    @Test
    void tagsOfNobodyAreNotFound() {
        assertNull(DicomDictionary.find(0x00080000));
        assertNull(DicomDictionary.find(0x00091001));
        assertNull(DicomDictionary.find(0xFFFFFFFF));
    }
}
