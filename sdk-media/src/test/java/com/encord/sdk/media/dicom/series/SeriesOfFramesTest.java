package com.encord.sdk.media.dicom.series;

import static com.encord.sdk.media.dicom.series.SeriesFolder.kinds;
import static com.encord.sdk.media.dicom.series.SeriesFolder.names;
import static com.encord.sdk.media.dicom.series.SeriesFolder.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series of files that hold many frames each. */
class SeriesOfFramesTest {
    private final SeriesFolder folder;

    SeriesOfFramesTest(@TempDir Path folder) {
        this.folder = new SeriesFolder(folder);
    }

    @Test
    void placesComeFromFunctionalGroups() {
        for (int i = 0; i < 4; i++) {
            folder.write(
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
        assertEquals(numbered("z", 0, 4), names(folder.only()));
        assertEquals(2.5, folder.only().sliceSpacing().orElseThrow(), 1e-9);
    }

    @Test
    void volumesInAFileEachFollowTheirTimes() {
        for (int time = 1; time <= 3; time++) {
            folder.write(
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
        assertEquals(List.of("t3", "t2", "t1"), names(folder.only()));
        assertEquals(List.of(), kinds(folder.only()));
        assertEquals(6, folder.only().frames());
        assertEquals(5, folder.only().sliceSpacing().orElseThrow(), 1e-9);
    }

    @Test
    void filesOfFramesWithoutAPlaceFollowTheirNumbers() {
        for (int i = 0; i < 3; i++) {
            folder.write(
                    "loop" + i,
                    SliceFixture.of("US")
                            .without(Tag.IMAGE_ORIENTATION_PATIENT, Tag.FRAME_OF_REFERENCE_UID, Tag.PIXEL_SPACING)
                            .number(30 - 10 * i)
                            .text(Tag.NUMBER_OF_FRAMES, "IS", String.valueOf(20 + i)));
        }
        assertEquals(List.of("loop2", "loop1", "loop0"), names(folder.only()));
        assertEquals(63, folder.only().frames());
        assertEquals(List.of(), kinds(folder.only()));
    }

    @Test
    void framesOfOneFileAreLookedAtLikeSlices() {
        String axial = SliceFixture.AXIAL;
        String[] frames = {
            axial + " 0\\0\\9", axial + " 0\\0\\0", axial + " 0\\0\\3", axial + " 0\\0\\15", axial + " 0\\0\\6"
        };
        writeFrames("CT", frames);
        assertEquals(3, folder.only().sliceSpacing().orElseThrow(), 1e-9);
        assertEquals(List.of(Kind.MISSING_SLICES), kinds(folder.only()));
        writeFrames("SEG", frames);
        assertEquals(List.of(), kinds(folder.only()), "a segmentation leaves empty frames out");
    }

    @Test
    void framesOfSeveralDirectionsInOneFileAreNoStack() {
        writeFrames(
                "MR",
                SliceFixture.AXIAL + " 0\\0\\0",
                SliceFixture.CORONAL + " 0\\0\\0",
                SliceFixture.AXIAL + " 0\\0\\7",
                SliceFixture.AXIAL + " 0\\0\\9");
        assertTrue(folder.only().sliceSpacing().isEmpty());
        assertEquals(List.of(), kinds(folder.only()));
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
        folder.write(
                "enhanced",
                SliceFixture.of(modality)
                        .without(Tag.IMAGE_ORIENTATION_PATIENT)
                        .text(Tag.NUMBER_OF_FRAMES, "IS", String.valueOf(frames.size()))
                        .sequence(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames.toArray(byte[][]::new)));
    }
}
