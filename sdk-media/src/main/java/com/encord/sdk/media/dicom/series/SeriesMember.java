package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.FunctionalGroups;
import com.encord.sdk.media.dicom.Tag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the search for series keeps of a header: headers themselves, tens of kilobytes each, would fill the memory when
 * a folder has a hundred thousand files.
 *
 * @param frames where the frames of a file lie that has several and says so of each; empty for other files
 */
record SeriesMember(
        DicomSlice slice,
        String studyInstanceUid,
        String seriesInstanceUid,
        String modality,
        String description,
        String frameOfReferenceUid,
        SlicePhase phase,
        List<ImagePlane> frames,
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
                frames(slice, dataset),
                header.problems());
    }

    private static List<ImagePlane> frames(DicomSlice slice, DicomDataset dataset) {
        FunctionalGroups groups = new FunctionalGroups(dataset);
        // segmentations leave frames out in which there is nothing
        boolean sparse = dataset.text(Tag.MODALITY).filter("SEG"::equals).isPresent();
        if (sparse || slice.frames() == 1 || slice.frames() != groups.frames()) {
            return List.of();
        }
        List<ImagePlane> frames = new ArrayList<>();
        for (int frame = 0; frame < slice.frames(); frame++) {
            ImagePlane.of(groups, frame).ifPresent(frames::add);
        }
        return frames.size() == slice.frames() ? List.copyOf(frames) : List.of();
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
