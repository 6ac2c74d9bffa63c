package com.encord.sdk.media.dicom.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramePlanesTest {
    @TempDir
    private Path folder;

    /** How far towards the head each frame lies. */
    private List<Double> heights(SliceFixture fixture, int frames) {
        Path file = fixture.frames(frames).writeTo(folder.resolve("file"));
        FramePlanes planes =
                FramePlanes.of(DicomReader.standard().readHeader(file).dataset());
        return IntStream.range(0, frames)
                .mapToObj(frame -> planes.plane(frame).orElseThrow().position().get(2))
                .toList();
    }

    private static SliceFixture dose(double height, String offsets) {
        return SliceFixture.of("RTDOSE").at(-5, -6, height).text(Tag.GRID_FRAME_OFFSET_VECTOR, "DS", offsets);
    }

    private static SliceFixture slices(double spacing) {
        byte[] position = SliceFixture.decimals(Tag.IMAGE_POSITION_PATIENT, "0\\0\\10");
        byte[] orientation = SliceFixture.decimals(Tag.IMAGE_ORIENTATION_PATIENT, SliceFixture.AXIAL);
        return SliceFixture.of("NM")
                .without(Tag.IMAGE_ORIENTATION_PATIENT)
                .text(Tag.SPACING_BETWEEN_SLICES, "DS", String.valueOf(spacing))
                .sequence(Tag.DETECTOR_INFORMATION_SEQUENCE, SliceFixture.together(position, orientation))
                .words(Tag.SLICE_VECTOR, 1, 3, 2);
    }

    @Test
    void offsetsOfADoseCountFromItsFirstFrame() {
        assertEquals(List.of(-30.5, -28.0, -25.5), heights(dose(-30.5, "0\\2.5\\5"), 3));
        assertEquals(List.of(10.0, 7.0, 4.0), heights(dose(10, "0\\-3\\-6"), 3));
    }

    @Test
    void offsetsOfADoseThatStartAtItsPlaceAreThePlaces() {
        assertEquals(List.of(-30.5, -28.0, -25.5), heights(dose(-30.5, "-30.5\\-28\\-25.5"), 3));
        assertEquals(
                List.of(-30.5, -28.0),
                heights(dose(-30.5, "-30.5\\-28").facing("-1\\0\\0\\0\\1\\0"), 2),
                "though the normal points to the feet");
    }

    @Test
    void placesOfADoseCountByTheirDistancesThoughTheFirstIsElsewhere() {
        assertEquals(List.of(-30.0, -27.5, -25.0), heights(dose(-30, "-30.5\\-28\\-25.5"), 3), "a rounded position");
        assertEquals(List.of(-100.0, -97.0, -94.0), heights(dose(-100, "5\\8\\11"), 3), "another origin");
    }

    @Test
    void slicesOfACameraFollowTheirVectorAlongTheNormalOrAgainstIt() {
        assertEquals(List.of(10.0, 18.0, 14.0), heights(slices(4), 3));
        assertEquals(List.of(10.0, 2.0, 6.0), heights(slices(-4), 3));
    }

    @Test
    void aDoseIsAVolume() {
        dose(0, "0\\2\\4\\8").frames(4).writeTo(folder.resolve("dose"));
        DicomSeries series = DicomSeries.scan(folder).series().get(0);
        assertEquals(2, series.sliceSpacing().orElseThrow(), 1e-9);
        assertEquals(
                List.of(Kind.MISSING_SLICES),
                series.problems().stream().map(SeriesProblem::kind).toList());
        try (DicomVolume volume = DicomVolume.open(series)) {
            assertEquals(4, volume.sliceCount(DicomPlane.AXIAL));
            assertEquals(2, volume.spacing()[2], 1e-9);
        }
    }

    @Test
    void framesWithoutOffsetsLieNowhere() {
        dose(0, "0\\2").frames(3).writeTo(folder.resolve("dose"));
        DicomSeries series = DicomSeries.scan(folder).series().get(0);
        assertTrue(series.sliceSpacing().isEmpty());
        assertThrows(UnsupportedMediaException.class, () -> DicomVolume.open(series));
    }

    @Test
    void partsOfOneObjectKeepTheirOrderWhereverTheyLie() {
        for (int part = 1; part <= 3; part++) {
            double z = 100 - 4 * part;
            SliceFixture.of("CT")
                    .number(7)
                    .text(Tag.CONCATENATION_UID, "UI", "1.2.77")
                    .words(Tag.IN_CONCATENATION_NUMBER, part)
                    .frames(2)
                    .sequence(
                            Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE,
                            SliceFixture.group(Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT, "0\\0\\" + z),
                            SliceFixture.group(
                                    Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT, "0\\0\\" + (z - 2)))
                    .writeTo(folder.resolve("part" + (part + 1) % 3));
        }
        DicomSeries series = DicomSeries.scan(folder).series().get(0);
        assertEquals(
                List.of("part2", "part0", "part1"),
                series.get().stream().map(path -> path.getFileName().toString()).toList());
        assertEquals(2, series.sliceSpacing().orElseThrow(), 1e-9);
        assertEquals(List.of(), series.problems());
    }
}
