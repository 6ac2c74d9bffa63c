package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomElement;
import com.encord.sdk.media.dicom.Tag;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What tells pictures of one place apart.
 *
 * @param kind what they show: the specialised values of the image type, such as magnitude or phase, water or fat; the
 *     kernel of a reconstruction, such as one for bone or for soft tissue; and the X-rays' energy
 * @param echo when their echo was taken, in milliseconds; not a number when the header does not say
 * @param times when they were taken, by every account of the header, the most telling first; not a number where it does
 *     not say
 */
record SlicePhase(String kind, double echo, double[] times) {
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

    /** Times of day come as hours, minutes and seconds in one number, dates before them. */
    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d+(\\.\\d*)?");

    static SlicePhase of(DicomDataset header) {
        List<String> type = header.find(Tag.IMAGE_TYPE).map(DicomElement::texts).orElse(List.of());
        double[] times = new double[ACCOUNTS.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = number(header, ACCOUNTS[i]);
        }
        String kind = type.size() < 3 ? "" : String.join("\\", type.subList(2, type.size()));
        List<String> kernel =
                header.find(Tag.CONVOLUTION_KERNEL).map(DicomElement::texts).orElse(List.of());
        double energy = number(header, Tag.KVP);
        return new SlicePhase(
                kind + "/" + String.join("\\", kernel) + "/" + energy, number(header, Tag.ECHO_TIME), times);
    }

    private static double number(DicomDataset header, int tag) {
        OptionalDouble number = header.decimal(tag);
        if (number.isPresent()) {
            return number.getAsDouble();
        }
        return header.text(tag)
                .filter(text -> TIME_OF_DAY.matcher(text).matches())
                .map(Double::valueOf)
                .orElse(Double.NaN);
    }
}
