package com.encord.sdk.media.dicom.series;

import static com.encord.sdk.media.dicom.series.SeriesFolder.kinds;
import static com.encord.sdk.media.dicom.series.SeriesFolder.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series whose places repeat: echoes, kinds of pictures, phases of the heart, volumes of a film. */
class RepeatedPlacesTest {
    private final SeriesFolder folder;

    private int number;

    RepeatedPlacesTest(@TempDir Path folder) {
        this.folder = new SeriesFolder(folder);
    }

    /** A slice at a height; instance numbers follow the order of the calls. */
    private void slice(String name, double z, String imageType, String echo, int timeTag, String vr, String time) {
        SliceFixture slice = SliceFixture.of("MR")
                .text(Tag.IMAGE_TYPE, "CS", imageType)
                .text(Tag.ECHO_TIME, "DS", echo)
                .number(++number)
                .at(0, 0, z);
        if (!time.isEmpty()) {
            slice.text(timeTag, vr, time);
        }
        folder.writeAs(name, slice);
    }

    private void slice(String name, double z) {
        slice(name, z, "ORIGINAL\\PRIMARY", "30", Tag.TRIGGER_TIME, "DS", "");
    }

    @Test
    void echoesAreSeriesOfTheirOwn() {
        for (int z = 0; z < 3; z++) {
            slice("short" + z, z, "ORIGINAL\\PRIMARY", "4.6", Tag.TRIGGER_TIME, "DS", "");
            slice("long" + z, z, "ORIGINAL\\PRIMARY", "9.2", Tag.TRIGGER_TIME, "DS", "");
        }
        List<DicomSeries> series = folder.scan();
        assertEquals(2, series.size());
        assertEquals(List.of("long0", "long1", "long2"), names(series.get(0)));
        assertEquals(List.of("short0", "short1", "short2"), names(series.get(1)));
        assertEquals(List.of(Kind.MIXED_SERIES), kinds(series.get(0)));
        assertEquals(1, series.get(0).sliceSpacing().orElseThrow(), 1e-9);
    }

    @Test
    void reconstructionsForBoneAndForTissueAreSeriesOfTheirOwn() {
        String[] kernels = {"B31f", "B70f"};
        for (int i = 0; i < 6; i++) {
            folder.writeAs(
                    kernels[i % 2] + i / 2,
                    SliceFixture.of("CT")
                            .text(Tag.CONVOLUTION_KERNEL, "SH", kernels[i % 2])
                            .number(i)
                            .at(0, 0, i / 2));
        }
        List<DicomSeries> series = folder.scan();
        assertEquals(2, series.size());
        assertEquals(List.of("B31f0", "B31f1", "B31f2"), names(series.get(0)));
        assertEquals(List.of("B70f0", "B70f1", "B70f2"), names(series.get(1)));
        assertEquals(List.of(Kind.MIXED_SERIES), kinds(series.get(0)));
    }

    @Test
    void magnitudeAndPhaseAreSeriesOfTheirOwn() {
        for (int z = 0; z < 2; z++) {
            slice("m" + z, z, "ORIGINAL\\PRIMARY\\M\\ND", "30", Tag.TRIGGER_TIME, "DS", "");
            slice("p" + z, z, "ORIGINAL\\PRIMARY\\P\\ND", "30", Tag.TRIGGER_TIME, "DS", "");
        }
        assertEquals(List.of("m0", "m1"), names(folder.scan().get(0)));
        assertEquals(List.of("p0", "p1"), names(folder.scan().get(1)));
    }

    @Test
    void kindsThatDoNotRepeatAPlaceStayTogether() {
        slice("first", 0, "ORIGINAL\\PRIMARY\\AXIAL", "30", Tag.TRIGGER_TIME, "DS", "");
        slice("second", 1, "ORIGINAL\\PRIMARY\\AXIAL\\CORRECTED", "30", Tag.TRIGGER_TIME, "DS", "");
        assertEquals(List.of("first", "second"), names(folder.scan().get(0)));
    }

