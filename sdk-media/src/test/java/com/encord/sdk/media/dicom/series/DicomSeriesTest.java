package com.encord.sdk.media.dicom.series;

import static com.encord.sdk.media.dicom.series.SeriesFolder.kinds;
import static com.encord.sdk.media.dicom.series.SeriesFolder.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomSeriesTest {
    private static final String AXIAL = "1\\0\\0\\0\\1\\0";
    private static final String CORONAL = "1\\0\\0\\0\\0\\-1";

    @TempDir
    private Path folder;

    private Path slice(String name, int number, String series, String orientation, String position, int rows) {
        return DicomFixture.explicit()
                .text(Tag.SOP_INSTANCE_UID, "UI", "1.2.3." + Math.abs(name.hashCode()))
                .text(Tag.MODALITY, "CS", "CT")
                .text(Tag.STUDY_INSTANCE_UID, "UI", "1.2.3")
                .text(Tag.SERIES_INSTANCE_UID, "UI", series)
                .text(Tag.INSTANCE_NUMBER, "IS", String.valueOf(number))
                .text(Tag.IMAGE_POSITION_PATIENT, "DS", position)
                .text(Tag.IMAGE_ORIENTATION_PATIENT, "DS", orientation)
                .word(Tag.ROWS, rows)
                .word(Tag.COLUMNS, rows)
                .writeTo(folder.resolve(name));
    }

    @Test
    void slicesFollowTheNormalWhateverTheirNumbersAndNames() {
        double[] places = {12.5, -5, 0, 7.5, 2.5, -2.5, 5, 10};
        for (int i = 0; i < places.length; i++) {
            slice("s" + i, places.length - i, "1.2.3.4", AXIAL, "-100\\-100\\" + places[i], 64);
        }
        DicomSeries series = DicomSeries.scan(folder).series().get(0);
        assertEquals(List.of("s1", "s5", "s2", "s4", "s6", "s3", "s7", "s0"), names(series));
        assertEquals(2.5, series.sliceSpacing().orElseThrow(), 1e-9);
        assertEquals(List.of(), kinds(series));
    }

    @Test
    void coronalSlicesFollowTheirOwnNormal() {
        // row x cross column -z is +y: the slice nearest the front comes first
        slice("back", 1, "1.2.3.4", CORONAL, "0\\30\\0", 64);
        slice("front", 2, "1.2.3.4", CORONAL, "0\\-30\\0", 64);
        slice("middle", 3, "1.2.3.4", CORONAL, "0\\0\\0", 64);
        assertEquals(
                List.of("front", "middle", "back"),
                names(DicomSeries.scan(folder).series().get(0)));
    }

    @Test
    void withoutPositionsTheInstanceNumberDecides() {
        for (int number : new int[] {10, 2, 1}) {
            DicomFixture.explicit()
                    .text(Tag.STUDY_INSTANCE_UID, "UI", "1.2")
                    .text(Tag.SERIES_INSTANCE_UID, "UI", "1.2.3")
                    .text(Tag.INSTANCE_NUMBER, "IS", String.valueOf(number))
                    .writeTo(folder.resolve("n" + number));
        }
        assertEquals(
                List.of("n1", "n2", "n10"),
                names(DicomSeries.scan(folder).series().get(0)));
    }

    @Test
    void oneUidOverTwoOrientationsAndSizesIsSplitAndSaid() {
        slice("a0", 1, "1.2.3.4", AXIAL, "0\\0\\0", 64);
        slice("a1", 2, "1.2.3.4", AXIAL, "0\\0\\1", 64);
        slice("c0", 3, "1.2.3.4", CORONAL, "0\\0\\0", 64);
        slice("big", 4, "1.2.3.4", AXIAL, "0\\0\\2", 128);
        DicomScan scan = DicomSeries.scan(folder);
        assertEquals(3, scan.series().size());
        assertTrue(scan.series().stream().allMatch(series -> kinds(series).contains(Kind.MIXED_SERIES)));
        assertThrows(UnreadableMediaException.class, scan::get);
    }

    @Test
    void aGapOfTwoStepsIsAMissingSlice() {
        for (int z : new int[] {0, 2, 4, 8, 10}) {
            slice("z" + z, z, "1.2.3.4", AXIAL, "0\\0\\" + z, 64);
        }
        DicomSeries series = DicomSeries.scan(folder).series().get(0);
        assertEquals(List.of(Kind.MISSING_SLICES), kinds(series));
        assertTrue(
                series.problems().get(0).message().startsWith("1 slice seems to be missing"),
                series.problems()::toString);
    }

    @Test
    void aStepThatIsNoMultipleIsUneven() {
        for (String z : new String[] {"0", "2", "4", "5.3", "7.3"}) {
            slice("z" + z, 1, "1.2.3.4", AXIAL, "0\\0\\" + z, 64);
        }
        assertEquals(
                List.of(Kind.UNEVEN_SPACING),
                kinds(DicomSeries.scan(folder).series().get(0)));
    }

    @Test
    void aFileCopiedTwiceIsADuplicate() throws IOException {
        Path first = slice("first", 1, "1.2.3.4", AXIAL, "0\\0\\0", 64);
        slice("second", 2, "1.2.3.4", AXIAL, "0\\0\\1", 64);
        slice("third", 3, "1.2.3.4", AXIAL, "0\\0\\2", 64);
        Files.copy(first, folder.resolve("copy"));
        DicomSeries series = DicomSeries.scan(folder).series().get(0);
        assertTrue(kinds(series).contains(Kind.DUPLICATE_SLICES));
        assertEquals(4, series.slices().size(), "nothing is left out");
    }

    @Test
    void aFolderThatCannotBeLookedIntoHidesNoOther() throws IOException {
        slice("slice", 1, "1.2.3.4", AXIAL, "0\\0\\0", 64);
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Assumptions.assumeTrue(Files.getFileStore(closed).supportsFileAttributeView("posix"), "skipped: no POSIX");
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            Assumptions.assumeFalse(Files.isReadable(closed), "skipped: this user may read everything");
            DicomScan scan = DicomSeries.scan(folder);
            assertEquals(List.of("slice"), names(scan.series().get(0)));
            assertEquals(Set.of(closed), scan.others().keySet());
        } finally {
            Files.setPosixFilePermissions(closed, Set.of(PosixFilePermission.OWNER_READ));
        }
    }

    @Test
    void aLinkToAFolderIsSearchedUnderItsOwnName() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        slice("real/slice", 1, "1.2.3.4", AXIAL, "0\\0\\0", 64);
        Path link = folder.resolve("link");
        try {
            Files.createSymbolicLink(link, real);
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("skipped: no symbolic links here");
        }
        assertEquals(List.of(link.resolve("slice")), DicomSeries.scan(link).get());
        assertEquals(1, DicomSeries.scan(folder).series().get(0).slices().size(), "within a folder links end");
        Files.delete(real.resolve("slice"));
        Files.delete(real);
        assertThrows(UnreadableMediaException.class, () -> DicomSeries.scan(link), "a link that leads nowhere");
    }

    @Test
    void whatIsNoDicomIsNamedWithTheReason() throws IOException {
        slice("slice", 1, "1.2.3.4", AXIAL, "0\\0\\0", 64);
        Path text = Files.writeString(folder.resolve("readme.txt"), "hello, this is no DICOM file at all\n");
        DicomScan scan = DicomSeries.scan(folder);
        assertEquals(1, scan.series().size());
        assertTrue(scan.others().get(text).startsWith("is not DICOM"), scan.others()::toString);
        assertEquals(new ArrayList<>(List.of(folder.resolve("slice"))), scan.get());
    }
}
