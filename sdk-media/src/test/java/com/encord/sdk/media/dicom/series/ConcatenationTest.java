package com.encord.sdk.media.dicom.series;

import static com.encord.sdk.media.dicom.series.SeriesFolder.kinds;
import static com.encord.sdk.media.dicom.series.SeriesFolder.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects in several files. */
class ConcatenationTest {
    private static final int FRAMES = 4;

    private final SeriesFolder folder;

    ConcatenationTest(@TempDir Path folder) {
        this.folder = new SeriesFolder(folder);
    }

    /** A part of four pictures, of which the first lies at a height, and the others a step on each. */
    private static SliceFixture part(String object, int number, int parts, double from, double step) {
        return SliceFixture.of("MR")
                .without(Tag.INSTANCE_NUMBER)
                .text(Tag.CONCATENATION_UID, "UI", object)
                .words(Tag.IN_CONCATENATION_NUMBER, number)
                .words(Tag.IN_CONCATENATION_TOTAL_NUMBER, parts)
                .frames(FRAMES)
                .sequence(
                        Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE,
                        IntStream.range(0, FRAMES)
                                .mapToObj(i -> SliceFixture.group(
                                        Tag.PLANE_POSITION_SEQUENCE,
                                        Tag.IMAGE_POSITION_PATIENT,
                                        "0\\0\\" + (from + i * step)))
                                .toArray(byte[][]::new));
    }

    @Test
    void partsOfSeveralObjectsDoNotMix() {
        for (int part = 1; part <= 2; part++) {
            folder.write("A" + part, part("1.71", part, 2, 4 * part - 4, 1));
            folder.write("B" + part, part("1.72", part, 2, 4 * part + 4, 1));
        }
        assertEquals(List.of("A1", "A2", "B1", "B2"), names(folder.only()));
        assertEquals(List.of(), kinds(folder.only()));
    }

    @Test
    void objectsFollowEachOtherByTheirLeastInstanceNumbers() {
        for (int part = 1; part <= 2; part++) {
            folder.write("A" + part, part("1.71", part, 2, 4 * part - 4, 1).number(10 * part));
            folder.write("B" + part, part("1.72", part, 2, 4 * part - 4, 1).number(5 * part));
        }
        assertEquals(List.of("B1", "B2", "A1", "A2"), names(folder.only()));
        assertEquals(List.of(), kinds(folder.only()), "the same places, taken twice");
    }

    @Test
    void partsFollowTheirCountWhateverTheirInstanceNumbers() {
        for (int part = 1; part <= 3; part++) {
            folder.write("part" + part, part("1.7", part, 3, -4 * part, -1).number(4 - part));
        }
        assertEquals(List.of("part1", "part2", "part3"), names(folder.only()));
        assertEquals(List.of(), kinds(folder.only()), "a sound object that runs downwards");
        assertEquals(1, folder.only().sliceSpacing().orElseThrow(), 1e-9);
    }

    @Test
    void aHoleBetweenObjectsIsFound() {
        folder.write("A1", part("1.71", 1, 1, 0, 1));
        folder.write("B1", part("1.72", 1, 1, 100, 1));
        assertEquals(List.of("A1", "B1"), names(folder.only()));
        assertEquals(List.of(Kind.MISSING_SLICES), kinds(folder.only()));
    }

    @Test
    void missingPartsAreNamed() {
        folder.write("part1", part("1.7", 1, 5, 0, 1));
        folder.write("part3", part("1.7", 3, 5, 8, 1));
        DicomSeries series = folder.only();
        assertEquals(List.of(Kind.MISSING_SLICES, Kind.MISSING_SLICES), kinds(series));
        String parts = series.problems().get(0).message();
        assertTrue(parts.contains("of the 5 parts") && parts.contains("parts 2, 4, 5 are missing"), parts);
        String slices = series.problems().get(1).message();
        assertTrue(slices.startsWith("4 slices seem to be missing"), slices);
    }

    @Test
    void partsThatDoNotSayWhereTheyLieAreCountedAllTheSame() {
        for (int part : new int[] {3, 1}) {
            folder.write(
                    "part" + part,
                    part("1.7", part, 3, 0, 1)
                            .without(Tag.IMAGE_ORIENTATION_PATIENT, Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE));
        }
        DicomSeries series = folder.only();
        assertEquals(List.of("part1", "part3"), names(series));
        assertEquals(List.of(Kind.MISSING_SLICES), kinds(series));
        assertTrue(series.sliceSpacing().isEmpty());
    }
}
