package com.encord.sdk.media.dicom.series;

import static com.encord.sdk.media.dicom.series.SeriesFolder.kinds;
import static com.encord.sdk.media.dicom.series.SeriesFolder.names;
import static com.encord.sdk.media.dicom.series.SeriesFolder.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the slices of a series lie, and what orders them when nothing else does. */
class SliceGeometryTest {
    private final SeriesFolder folder;

    SliceGeometryTest(@TempDir Path folder) {
        this.folder = new SeriesFolder(folder);
    }

    @Test
    void aTiltedGantryIsInOrderAndSaid() {
        String tilted = "1\\0\\0\\0\\%.6f\\%.6f".formatted(Math.cos(Math.toRadians(20)), -Math.sin(Math.toRadians(20)));
        for (int i = 0; i < 6; i++) {
            folder.write(
                    "z" + i, SliceFixture.of("CT").number(9 - i).facing(tilted).at(-4, -4, 3.0 * i));
        }
        DicomSeries series = folder.only();
        assertEquals(numbered("z", 0, 6), names(series));
        assertEquals(List.of(Kind.SHIFTED_SLICES), kinds(series));
        assertTrue(series.problems().get(0).message().contains("20.0 degrees"), series.problems()::toString);
        assertEquals(3 * Math.cos(Math.toRadians(20)), series.sliceSpacing().orElseThrow(), 1e-5);
    }

    @Test
    void positionsRoundedToADecimalAreEven() {
        for (int i = 0; i < 30; i++) {
            folder.write("z" + i, SliceFixture.of("CT").at(0, 0, Math.rint(6.25 * i) / 10));
        }
        DicomSeries series = folder.only();
        assertEquals(numbered("z", 0, 30), names(series));
        assertEquals(List.of(), kinds(series));
        assertEquals(0.625, series.sliceSpacing().orElseThrow(), 0.002);
    }

    @Test
    void aMissingSliceIsNoRounding() {
        for (int i = 0; i < 30; i++) {
            if (i != 15) {
                folder.write("z" + i, SliceFixture.of("CT").at(0, 0, 2 * i / 10.0));
            }
        }
        assertEquals(List.of(Kind.MISSING_SLICES), kinds(folder.only()));
        assertEquals(0.2, folder.only().sliceSpacing().orElseThrow(), 1e-9);
    }

    @Test
    void anObliqueStackIsNotTilted() {
        double c = Math.cos(Math.toRadians(30));
        double s = Math.sin(Math.toRadians(30));
        for (int i = 0; i < 6; i++) {
            folder.write(
                    "z" + i,
                    SliceFixture.of("MR")
                            .facing("1\\0\\0\\0\\%.6f\\%.6f".formatted(c, -s))
                            .at(-4, 3.0 * i * s, 3.0 * i * c));
        }
        assertEquals(numbered("z", 0, 6), names(folder.only()));
        assertEquals(List.of(), kinds(folder.only()));
    }

    @Test
    void roundedOrientationsFarFromTheOriginLeaveSpacingEven() {
        double[] noise = {0, 4e-4, -4e-4, 3e-4, -2e-4, 4e-4, -4e-4, 0};
        for (int i = 0; i < noise.length; i++) {
            folder.write(
                    "z" + i,
                    SliceFixture.of("MR")
                            .number(noise.length - i)
                            .facing("1\\0\\%f\\0\\1\\%f".formatted(noise[i], -noise[i]))
                            .at(-400, -400, i));
        }
        DicomSeries series = folder.only();
        assertEquals(numbered("z", 0, noise.length), names(series));
        assertEquals(List.of(), kinds(series));
        assertEquals(1, series.sliceSpacing().orElseThrow(), 1e-3);
    }

