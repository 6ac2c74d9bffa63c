package com.encord.sdk.media.dicom;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What tells pictures of one place apart.
 *
 * @param kind what they show: the specialised values of the image type, such as magnitude or phase, water or fat
 * @param echo when their echo was taken, in milliseconds; empty when the header does not say
 * @param times when they were taken, by every account of the header in the order of {@link #ACCOUNTS}
 */
record SlicePhase(String kind, OptionalDouble echo, List<OptionalDouble> times) {
    /** Accounts of time, the most telling first; times of day come as hours, minutes and seconds in one number. */
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
        return new SlicePhase(
                type.size() < 3 ? "" : String.join("\\", type.subList(2, type.size())),
                header.decimal(Tag.ECHO_TIME),
                java.util.Arrays.stream(ACCOUNTS)
                        .mapToObj(tag -> time(header, tag))
                        .toList());
    }

    private static OptionalDouble time(DicomDataset header, int tag) {
        OptionalDouble number = header.decimal(tag);
        return number.isPresent()
                ? number
                : header.text(tag)
                        .flatMap(DecimalText::parse)
                        .map(value -> OptionalDouble.of(value.doubleValue()))
                        .orElse(OptionalDouble.empty());
    }
}
