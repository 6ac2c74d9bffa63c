package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.MemorySource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecificCharacterSetTest {
    /** The term as files have it, right or not, the charset that is meant by it, and a text. */
    @ParameterizedTest
    @CsvSource({
        "ISO_IR 101, ISO-8859-2, \u0141\u00f3d\u017a",
        "ISO-IR 101, ISO-8859-2, \u0141\u00f3d\u017a",
        "ISO IR 192, UTF-8, \u0416\u65e5",
        "ISO_IR_100, ISO-8859-1, \u00c4",
        "ISO 2022 IR 144, ISO-8859-5, \u041b\u044e",
        "utf-8, UTF-8, \u0416",
        "NO SUCH SET, ISO-8859-1, \u00c4",
        "GBK, GBK, \u5f20"
    })
    void termsAreUnderstoodAsTheyAreMeant(String term, String charset, String text) {
        byte[] file = DicomFixture.explicit()
                .text(Tag.SPECIFIC_CHARACTER_SET, "CS", term)
                .bytes(Tag.PATIENT_NAME, "PN", (text + " ").getBytes(Charset.forName(charset)))
                .file();
        DicomDataset dataset = DicomReader.standard()
                .read(new MemorySource("charset.dcm", file))
                .dataset();
        assertEquals(text, dataset.text(Tag.PATIENT_NAME).orElseThrow());
    }

    @Test
    void aLineEndLeavesDoubleByteCharactersThoughTheWriterForgotTo() {
        byte[] prose = "\u001b$B;3ED\r\nplain ".getBytes(StandardCharsets.US_ASCII); // JIS X 0208 for Yamada
        byte[] file = DicomFixture.explicit()
                .text(Tag.SPECIFIC_CHARACTER_SET, "CS", "\\ISO 2022 IR 87")
                .bytes(0x00204000, "LT", prose)
                .file();
        DicomDataset dataset = DicomReader.standard()
                .read(new MemorySource("charset.dcm", file))
                .dataset();
        assertEquals("\u5c71\u7530\r\nplain", dataset.text(0x00204000).orElseThrow());
    }
}
