package com.encord.sdk.media.dicom;

import java.util.List;

/**
 * What tells pictures of one place apart.
 *
 * @param kind what they show: the specialised values of the image type, such as magnitude or phase, water or fat
 * @param echo when their echo was taken, in milliseconds; not a number when the header does not say
 * @param times when they were taken, by every account of the header, the most telling first; not a number where it does
 *     not say
 */
record SlicePhase(String kind, double echo, double[] times) {
    /** Times of day come as hours, minutes and seconds in one number. */
    private static final int[] ACCOUNTS = {
        Tag.TEMPORAL_POSITION_IDENTIFIER,
        Tag.TRIGGER_TIME,
        Tag.DIFFUSION_B_VALUE,
        Tag.ACQUISITION_NUMBER,
        Tag.ACQUISITION_DATE_TIME,
        Tag.ACQUISITION_TIME,
        Tag.CONTENT_TIME,
        Tag.INSTANCE_NUMBER
    };

    static SlicePhase of(DicomDataset header) {
        List<String> type = header.find(Tag.IMAGE_TYPE).map(DicomElement::texts).orElse(List.of());
        double[] times = new double[ACCOUNTS.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = number(header, ACCOUNTS[i]);
        }
        String kind = type.size() < 3 ? "" : String.join("\\", type.subList(2, type.size()));
        return new SlicePhase(kind, number(header, Tag.ECHO_TIME), times);
    }

    private static double number(DicomDataset header, int tag) {
        return header.text(tag)
                .flatMap(DecimalText::parse)
                .map(Number::doubleValue)
                .orElse(Double.NaN);
    }
}
