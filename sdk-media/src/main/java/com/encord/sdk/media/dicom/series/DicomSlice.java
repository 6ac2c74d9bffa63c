package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.Tag;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One file of a series, and what its header says about its place in it.
 *
 * @param file the file
 * @param sopInstanceUid its SOP Instance UID, empty when missing
 * @param instanceNumber its Instance Number, when there is one
 * @param frames how many frames it has, at least 1
 * @param rows picture height in pixels, 0 when it has no picture
 * @param columns picture width in pixels, 0 when it has no picture
 * @param plane where its first frame lies in the patient, when the header says so
 */
public record DicomSlice(
        Path file,
        String sopInstanceUid,
        OptionalInt instanceNumber,
        int frames,
        int rows,
        int columns,
        Optional<ImagePlane> plane) {

    static DicomSlice of(DicomFile file) {
        DicomDataset header = file.dataset();
        return new DicomSlice(
                file.path(),
                header.text(Tag.SOP_INSTANCE_UID).orElse(""),
                header.integer(Tag.INSTANCE_NUMBER),
                Math.max(1, header.integer(Tag.NUMBER_OF_FRAMES).orElse(1)),
                header.integer(Tag.ROWS).orElse(0),
                header.integer(Tag.COLUMNS).orElse(0),
                FramePlanes.of(header).plane(0));
    }
}
