package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values at the borders of what they may be, in the JSON model. */
class DicomJsonValuesTest {
    private static final int SELECTOR_UV = 0x00720083;

    private static DicomFile read(byte[] bytes) {
        return DicomReader.standard().read(new MemorySource("values.dcm", bytes));
    }

    @Test
    void unsignedNumbersOf64BitsStayUnsigned() {
        byte[] numbers = DicomFixture.little(16).putLong(1).putLong(-1).array();
        DicomFile file = read(DicomFixture.explicit()
                .head(SELECTOR_UV, "UV", numbers.length)
                .raw(numbers)
                .file());
        assertEquals("{\"00720083\":{\"vr\":\"UV\",\"Value\":[1,18446744073709551615]}}", DicomJson.of(file));
        assertEquals(
                new BigInteger("18446744073709551615"),
                file.dataset().find(SELECTOR_UV).orElseThrow().numbers().get(1));
    }

    @Test
    void aNameOfNothingButDelimitersIsEmpty() {
        DicomFile file =
                read(DicomFixture.explicit().text(Tag.PATIENT_NAME, "PN", "==").file());
        assertEquals("{\"00100010\":{\"vr\":\"PN\"}}", DicomJson.of(file));
    }

    @Test
    void whatIsThereOfACutOffValueIsKeptAndReported() {
        byte[] whole = DicomFixture.explicit()
                .text(Tag.MODALITY, "CS", "CT")
                .text(Tag.SERIES_DESCRIPTION, "LO", "THORAX NATIVE")
                .file();
        DicomFile file = read(Arrays.copyOf(whole, whole.length - 8));
        assertEquals("THORAX", file.dataset().text(Tag.SERIES_DESCRIPTION).orElseThrow());
        assertEquals(1, file.problems().size());
        assertEquals(DicomProblem.Kind.TRUNCATED, file.problems().get(0).kind());
        assertTrue(
                file.problems().get(0).message().contains("promises 14 bytes, of which 6 are there"),
                file.problems().get(0).message());
    }

    @Test
    void aLengthTooLongForAnyShortValueIsNoCutOffValue() {
        byte[] rest = "rest of the file".getBytes(StandardCharsets.US_ASCII);
        DicomFile file = read(DicomFixture.explicit()
                .text(Tag.MODALITY, "CS", "CT")
                .head(0x00204000, "UT", 0x7FFFFFF0)
                .raw(rest)
                .file());
        assertEquals(1, file.dataset().size());
        assertEquals(1, file.problems().size());
    }
}
