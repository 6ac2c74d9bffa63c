package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.Tag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the search for series keeps of a header: headers themselves, tens of kilobytes each, would fill the memory when
 * a folder has a hundred thousand files.
 *
 * @param part which part of an object in several files it is; empty when it is whole
 * @param frames how the frames of a file follow each other that has several and says of each where it lies
 */
record SeriesMember(
        DicomSlice slice,
        String studyInstanceUid,
        String seriesInstanceUid,
        String modality,
        String description,
        String frameOfReferenceUid,
        SlicePhase phase,
        OptionalInt part,
        Optional<SliceSpacing> frames,
        List<DicomProblem> problems) {

    static SeriesMember of(DicomFile header) {
        DicomDataset dataset = header.dataset();
        DicomSlice slice = DicomSlice.of(header);
        return new SeriesMember(
                slice,
                dataset.text(Tag.STUDY_INSTANCE_UID).orElse(""),
                dataset.text(Tag.SERIES_INSTANCE_UID).orElse(""),
                dataset.text(Tag.MODALITY).orElse(""),
                dataset.text(Tag.SERIES_DESCRIPTION).orElse(""),
                dataset.text(Tag.FRAME_OF_REFERENCE_UID).orElse(""),
                SlicePhase.of(dataset),
                dataset.find(Tag.CONCATENATION_UID).isPresent()
                        ? dataset.integer(Tag.IN_CONCATENATION_NUMBER)
                        : OptionalInt.empty(),
                frames(slice, dataset),
                header.problems());
    }

    private static Optional<SliceSpacing> frames(DicomSlice slice, DicomDataset dataset) {
        // segmentations leave frames out in which there is nothing
        boolean sparse = dataset.text(Tag.MODALITY).filter("SEG"::equals).isPresent();
        if (sparse || slice.frames() == 1) {
            return Optional.empty();
        }
        FramePlanes planes = FramePlanes.of(dataset);
        List<ImagePlane> frames = new ArrayList<>();
        for (int frame = 0; frame < slice.frames(); frame++) {
            Optional<ImagePlane> plane = planes.plane(frame);
            if (plane.isEmpty()) {
                return Optional.empty();
            }
            frames.add(plane.get());
        }
        return Optional.of(SliceGaps.ofFrames(frames).told());
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
