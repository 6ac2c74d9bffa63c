package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.FunctionalGroups;
import com.encord.sdk.media.dicom.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the frames of a file lie: each by its functional groups; or the first one by the header, and the others along
 * its normal by the offsets of a dose grid (PS3.3 C.8.8.3.2) or the slices of nuclear medicine (PS3.3 C.8.4.8).
 */
final class FramePlanes {
    private static final double SAME_PLACE = 1e-3;

    private final FunctionalGroups groups;
    private final Optional<ImagePlane> first;
    private final double[] offsets;

    private FramePlanes(FunctionalGroups groups, Optional<ImagePlane> first, double[] offsets) {
        this.groups = groups;
        this.first = first;
        this.offsets = offsets;
    }

    static FramePlanes of(DicomDataset header) {
        FunctionalGroups groups = new FunctionalGroups(header);
        double[] slices = header.decimals(Tag.SLICE_VECTOR);
        Optional<ImagePlane> first =
                ImagePlane.of(groups, 0).or(() -> slices.length == 0 ? Optional.empty() : ofDetector(header, groups));
        if (first.isEmpty() || groups.frames() > 0) {
            return new FramePlanes(groups, first, new double[0]);
        }
        double[] offsets = slices.length == 0
                ? gridOffsets(first.get(), header.decimals(Tag.GRID_FRAME_OFFSET_VECTOR))
                : sliceOffsets(
                        slices, header.decimal(Tag.SPACING_BETWEEN_SLICES).orElse(0));
        return new FramePlanes(groups, first, offsets);
    }

    /** A volume reconstructed from what a camera saw has its place in the item of its detector. */
    private static Optional<ImagePlane> ofDetector(DicomDataset header, FunctionalGroups groups) {
        return header.items(Tag.DETECTOR_INFORMATION_SEQUENCE).stream()
                .findFirst()
                .flatMap(detector -> ImagePlane.of(
                        detector.decimals(Tag.IMAGE_POSITION_PATIENT),
                        detector.decimals(Tag.IMAGE_ORIENTATION_PATIENT),
                        groups.decimals(0, Tag.PIXEL_MEASURES_SEQUENCE, Tag.PIXEL_SPACING)));
    }

    /**
     * Offsets from the first plane where the first is 0, otherwise places along the patient's axis. That the first of
     * those is where the plane is cannot be relied on, as either may be rounded: only their distances count.
     */
    private static double[] gridOffsets(ImagePlane first, double[] vector) {
        double[] offsets = new double[vector.length];
        for (int i = 0; i < offsets.length; i++) {
            double offset = vector[i] - vector[0];
            offsets[i] = Math.abs(vector[0]) <= SAME_PLACE ? offset : offset * Math.signum(first.normal()[2]);
        }
        return offsets;
    }

    private static double[] sliceOffsets(double[] slices, double spacing) {
        if (spacing == 0) {
            return new double[0];
        }
        double[] offsets = new double[slices.length];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (slices[i] - slices[0]) * spacing;
        }
        return offsets;
    }

    /** Where a frame lies, when the header says so. */
    Optional<ImagePlane> plane(int frame) {
        if (frame == 0) {
            return first;
        }
        if (frame < groups.frames()) {
            return ImagePlane.of(groups, frame);
        }
        return frame < offsets.length ? first.map(plane -> plane.movedBy(offsets[frame])) : Optional.empty();
    }

    /** Where all frames of a file lie; none where one of them does not say so, or where some may be left out. */
    static List<ImagePlane> ofStack(DicomDataset header, int frames) {
        // segmentations leave frames out in which there is nothing
        if (header.text(Tag.MODALITY).filter("SEG"::equals).isPresent()) {
            return List.of();
        }
        FramePlanes planes = of(header);
        List<ImagePlane> all = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            Optional<ImagePlane> plane = planes.plane(frame);
            if (plane.isEmpty()) {
                return List.of();
            }
            all.add(plane.get());
        }
        return List.copyOf(all);
    }
}
