package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.FunctionalGroups;
import com.encord.sdk.media.dicom.Tag;

/**
 * How far rows and columns of a frame are apart, in any unit: by whichever of the spacings the header has, and without
 * one by its aspect ratio, which is there only then (PS3.3 C.7.6.3.1.7).
 *
 * @param rows how far rows are apart
 * @param columns how far columns are apart
 */
record PixelShape(double rows, double columns) {
    private static final int[] TAGS = {
        Tag.IMAGER_PIXEL_SPACING, Tag.NOMINAL_SCANNED_PIXEL_SPACING, Tag.PIXEL_ASPECT_RATIO
    };

    static PixelShape of(DicomDataset header, int frame) {
        double[] spacing = new FunctionalGroups(header).decimals(frame, Tag.PIXEL_MEASURES_SEQUENCE, Tag.PIXEL_SPACING);
        for (int i = 0; i < TAGS.length && spacing.length != 2; i++) {
            spacing = header.decimals(TAGS[i]);
        }
        return spacing.length == 2 ? new PixelShape(spacing[0], spacing[1]) : new PixelShape(1, 1);
    }
}