    @Test
    void phasesOfTheHeartFollowEachOtherByTriggerTime() {
        for (int z = 0; z < 2; z++) {
            slice("late" + z, z, "ORIGINAL\\PRIMARY", "30", Tag.TRIGGER_TIME, "DS", "402.5");
            slice("early" + z, z, "ORIGINAL\\PRIMARY", "30", Tag.TRIGGER_TIME, "DS", "17");
        }
        DicomSeries series = folder.scan().get(0);
        assertEquals(List.of("early0", "early1", "late0", "late1"), names(series));
        assertEquals(List.of(Kind.REPEATED_PLACES), kinds(series));
        assertEquals(1, series.sliceSpacing().orElseThrow(), 1e-9);
    }

    @Test
    void volumesOfAFilmThatWasBrokenOffFollowEachOtherByAcquisitionTime() {
        int second = 0;
        for (int volume = 0; volume < 3; volume++) {
            for (int z = 2; z >= (volume == 2 ? 1 : 0); z--) {
                String time = "1159%02d.5".formatted(second++);
                slice("v" + volume + "z" + z, z, "ORIGINAL\\PRIMARY", "30", Tag.ACQUISITION_TIME, "TM", time);
            }
        }
        DicomSeries series = folder.scan().get(0);
        assertEquals(List.of("v0z0", "v0z1", "v0z2", "v1z0", "v1z1", "v1z2", "v2z1", "v2z2"), names(series));
        assertEquals(List.of(Kind.REPEATED_PLACES), kinds(series));
    }

    @Test
    void diffusionWithoutAndInThreeDirectionsFollowsTheAcquisitions() {
        double[] b = {0, 1000, 1000, 1000};
        for (int volume = 0; volume < b.length; volume++) {
            for (int z = 2; z >= 0; z--) {
                folder.write(
                        "v" + volume + "z" + z,
                        SliceFixture.of("MR")
                                .bValue(b[volume])
                                .text(Tag.ACQUISITION_NUMBER, "IS", String.valueOf(volume + 1))
                                .number(10 * z + volume)
                                .at(0, 0, 4 * z));
            }
        }
        assertEquals(
                List.of("v0z0", "v0z1", "v0z2", "v1z0", "v1z1", "v1z2", "v2z0", "v2z1", "v2z2", "v3z0", "v3z1", "v3z2"),
                names(folder.only()));
        assertEquals(List.of(Kind.REPEATED_PLACES), kinds(folder.only()));
    }

    @Test
    void aPictureLostFromAFilmOfVolumesMovesNoOtherOne() {
        for (int time = 1; time <= 4; time++) {
            for (int z = 0; z < 3; z++) {
                if (time != 2 || z != 1) {
                    folder.write(
                            "t" + time + "z" + z,
                            SliceFixture.of("MR")
                                    .text(Tag.TEMPORAL_POSITION_IDENTIFIER, "IS", String.valueOf(time))
                                    .number(4 * z + time)
                                    .at(0, 0, 4 * z));
                }
            }
        }
        DicomSeries series = folder.only();
        assertEquals(
                List.of("t1z0", "t1z1", "t1z2", "t2z0", "t2z2", "t3z0", "t3z1", "t3z2", "t4z0", "t4z1", "t4z2"),
                names(series));
        assertEquals(List.of(Kind.REPEATED_PLACES, Kind.MISSING_SLICES), kinds(series));
    }

    @Test
    void withNothingElseToTellTimesApartTheInstanceNumberDoes() {
        for (String name : new String[] {"a0", "a1", "b0", "b1"}) {
            slice(name, name.charAt(1) - '0');
        }
        assertEquals(List.of("a0", "a1", "b0", "b1"), names(folder.scan().get(0)));
    }

    @Test
    void oneSliceTakenAgainIsNoSecondVolume() {
        for (int z = 0; z < 4; z++) {
            slice("z" + z, z);
        }
        slice("again", 1);
        DicomSeries series = folder.scan().get(0);
        assertEquals(List.of("z0", "z1", "again", "z2", "z3"), names(series));
        assertEquals(List.of(Kind.DUPLICATE_SLICES), kinds(series));
    }

    @Test
    void aFilmOfOnePlaceNeedsNoRemark() {
        for (int i = 0; i < 3; i++) {
            slice("f" + i, 5);
        }
        assertEquals(List.of("f0", "f1", "f2"), names(folder.scan().get(0)));
        assertTrue(folder.scan().get(0).problems().isEmpty());
    }
}
