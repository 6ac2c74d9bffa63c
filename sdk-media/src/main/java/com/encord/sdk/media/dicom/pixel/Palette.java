package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.Tag;

/** The colours that the values of a {@code PALETTE COLOR} picture stand for (PS3.3 C.7.6.3.1.5). */
final class Palette {
    private final LookupTable red;
    private final LookupTable green;
    private final LookupTable blue;

    private Palette(LookupTable red, LookupTable green, LookupTable blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    static Palette of(String source, DicomDataset header, boolean signed) {
        return new Palette(
                table(
                        source,
                        header,
                        Tag.RED_PALETTE_DESCRIPTOR,
                        Tag.RED_PALETTE_DATA,
                        Tag.SEGMENTED_RED_PALETTE_DATA,
                        signed),
                table(
                        source,
                        header,
                        Tag.GREEN_PALETTE_DESCRIPTOR,
                        Tag.GREEN_PALETTE_DATA,
                        Tag.SEGMENTED_GREEN_PALETTE_DATA,
                        signed),
                table(
                        source,
                        header,
                        Tag.BLUE_PALETTE_DESCRIPTOR,
                        Tag.BLUE_PALETTE_DATA,
                        Tag.SEGMENTED_BLUE_PALETTE_DATA,
                        signed));
    }

    private static LookupTable table(
            String source, DicomDataset header, int descriptor, int data, int segmented, boolean signed) {
        return LookupTable.of(header, descriptor, data, signed)
                .or(() -> SegmentedTable.of(header, descriptor, segmented, signed))
                .orElseThrow(() -> new CorruptMediaException(
                        source, "is a PALETTE COLOR picture without a usable table " + Tag.format(data)));
    }

    /** A value's colour as {@code 0xRRGGBB}. */
    int rgb(double value) {
        return eight(red, value) << 16 | eight(green, value) << 8 | eight(blue, value);
    }

    private static int eight(LookupTable table, double value) {
        return table.at(value) >> table.bits() - 8;
    }
}
