package com.encord.sdk.media.dicom.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series as scanners and archives leave them in one folder under one UID, and what a radiographer makes of them. */
class SeriesScenariosTest {
    @TempDir
    private Path folder;

    private List<DicomSeries> scan() {
        return DicomSeries.scan(folder).series();
    }

    private DicomSeries only() {
        List<DicomSeries> all = scan();
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    private DicomSeries largest() {
        return scan().stream()
                .max(Comparator.comparingInt(series -> series.slices().size()))
                .orElseThrow();
    }

    private static List<String> names(DicomSeries series) {
        return series.get().stream()
                .map(path -> path.getFileName().toString().replaceFirst("^[0-9a-f]{8}_", ""))
                .toList();
    }

    private Set<List<String>> allNames() {
        return scan().stream().map(SeriesScenariosTest::names).collect(Collectors.toSet());
    }

    /** Names made of a prefix and a number each. */
    private static List<String> names(String prefix, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> prefix + i).toList();
    }

    private static List<Kind> kinds(DicomSeries series) {
        return series.problems().stream().map(SeriesProblem::kind).toList();
    }

    /** Writes a file where no order of names helps to find the order of pictures. */
    private void write(String name, SliceFixture slice) {
        slice.writeTo(folder.resolve("%08x_%s".formatted(name.hashCode() * 0x9E3779B9, name)));
    }

    @Test
    void aTiltedGantryIsInOrderAndSaid() {
        String tilted = "1\\0\\0\\0\\%.6f\\%.6f".formatted(Math.cos(Math.toRadians(20)), -Math.sin(Math.toRadians(20)));
        for (int i = 0; i < 6; i++) {
            write("z" + i, SliceFixture.of("CT").number(9 - i).facing(tilted).at(-4, -4, 3.0 * i));
        }
        DicomSeries series = only();
        assertEquals(names("z", 0, 6), names(series));
        assertEquals(List.of(Kind.SHIFTED_SLICES), kinds(series));
        assertTrue(series.problems().get(0).message().contains("20.0 degrees"), series.problems()::toString);
        assertEquals(3 * Math.cos(Math.toRadians(20)), series.sliceSpacing().orElseThrow(), 1e-5);
    }

    @Test
    void anObliqueStackIsNotTilted() {
        double c = Math.cos(Math.toRadians(30));
        double s = Math.sin(Math.toRadians(30));
        for (int i = 0; i < 6; i++) {
            write(
                    "z" + i,
                    SliceFixture.of("MR")
                            .facing("1\\0\\0\\0\\%.6f\\%.6f".formatted(c, -s))
                            .at(-4, 3.0 * i * s, 3.0 * i * c));
        }
        assertEquals(names("z", 0, 6), names(only()));
        assertEquals(List.of(), kinds(only()));
    }

    @Test
    void scoutsInTheSeriesLeaveTheStackAlone() {
        write(
                "scout-front",
                SliceFixture.of("CT").number(1).facing(SliceFixture.CORONAL).at(0, 0, 0));
        write(
                "scout-side",
                SliceFixture.of("CT").number(2).facing(SliceFixture.SAGITTAL).at(0, 0, 0));
        for (int i = 0; i < 5; i++) {
            write("z" + i, SliceFixture.of("CT").number(3 + i).at(0, 0, 5 * i));
        }
        assertEquals(3, scan().size());
        assertEquals(names("z", 0, 5), names(largest()));
        assertEquals(List.of(Kind.MIXED_SERIES), kinds(largest()));
    }

    @Test
    void aDoseReportInTheSeriesIsNoSlice() {
        for (int i = 0; i < 4; i++) {
            write("z" + i, SliceFixture.of("CT").number(i).at(0, 0, 5 * i));
        }
        write(
                "report",
                SliceFixture.of("CT").number(99).without(Tag.IMAGE_ORIENTATION_PATIENT, Tag.FRAME_OF_REFERENCE_UID));
        assertEquals(names("z", 0, 4), names(largest()));
        assertEquals(2, scan().size());
    }

    @Test
    void roundedOrientationsFarFromTheOriginLeaveSpacingEven() {
        double[] noise = {0, 4e-4, -4e-4, 3e-4, -2e-4, 4e-4, -4e-4, 0};
        for (int i = 0; i < noise.length; i++) {
            write(
                    "z" + i,
                    SliceFixture.of("MR")
                            .number(noise.length - i)
                            .facing("1\\0\\%f\\0\\1\\%f".formatted(noise[i], -noise[i]))
                            .at(-400, -400, i));
        }
        DicomSeries series = only();
        assertEquals(names("z", 0, noise.length), names(series));
        assertEquals(List.of(), kinds(series));
        assertEquals(1, series.sliceSpacing().orElseThrow(), 1e-3);
    }

