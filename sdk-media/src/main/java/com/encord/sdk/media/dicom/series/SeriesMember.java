package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.Tag;
import java.nio.file.Path;
import java.util.List;

/**
 * What the search for series keeps of a header: headers themselves, tens of kilobytes each, would fill the memory when
 * a folder has a hundred thousand files.
 */
record SeriesMember(
        DicomSlice slice,
        String studyInstanceUid,
        String seriesInstanceUid,
        String modality,
        String description,
        String frameOfReferenceUid,
        SlicePhase phase,
        List<DicomProblem> problems) {

    static SeriesMember of(DicomFile header) {
        DicomDataset dataset = header.dataset();
        return new SeriesMember(
                DicomSlice.of(header),
                dataset.text(Tag.STUDY_INSTANCE_UID).orElse(""),
                dataset.text(Tag.SERIES_INSTANCE_UID).orElse(""),
                dataset.text(Tag.MODALITY).orElse(""),
                dataset.text(Tag.SERIES_DESCRIPTION).orElse(""),
                dataset.text(Tag.FRAME_OF_REFERENCE_UID).orElse(""),
                SlicePhase.of(dataset),
                header.problems());
    }

    Path file() {
        return slice.file();
    }

    /** Where it lies; for members of a stack only. */
    ImagePlane plane() {
        return slice.plane().orElseThrow();
    }

    /** Files that do not say which series they belong to are each one of their own. */
    String key() {
        return seriesInstanceUid.isEmpty() ? file().toString() : studyInstanceUid + "/" + seriesInstanceUid;
    }
}
