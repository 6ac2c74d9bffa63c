package com.encord.sdk.items;

import com.encord.sdk.transport.WireValue;
import java.util.Optional;

/**
 * The identifiers of a DICOM file or series.
 *
 * @param instance the SOPInstanceUID of a file, when known
 * @param study the StudyInstanceUID, when known
 * @param series the SeriesInstanceUID, when known
 */
public record DicomUids(Optional<String> instance, Optional<String> study, Optional<String> series) {
    static DicomUids read(WireValue item) {
        return new DicomUids(
                item.at("dicomInstanceUid").optionalText(),
                item.at("dicomStudyUid").optionalText(),
                item.at("dicomSeriesUid").optionalText());
    }
}
