package com.encord.sdk.media.dicom.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.Tag;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DicomVolumeTest {
    /** Voxels towards the patient's left, back and head, and their sizes in millimetres. */
    private static final int[] CELLS = {3, 4, 5};

    private static final double[] SIZES = {0.5, 0.75, 2.5};

    @TempDir
    private Path folder;

    /** Every way in which rows and columns can run along the axes of the patient: 6 directions times 4. */
    static List<int[]> orientations() {
        List<int[]> all = new ArrayList<>();
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 6; column++) {
                if (row % 3 != column % 3) {
                    all.add(new int[] {row, column});
                }
            }
        }
        return all;
    }

    private static int[] direction(int code) {
        int[] direction = new int[3];
        direction[code % 3] = code < 3 ? 1 : -1;
        return direction;
    }

    /** What the fixture stores at a place of the patient. */
    private static int value(int left, int back, int head) {
        return 100 * head + 10 * back + left;
    }

    private void writeSeries(int[] row, int[] column) {
        int[] normal = {
            row[1] * column[2] - row[2] * column[1],
            row[2] * column[0] - row[0] * column[2],
            row[0] * column[1] - row[1] * column[0]
        };
        int width = along(row);
        int height = along(column);
        for (int layer = 0; layer < along(normal); layer++) {
            ByteBuffer pixels = DicomFixture.little(2 * width * height);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int[] cell = cell(row, x, column, y, normal, layer);
                    pixels.putShort((short) value(cell[0], cell[1], cell[2]));
                }
            }
            int[] first = cell(row, 0, column, 0, normal, layer);
            DicomFixture.explicit()
                    .text(Tag.MODALITY, "CS", "CT")
                    .text(Tag.STUDY_INSTANCE_UID, "UI", "1.2")
                    .text(Tag.SERIES_INSTANCE_UID, "UI", "1.2.3")
                    .text(
                            Tag.IMAGE_POSITION_PATIENT,
                            "DS",
                            first[0] * SIZES[0] + "\\" + first[1] * SIZES[1] + "\\" + first[2] * SIZES[2])
                    .text(Tag.IMAGE_ORIENTATION_PATIENT, "DS", joined(row) + "\\" + joined(column))
                    .word(Tag.SAMPLES_PER_PIXEL, 1)
                    .word(Tag.ROWS, height)
                    .word(Tag.COLUMNS, width)
                    .text(Tag.PIXEL_SPACING, "DS", size(column) + "\\" + size(row))
                    .word(Tag.BITS_ALLOCATED, 16)
                    .word(Tag.BITS_STORED, 16)
                    .text(Tag.RESCALE_INTERCEPT, "DS", "-1000")
                    .text(Tag.RESCALE_SLOPE, "DS", "1")
                    .bytes(Tag.PIXEL_DATA, "OW", pixels.array())
                    .writeTo(folder.resolve("file" + (17 * layer) % 13));
        }
    }

    private static int[] cell(int[] row, int x, int[] column, int y, int[] normal, int layer) {
        int[] cell = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int at = row[axis] * x + column[axis] * y + normal[axis] * layer;
            boolean backwards = row[axis] + column[axis] + normal[axis] < 0;
            cell[axis] = backwards ? CELLS[axis] - 1 + at : at;
        }
        return cell;
    }

    private static int along(int[] direction) {
        return CELLS[direction[0] != 0 ? 0 : direction[1] != 0 ? 1 : 2];
    }

    private static double size(int[] direction) {
        return SIZES[direction[0] != 0 ? 0 : direction[1] != 0 ? 1 : 2];
    }

    private static String joined(int[] direction) {
        return direction[0] + "\\" + direction[1] + "\\" + direction[2];
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void cutsShowTheSamePlacesHoweverThePicturesWereTaken(int[] codes) {
        writeSeries(direction(codes[0]), direction(codes[1]));
        DicomSeries series = DicomSeries.scan(folder).series().get(0);
        try (DicomVolume volume = DicomVolume.open(series)) {
            VolumeSlice axial = volume.slice(DicomPlane.AXIAL, 4);
            assertEquals(value(2, 1, 4) - 1000, axial.value(2, 1));
            assertEquals(List.of(3, 4), List.of(axial.width(), axial.height()));
            assertEquals(0.5, axial.columnSpacing(), 1e-9);
            assertEquals(0.75, axial.rowSpacing(), 1e-9);
            VolumeSlice coronal = volume.slice(DicomPlane.CORONAL, 3);
            assertEquals(value(1, 3, 4) - 1000, coronal.value(1, 0), "the head is at the top");
            assertEquals(List.of(3, 5), List.of(coronal.width(), coronal.height()));
            assertEquals(2.5, coronal.rowSpacing(), 1e-9);
            VolumeSlice sagittal = volume.slice(DicomPlane.SAGITTAL, 0);
            assertEquals(value(0, 0, 3) - 1000, sagittal.value(0, 1), "the front is on the left");
            assertEquals(List.of(4, 5), List.of(sagittal.width(), sagittal.height()));
            assertThrows(IndexOutOfBoundsException.class, () -> volume.slice(DicomPlane.SAGITTAL, 3));
        }
    }

    @Test
    void framesOfAnEnhancedObjectAreCutInSpatialOrder() {
        Path file = Corpus.file("dicom/pdd__eCT_Supplemental.dcm");
        DicomSeries series = DicomSeries.scan(file).series().get(0);
        try (DicomVolume volume = DicomVolume.open(series)) {
            // by pydicom: rows run to the right, frame 0 lies 10 mm below frame 1
            assertArrayEquals(new double[] {0.388672, 0.388672, 10}, volume.spacing(), 1e-6);
            assertEquals(2, volume.sliceCount(DicomPlane.AXIAL));
            assertArrayEquals(new float[] {-1000, 26, 37}, pixels(volume.slice(DicomPlane.AXIAL, 0)));
            assertArrayEquals(new float[] {43, 80, 46}, pixels(volume.slice(DicomPlane.AXIAL, 1)));
        }
    }

    private static float[] pixels(VolumeSlice slice) {
        return new float[] {slice.value(200, 200), slice.value(300, 150), slice.value(256, 400)};
    }

    @Test
    void picturesAtOnePlaceMakeNoVolume() {
        for (int phase = 0; phase < 2; phase++) {
            DicomFixture.explicit()
                    .text(Tag.SERIES_INSTANCE_UID, "UI", "1.2.3")
                    .text(Tag.IMAGE_POSITION_PATIENT, "DS", "0\\0\\0")
                    .text(Tag.IMAGE_ORIENTATION_PATIENT, "DS", "1\\0\\0\\0\\1\\0")
                    .writeTo(folder.resolve("phase" + phase));
        }
        DicomSeries series = DicomSeries.scan(folder).series().get(0);
        assertThrows(UnsupportedMediaException.class, () -> DicomVolume.open(series));
    }
}
