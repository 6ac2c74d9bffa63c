package com.encord.sdk.media.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

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
                plane(header));
    }

    private static Optional<ImagePlane> plane(DicomDataset header) {
        double[] position = header.decimals(Tag.IMAGE_POSITION_PATIENT);
        double[] orientation = header.decimals(Tag.IMAGE_ORIENTATION_PATIENT);
        double[] spacing = header.decimals(Tag.PIXEL_SPACING);
        if (position.length < 3 || orientation.length < 6) {
            // enhanced objects keep them in functional groups (PS3.3 C.7.6.16)
            DicomDataset first = firstFrame(header);
            DicomDataset shared = firstItem(header.items(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE));
            position = group(first, shared, Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT);
            orientation = group(first, shared, Tag.PLANE_ORIENTATION_SEQUENCE, Tag.IMAGE_ORIENTATION_PATIENT);
            spacing = group(first, shared, PIXEL_MEASURES_SEQUENCE, Tag.PIXEL_SPACING);
        }
        return ImagePlane.of(position, orientation, spacing);
    }

    private static final int PIXEL_MEASURES_SEQUENCE = 0x00289110;

    private static @Nullable DicomDataset firstFrame(DicomDataset header) {
        return firstItem(header.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE));
    }

    private static @Nullable DicomDataset firstItem(List<DicomDataset> items) {
        return items.isEmpty() ? null : items.get(0);
    }

    private static double[] group(
            @Nullable DicomDataset first, @Nullable DicomDataset shared, int sequence, int attribute) {
        for (DicomDataset groups : new DicomDataset[] {first, shared}) {
            DicomDataset item = groups == null ? null : firstItem(groups.items(sequence));
            if (item != null && item.decimals(attribute).length > 0) {
                return item.decimals(attribute);
            }
        }
        return new double[0];
    }
}