    @Test
    void roundedDirectionsLeaveAnUprightStackUpright() {
        double step = 5 * Math.sqrt(0.5);
        for (int i = 0; i < 6; i++) {
            folder.write(
                    "z" + i,
                    SliceFixture.of("MR")
                            .number(9 - i)
                            .facing("0.7\\0.7\\0\\0\\0\\-1")
                            .at(-step * i, step * i, 0));
        }
        assertEquals(numbered("z", 0, 6), names(folder.only()));
        assertEquals(List.of(), kinds(folder.only()));
        assertEquals(5, folder.only().sliceSpacing().orElseThrow(), 1e-6);
        double[] normal = folder.only().firstPlane().orElseThrow().normal();
        assertEquals(1, Math.hypot(Math.hypot(normal[0], normal[1]), normal[2]), 1e-12);
    }

    @Test
    void placesThatAreRoundedDifferentlyAreTheSame() {
        for (int z = 0; z < 4; z++) {
            folder.write("a" + z, SliceFixture.of("MR").number(z).at(0, 0, 3 * z));
            folder.write("b" + z, SliceFixture.of("MR").number(10 + z).at(0, 0, 3 * z + (z % 2 == 0 ? 0.004 : -0.004)));
        }
        DicomSeries series = folder.only();
        assertEquals(List.of("a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3"), names(series));
        assertEquals(List.of(Kind.REPEATED_PLACES), kinds(series));
        assertEquals(3, series.sliceSpacing().orElseThrow(), 0.01);
    }

    @Test
    void slicesOfAMicroscopicScannerAreAllAtPlacesOfTheirOwn() {
        for (int i = 0; i < 5; i++) {
            folder.write(
                    "z" + i,
                    SliceFixture.of("CT")
                            .text(Tag.PIXEL_SPACING, "DS", "0.005\\0.005")
                            .at(0, 0, 0.005 * i));
        }
        assertEquals(numbered("z", 0, 5), names(folder.only()));
        assertEquals(List.of(), kinds(folder.only()));
        assertEquals(0.005, folder.only().sliceSpacing().orElseThrow(), 1e-9);
    }

    @Test
    void anAbsurdPixelSizeDoesNotMakeTwoPlacesOne() {
        for (int i = 0; i < 4; i++) {
            folder.write(
                    "z" + i,
                    SliceFixture.of("CT")
                            .number(9 - i)
                            .text(Tag.PIXEL_SPACING, "DS", "5000\\5000")
                            .at(0, 0, i));
        }
        assertEquals(numbered("z", 0, 4), names(folder.only()));
    }

    @Test
    void senselessGeometryLeavesOutNoFile() {
        String[] positions = {"1E400\\0\\0", "0\\0\\-1E400", "1E308\\1E308\\1E308", "x\\y\\z", "0\\0", "0\\0\\5"};
        String[] sizes = {"0\\0", "-1\\-1", "1E308\\1E308", "1E400\\1", "", "0.5"};
        for (int i = 0; i < positions.length; i++) {
            for (int j = 0; j < sizes.length; j++) {
                folder.write(
                        "p" + i + "s" + j,
                        SliceFixture.of("CT")
                                .text(Tag.IMAGE_POSITION_PATIENT, "DS", positions[i])
                                .text(Tag.PIXEL_SPACING, "DS", sizes[j]));
            }
        }
        assertEquals(
                36,
                folder.scan().stream()
                        .mapToInt(series -> series.slices().size())
                        .sum());
    }

    @Test
    void placesOrderSlicesWithoutNumbers() {
        int[] heights = {4, 0, 3, 1, 2};
        for (int height : heights) {
            folder.write("z" + height, SliceFixture.of("CT").at(0, 0, -2 * height));
        }
        assertEquals(List.of("z4", "z3", "z2", "z1", "z0"), names(folder.only()));
        assertEquals(List.of(), kinds(folder.only()));
    }

    @Test
    void namesOrderFilesWithoutPlacesAndNumbers() {
        for (int i = 1; i <= 12; i++) {
            folder.writeAs("im" + i, SliceFixture.of("XA").without(Tag.IMAGE_ORIENTATION_PATIENT));
        }
        assertEquals(numbered("im", 1, 13), names(folder.only()));
    }
}
