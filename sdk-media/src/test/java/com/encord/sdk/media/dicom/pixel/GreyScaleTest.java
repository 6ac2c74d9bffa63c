package com.encord.sdk.media.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Shades that windows and tables give to some signed values, as pydicom 3.0.2 does ({@code apply_modality_lut}, then
 * {@code apply_windowing} or {@code apply_voi}), spread from its output range to 0..255 with half-way values up; but
 * where a test says that it is our choice.
 */
class GreyScaleTest {
    private static final int PRESENTATION_LUT_SHAPE = 0x20500020;
    private static final int[] STORED = {-1024, -200, -160, -1, 0, 40, 41, 239, 240, 3000};

    private static byte[] words(int... words) {
        var bytes = DicomFixture.little(2 * words.length);
        for (int word : words) {
            bytes.putShort((short) word);
        }
        return bytes.array();
    }

    private static DicomFixture picture(String meaning) {
        return DicomFixture.explicit()
                .word(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", meaning)
                .word(Tag.ROWS, 1)
                .word(Tag.COLUMNS, STORED.length)
                .word(Tag.BITS_ALLOCATED, 16)
                .word(Tag.PIXEL_REPRESENTATION, 1);
    }

    private static DicomFixture window(DicomFixture picture, String center, String width) {
        return picture.text(Tag.WINDOW_CENTER, "DS", center).text(Tag.WINDOW_WIDTH, "DS", width);
    }

    private static DicomImage open(DicomFixture picture) {
        byte[] file = picture.bytes(Tag.PIXEL_DATA, "OW", words(STORED)).file();
        return DicomImage.open(DicomReader.standard().read(new MemorySource("grey.dcm", file)));
    }

    private static String shades(DicomRenderer renderer) {
        int[] shades = renderer.render(0).getRaster().getPixels(0, 0, STORED.length, 1, (int[]) null);
        return String.join(" ", IntStream.of(shades).mapToObj(String::valueOf).toList());
    }

    private static String shades(DicomFixture picture) {
        try (DicomImage image = open(picture)) {
            return shades(DicomRenderer.of(image));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LINEAR, 40, 400, 0 0 0 102 102 128 128 255 255 255",
        "LINEAR_EXACT, 40, 400, 0 0 0 101 102 128 128 254 255 255",
        "SIGMOID, 40, 400, 0 21 30 102 102 128 128 224 225 255",
        "LINEAR, 40, 1, 0 0 0 0 0 255 255 255 255 255",
        "LINEAR, 40, 2, 0 0 0 0 0 255 255 255 255 255",
        "UNKNOWN, 40, 400, 0 0 0 102 102 128 128 255 255 255"
    })
    void aWindowSpreadsValuesByItsFunction(String function, String center, String width, String expected) {
        DicomFixture picture = window(picture("MONOCHROME2"), center, width).text(Tag.VOI_LUT_FUNCTION, "CS", function);
        assertEquals(expected, shades(picture));
    }

    @Test
    void aWindowIsOfRescaledValues() {
        DicomFixture half = window(picture("MONOCHROME2"), "-960", "500")
                .text(Tag.RESCALE_INTERCEPT, "DS", "-1024")
                .text(Tag.RESCALE_SLOPE, "DS", "0.5");
        assertEquals("0 44 54 95 95 105 106 156 156 255", shades(half));
        DicomFixture falling = window(picture("MONOCHROME2"), "0", "400")
                .text(Tag.RESCALE_INTERCEPT, "DS", "10")
                .text(Tag.RESCALE_SLOPE, "DS", "-1");
        assertEquals("255 255 236 135 134 109 108 0 0 0", shades(falling));
    }

    @Test
    void eachOfSeveralWindowsCanBeChosen() {
        try (DicomImage image = open(window(picture("MONOCHROME2"), "40\\300", "400\\1500"))) {
            DicomRenderer renderer = DicomRenderer.of(image);
            List<DicomWindow> windows = renderer.windows(0);
            assertEquals(2, windows.size());
            assertEquals("0 0 0 102 102 128 128 255 255 255", shades(renderer));
            assertEquals("0 43 49 76 77 83 84 117 117 255", shades(renderer.window(windows.get(1))));
        }
    }

    @Test
    void aWindowTooNarrowToCountWholeValuesIsMeantExactly() {
        // such as of a dose in grays; PS3.3 C.11.2.1.2 forbids the default function widths below 1, and pydicom refuses
        // them with a ValueError: we show the picture, with the shades of LINEAR_EXACT, which may be as narrow as this
        DicomFixture dose = window(picture("MONOCHROME2"), "0.12", "0.24")
                .text(Tag.RESCALE_INTERCEPT, "DS", "0")
                .text(Tag.RESCALE_SLOPE, "DS", "0.001");
        assertEquals("0 0 0 0 0 43 44 254 255 255", shades(dose));
    }

    @ParameterizedTest
    @CsvSource({"IDENTITY", "INVERSE"})
    void thePhotometricInterpretationAloneTurnsShadesAround(String shape) {
        DicomFixture first = window(picture("MONOCHROME1"), "40", "400").text(PRESENTATION_LUT_SHAPE, "CS", shape);
        assertEquals("255 255 255 153 153 127 127 0 0 0", shades(first));
        DicomFixture second = window(picture("MONOCHROME2"), "40", "400").text(PRESENTATION_LUT_SHAPE, "CS", shape);
        assertEquals("0 0 0 102 102 128 128 255 255 255", shades(second));
    }

    private static DicomFixture withTable(DicomFixture picture, int firstInput, int bits, int... entries) {
        DicomFixture item = DicomFixture.explicit()
                .bytes(Tag.LUT_DESCRIPTOR, "SS", words(entries.length, firstInput, bits))
                .bytes(Tag.LUT_DATA, "OW", words(entries));
        return picture.head(Tag.VOI_LUT_SEQUENCE, "SQ", -1)
                .head(DicomFixture.ITEM, "", item.body().length)
                .raw(item.body())
                .head(DicomFixture.END_OF_SEQUENCE, "", 0);
    }

    @Test
    void aTableOfValuesOfInterestGoesBeforeTheWindow() {
        DicomFixture picture = window(picture("MONOCHROME2"), "40", "400");
        assertEquals(
                "255 255 255 174 174 174 174 174 174 174",
                shades(withTable(picture, -160, 10, 1023, 0, 512, 256, 700)));
    }

    @Test
    void aTableOfValuesOfInterestIsOfRescaledValues() {
        DicomFixture shifted =
                picture("MONOCHROME2").text(Tag.RESCALE_INTERCEPT, "DS", "-24").text(Tag.RESCALE_SLOPE, "DS", "1");
        assertEquals("10 250 250 250 250 250 250 250 250 250", shades(withTable(shifted, -1024, 8, 10, 20, 250)));
        assertEquals(
                "0 0 0 0 255 125 125 125 125 125",
                shades(withTable(picture("MONOCHROME2"), -1, 12, 0, 4095, 100, 2000)));
    }
}
