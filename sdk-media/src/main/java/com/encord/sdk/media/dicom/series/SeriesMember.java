package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.Tag;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the search for series keeps of a header: headers themselves, tens of kilobytes each, would fill the memory when
 * a folder has a hundred thousand files.
 *
 * @param part which part of an object in several files it is; empty when it is whole
 * @param frames how the frames of a whole file follow each other that has several and says of each where it lies
 */
record SeriesMember(
        DicomSlice slice,
        String studyInstanceUid,
        String seriesInstanceUid,
        String modality,
        String description,
        String frameOfReferenceUid,
        SlicePhase phase,
        Optional<ObjectPart> part,
        Optional<SliceSpacing> frames,
        List<DicomProblem> problems) {

    static SeriesMember of(DicomFile header) {
        DicomDataset dataset = header.dataset();
        DicomSlice slice = DicomSlice.of(header);
        Optional<ObjectPart> part = ObjectPart.of(dataset, slice.frames());
        return new SeriesMember(
                slice,
                dataset.text(Tag.STUDY_INSTANCE_UID).orElse(""),
                dataset.text(Tag.SERIES_INSTANCE_UID).orElse(""),
                dataset.text(Tag.MODALITY).orElse(""),
                dataset.text(Tag.SERIES_DESCRIPTION).orElse(""),
                dataset.text(Tag.FRAME_OF_REFERENCE_UID).orElse(""),
                SlicePhase.of(dataset),
                part,
                part.isPresent() ? Optional.empty() : frames(slice, dataset),
                header.problems());
    }

    private static Optional<SliceSpacing> frames(DicomSlice slice, DicomDataset dataset) {
        List<ImagePlane> frames = slice.frames() == 1 ? List.of() : FramePlanes.ofStack(dataset, slice.frames());
        return frames.isEmpty()
                ? Optional.empty()
                : Optional.of(SliceGaps.ofFrames(frames).told());
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