    @Test
    void placesThatAreRoundedDifferentlyAreTheSame() {
        for (int z = 0; z < 4; z++) {
            write("a" + z, SliceFixture.of("MR").number(z).at(0, 0, 3 * z));
            write("b" + z, SliceFixture.of("MR").number(10 + z).at(0, 0, 3 * z + (z % 2 == 0 ? 0.004 : -0.004)));
        }
        DicomSeries series = only();
        assertEquals(List.of("a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3"), names(series));
        assertEquals(List.of(Kind.REPEATED_PLACES), kinds(series));
        assertEquals(3, series.sliceSpacing().orElseThrow(), 0.01);
    }

    @Test
    void slicesOfAMicroscopicScannerAreAllAtPlacesOfTheirOwn() {
        for (int i = 0; i < 5; i++) {
            write(
                    "z" + i,
                    SliceFixture.of("CT")
                            .text(Tag.PIXEL_SPACING, "DS", "0.005\\0.005")
                            .at(0, 0, 0.005 * i));
        }
        assertEquals(names("z", 0, 5), names(only()));
        assertEquals(List.of(), kinds(only()));
        assertEquals(0.005, only().sliceSpacing().orElseThrow(), 1e-9);
    }

    @Test
    void energiesAreSeriesOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            write(
                    "low" + i,
                    SliceFixture.of("CT")
                            .text(Tag.KVP, "DS", "80")
                            .number(2 * i)
                            .at(0, 0, 5 * i));
            write(
                    "top" + i,
                    SliceFixture.of("CT")
                            .text(Tag.KVP, "DS", "140")
                            .number(2 * i + 1)
                            .at(0, 0, 5 * i));
        }
        assertEquals(Set.of(names("low", 0, 3), names("top", 0, 3)), allNames());
    }

    @Test
    void diffusionWithoutAndInThreeDirectionsFollowsTheAcquisitions() {
        double[] b = {0, 1000, 1000, 1000};
        for (int volume = 0; volume < b.length; volume++) {
            for (int z = 2; z >= 0; z--) {
                write(
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
                names(only()));
        assertEquals(List.of(Kind.REPEATED_PLACES), kinds(only()));
    }

    @Test
    void aPictureLostFromAFilmOfVolumesMovesNoOtherOne() {
        for (int time = 1; time <= 4; time++) {
            for (int z = 0; z < 3; z++) {
                if (time != 2 || z != 1) {
                    write(
                            "t" + time + "z" + z,
                            SliceFixture.of("MR")
                                    .text(Tag.TEMPORAL_POSITION_IDENTIFIER, "IS", String.valueOf(time))
                                    .number(4 * z + time)
                                    .at(0, 0, 4 * z));
                }
            }
        }
        DicomSeries series = only();
        assertEquals(
                List.of("t1z0", "t1z1", "t1z2", "t2z0", "t2z2", "t3z0", "t3z1", "t3z2", "t4z0", "t4z1", "t4z2"),
                names(series));
        assertEquals(List.of(Kind.REPEATED_PLACES, Kind.MISSING_SLICES), kinds(series));
    }

    @Test
    void reconstructionsOfAnotherZoomAreSeriesOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            write("wide" + i, SliceFixture.of("CT").number(i).at(-200, -200, 5 * i));
            write(
                    "near" + i,
                    SliceFixture.of("CT")
                            .number(10 + i)
                            .text(Tag.PIXEL_SPACING, "DS", "0.25\\0.25")
                            .at(-100, -100, 5 * i));
        }
        assertEquals(Set.of(names("near", 0, 3), names("wide", 0, 3)), allNames());
    }

    @Test
    void onePictureEachOfFourZoomsIsNotTakenTurning() {
        String[] sizes = {"0.9", "0.7", "0.5", "0.3"};
        for (int i = 0; i < sizes.length; i++) {
            write(
                    "zoom" + i,
                    SliceFixture.of("CT")
                            .number(i)
                            .text(Tag.PIXEL_SPACING, "DS", sizes[i] + "\\" + sizes[i])
                            .at(0, 0, 5 * i));
        }
        assertEquals(4, scan().size());
        assertEquals(List.of(Kind.MIXED_SERIES), kinds(scan().get(0)));
    }

    @Test
    void roundedDirectionsLeaveAnUprightStackUpright() {
        double step = 5 * Math.sqrt(0.5);
        for (int i = 0; i < 6; i++) {
            write(
                    "z" + i,
                    SliceFixture.of("MR")
                            .number(9 - i)
                            .facing("0.7\\0.7\\0\\0\\0\\-1")
                            .at(-step * i, step * i, 0));
        }
        assertEquals(names("z", 0, 6), names(only()));
        assertEquals(List.of(), kinds(only()));
        assertEquals(5, only().sliceSpacing().orElseThrow(), 1e-6);
        double[] normal = only().firstPlane().orElseThrow().normal();
        assertEquals(1, Math.hypot(Math.hypot(normal[0], normal[1]), normal[2]), 1e-12);
    }

    @Test
    void framesOfReferenceAreSeriesOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            write("before" + i, SliceFixture.of("MR").number(i).at(0, 0, 5 * i));
            write(
                    "moved" + i,
                    SliceFixture.of("MR")
                            .number(10 + i)
                            .text(Tag.FRAME_OF_REFERENCE_UID, "UI", "1.2.3.10")
                            .at(0, 0, 5 * i));
        }
        assertEquals(Set.of(names("before", 0, 3), names("moved", 0, 3)), allNames());
    }

    @Test
    void aProjectionTurningAroundTheBodyStaysTogether() {
        for (int i = 0; i < 12; i++) {
            double angle = Math.toRadians(15 * i);
            write(
                    "turn" + i,
                    SliceFixture.of("MR")
                            .number(i)
                            .facing("%.6f\\%.6f\\0\\0\\0\\-1".formatted(Math.cos(angle), Math.sin(angle)))
                            .at(0, 0, 0));
        }
        DicomSeries series = only();
        assertEquals(names("turn", 0, 12), names(series));
        assertEquals(List.of(), kinds(series));
        assertTrue(series.sliceSpacing().isEmpty());
        assertThrows(UnsupportedMediaException.class, () -> DicomVolume.open(series));
    }

    @Test
    void threeScoutsStayApart() {
        write("a", SliceFixture.of("MR").number(1).at(0, 0, 0));
        write("c", SliceFixture.of("MR").number(2).facing(SliceFixture.CORONAL).at(0, 0, 0));
        write("s", SliceFixture.of("MR").number(3).facing(SliceFixture.SAGITTAL).at(0, 0, 0));
        assertEquals(3, scan().size());
    }

    @Test
    void placesOrderSlicesWithoutNumbers() {
        int[] heights = {4, 0, 3, 1, 2};
        for (int height : heights) {
            write("z" + height, SliceFixture.of("CT").at(0, 0, -2 * height));
        }
        assertEquals(List.of("z4", "z3", "z2", "z1", "z0"), names(only()));
        assertEquals(List.of(), kinds(only()));
    }

    @Test
    void namesOrderFilesWithoutPlacesAndNumbers() {
        for (int i = 1; i <= 12; i++) {
            SliceFixture.of("XA").without(Tag.IMAGE_ORIENTATION_PATIENT).writeTo(folder.resolve("im" + i));
        }
        assertEquals(names("im", 1, 13), names(only()));
    }

    @Test
    void filesOfFramesWithoutAPlaceFollowTheirNumbers() {
        for (int i = 0; i < 3; i++) {
            write(
                    "loop" + i,
                    SliceFixture.of("US")
                            .without(Tag.IMAGE_ORIENTATION_PATIENT, Tag.FRAME_OF_REFERENCE_UID, Tag.PIXEL_SPACING)
                            .number(30 - 10 * i)
                            .text(Tag.NUMBER_OF_FRAMES, "IS", String.valueOf(20 + i)));
        }
        assertEquals(List.of("loop2", "loop1", "loop0"), names(only()));
        assertEquals(63, only().frames());
        assertEquals(List.of(), kinds(only()));
    }

    @Test
    void placesComeFromFunctionalGroups() {
        for (int i = 0; i < 4; i++) {
            write(
                    "z" + i,
                    SliceFixture.of("MR")
                            .without(Tag.IMAGE_ORIENTATION_PATIENT, Tag.PIXEL_SPACING)
                            .number(9 - i)
                            .text(Tag.NUMBER_OF_FRAMES, "IS", "1")
                            .sequence(
                                    Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE,
                                    SliceFixture.group(
                                            Tag.PLANE_ORIENTATION_SEQUENCE,
                                            Tag.IMAGE_ORIENTATION_PATIENT,
                                            SliceFixture.AXIAL))
                            .sequence(
                                    Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE,
                                    SliceFixture.group(
                                            Tag.PLANE_POSITION_SEQUENCE,
                                            Tag.IMAGE_POSITION_PATIENT,
                                            "0\\0\\" + 2.5 * i)));
        }
        assertEquals(names("z", 0, 4), names(only()));
        assertEquals(2.5, only().sliceSpacing().orElseThrow(), 1e-9);
    }

    @Test
    void volumesInAFileEachFollowTheirTimes() {
        for (int time = 1; time <= 3; time++) {
            write(
                    "t" + time,
                    SliceFixture.of("MR")
                            .number(7)
                            .text(Tag.NUMBER_OF_FRAMES, "IS", "2")
                            .text(Tag.TEMPORAL_POSITION_IDENTIFIER, "IS", String.valueOf(4 - time))
                            .sequence(
                                    Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE,
                                    SliceFixture.group(
                                            Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT, "0\\0\\0"),
                                    SliceFixture.group(
                                            Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT, "0\\0\\5")));
        }
        assertEquals(List.of("t3", "t2", "t1"), names(only()));
        assertEquals(List.of(), kinds(only()));
        assertEquals(6, only().frames());
        assertEquals(5, only().sliceSpacing().orElseThrow(), 1e-9);
    }

    private void writeFrames(String modality, String... orientationsAndPositions) {
        List<byte[]> frames = new ArrayList<>();
        for (String frame : orientationsAndPositions) {
            String[] parts = frame.split(" ");
            byte[] orientation =
                    SliceFixture.group(Tag.PLANE_ORIENTATION_SEQUENCE, Tag.IMAGE_ORIENTATION_PATIENT, parts[0]);
            byte[] position = SliceFixture.group(Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT, parts[1]);
            byte[] both = Arrays.copyOf(position, position.length + orientation.length);
            System.arraycopy(orientation, 0, both, position.length, orientation.length);
            frames.add(both);
        }
        write(
                "enhanced",
                SliceFixture.of(modality)
                        .without(Tag.IMAGE_ORIENTATION_PATIENT)
                        .text(Tag.NUMBER_OF_FRAMES, "IS", String.valueOf(frames.size()))
                        .sequence(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames.toArray(byte[][]::new)));
    }

    @Test
    void framesOfOneFileAreLookedAtLikeSlices() {
        String axial = SliceFixture.AXIAL;
        String[] frames = {
            axial + " 0\\0\\9", axial + " 0\\0\\0", axial + " 0\\0\\3", axial + " 0\\0\\15", axial + " 0\\0\\6"
        };
        writeFrames("CT", frames);
        assertEquals(3, only().sliceSpacing().orElseThrow(), 1e-9);
        assertEquals(List.of(Kind.MISSING_SLICES), kinds(only()));
        writeFrames("SEG", frames);
        assertEquals(List.of(), kinds(only()), "a segmentation leaves empty frames out");
    }

    @Test
    void framesOfSeveralDirectionsInOneFileAreNoStack() {
        writeFrames(
                "MR",
                SliceFixture.AXIAL + " 0\\0\\0",
                SliceFixture.CORONAL + " 0\\0\\0",
                SliceFixture.AXIAL + " 0\\0\\7",
                SliceFixture.AXIAL + " 0\\0\\9");
        assertTrue(only().sliceSpacing().isEmpty());
        assertEquals(List.of(), kinds(only()));
    }

    @Test
    void senselessGeometryLeavesOutNoFile() {
        String[] positions = {"1E400\\0\\0", "0\\0\\-1E400", "1E308\\1E308\\1E308", "x\\y\\z", "0\\0", "0\\0\\5"};
        String[] sizes = {"0\\0", "-1\\-1", "1E308\\1E308", "1E400\\1", "", "0.5"};
        for (int i = 0; i < positions.length; i++) {
            for (int j = 0; j < sizes.length; j++) {
                write(
                        "p" + i + "s" + j,
                        SliceFixture.of("CT")
                                .text(Tag.IMAGE_POSITION_PATIENT, "DS", positions[i])
                                .text(Tag.PIXEL_SPACING, "DS", sizes[j]));
            }
        }
        assertEquals(
                36, scan().stream().mapToInt(series -> series.slices().size()).sum());
    }

    @Test
    void anAbsurdPixelSizeDoesNotMakeTwoPlacesOne() {
        for (int i = 0; i < 4; i++) {
            write(
                    "z" + i,
                    SliceFixture.of("CT")
                            .number(9 - i)
                            .text(Tag.PIXEL_SPACING, "DS", "5000\\5000")
                            .at(0, 0, i));
        }
        assertEquals(names("z", 0, 4), names(only()));
    }
}
