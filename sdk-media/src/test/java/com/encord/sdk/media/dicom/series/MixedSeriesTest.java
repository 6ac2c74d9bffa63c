package com.encord.sdk.media.dicom.series;

import static com.encord.sdk.media.dicom.series.SeriesFolder.kinds;
import static com.encord.sdk.media.dicom.series.SeriesFolder.names;
import static com.encord.sdk.media.dicom.series.SeriesFolder.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that do not belong together although one Series Instance UID covers them, and those that do. */
class MixedSeriesTest {
    private final SeriesFolder folder;

    MixedSeriesTest(@TempDir Path folder) {
        this.folder = new SeriesFolder(folder);
    }

    @Test
    void scoutsInTheSeriesLeaveTheStackAlone() {
        folder.write(
                "scout-front",
                SliceFixture.of("CT").number(1).facing(SliceFixture.CORONAL).at(0, 0, 0));
        folder.write(
                "scout-side",
                SliceFixture.of("CT").number(2).facing(SliceFixture.SAGITTAL).at(0, 0, 0));
        for (int i = 0; i < 5; i++) {
            folder.write("z" + i, SliceFixture.of("CT").number(3 + i).at(0, 0, 5 * i));
        }
        assertEquals(3, folder.scan().size());
        assertEquals(numbered("z", 0, 5), names(folder.largest()));
        assertEquals(List.of(Kind.MIXED_SERIES), kinds(folder.largest()));
    }

    @Test
    void threeScoutsStayApart() {
        folder.write("a", SliceFixture.of("MR").number(1).at(0, 0, 0));
        folder.write(
                "c",
                SliceFixture.of("MR").number(2).facing(SliceFixture.CORONAL).at(0, 0, 0));
        folder.write(
                "s",
                SliceFixture.of("MR").number(3).facing(SliceFixture.SAGITTAL).at(0, 0, 0));
        assertEquals(3, folder.scan().size());
    }

    @Test
    void aDoseReportInTheSeriesIsNoSlice() {
        for (int i = 0; i < 4; i++) {
            folder.write("z" + i, SliceFixture.of("CT").number(i).at(0, 0, 5 * i));
        }
        folder.write(
                "report",
                SliceFixture.of("CT").number(99).without(Tag.IMAGE_ORIENTATION_PATIENT, Tag.FRAME_OF_REFERENCE_UID));
        assertEquals(numbered("z", 0, 4), names(folder.largest()));
        assertEquals(2, folder.scan().size());
    }

    @Test
    void energiesAreSeriesOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            folder.write(
                    "low" + i,
                    SliceFixture.of("CT")
                            .text(Tag.KVP, "DS", "80")
                            .number(2 * i)
                            .at(0, 0, 5 * i));
            folder.write(
                    "top" + i,
                    SliceFixture.of("CT")
                            .text(Tag.KVP, "DS", "140")
                            .number(2 * i + 1)
                            .at(0, 0, 5 * i));
        }
        assertEquals(Set.of(numbered("low", 0, 3), numbered("top", 0, 3)), folder.allNames());
    }

    @Test
    void reconstructionsOfAnotherZoomAreSeriesOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            folder.write("wide" + i, SliceFixture.of("CT").number(i).at(-200, -200, 5 * i));
            folder.write(
                    "near" + i,
                    SliceFixture.of("CT")
                            .number(10 + i)
                            .text(Tag.PIXEL_SPACING, "DS", "0.25\\0.25")
                            .at(-100, -100, 5 * i));
        }
        assertEquals(Set.of(numbered("near", 0, 3), numbered("wide", 0, 3)), folder.allNames());
    }

    @Test
    void onePictureEachOfFourZoomsIsNotTakenTurning() {
        String[] sizes = {"0.9", "0.7", "0.5", "0.3"};
        for (int i = 0; i < sizes.length; i++) {
            folder.write(
                    "zoom" + i,
                    SliceFixture.of("CT")
                            .number(i)
                            .text(Tag.PIXEL_SPACING, "DS", sizes[i] + "\\" + sizes[i])
                            .at(0, 0, 5 * i));
        }
        assertEquals(4, folder.scan().size());
        assertEquals(List.of(Kind.MIXED_SERIES), kinds(folder.scan().get(0)));
    }

    @Test
    void framesOfReferenceAreSeriesOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            folder.write("before" + i, SliceFixture.of("MR").number(i).at(0, 0, 5 * i));
            folder.write(
                    "moved" + i,
                    SliceFixture.of("MR")
                            .number(10 + i)
                            .text(Tag.FRAME_OF_REFERENCE_UID, "UI", "1.2.3.10")
                            .at(0, 0, 5 * i));
        }
        assertEquals(Set.of(numbered("before", 0, 3), numbered("moved", 0, 3)), folder.allNames());
    }

    @Test
    void aProjectionTurningAroundTheBodyStaysTogether() {
        for (int i = 0; i < 12; i++) {
            double angle = Math.toRadians(15 * i);
            folder.write(
                    "turn" + i,
                    SliceFixture.of("MR")
                            .number(i)
                            .facing("%.6f\\%.6f\\0\\0\\0\\-1".formatted(Math.cos(angle), Math.sin(angle)))
                            .at(0, 0, 0));
        }
        DicomSeries series = folder.only();
        assertEquals(numbered("turn", 0, 12), names(series));
        assertEquals(List.of(), kinds(series));
        assertTrue(series.sliceSpacing().isEmpty());
        assertThrows(UnsupportedMediaException.class, () -> DicomVolume.open(series));
    }
}
