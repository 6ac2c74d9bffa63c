package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which part of an object in several files a file is (PS3.3 C.7.6.16.2.2.4).
 *
 * @param objectUid the Concatenation UID, which all parts share
 * @param number its In-concatenation Number
 * @param parts how many parts there are, when the header says so
 * @param frames where its frames lie; none where the header does not say so of all
 */
record ObjectPart(String objectUid, int number, OptionalInt parts, List<ImagePlane> frames) {
    static Optional<ObjectPart> of(DicomDataset header, int frames) {
        Optional<String> uid = header.text(Tag.CONCATENATION_UID).filter(text -> !text.isEmpty());
        OptionalInt number = header.integer(Tag.IN_CONCATENATION_NUMBER);
        if (uid.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ObjectPart(
                uid.get(),
                number.getAsInt(),
                header.integer(Tag.IN_CONCATENATION_TOTAL_NUMBER),
                FramePlanes.ofStack(header, frames)));
    }
}
