package com.encord.sdk.media.dicom.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series of very many files. */
class SeriesSplitterTest {
    private static final String FOLDER = "/archive/patient7/study12/series3/im";

    @TempDir
    private Path folder;

    @Test
    void aPictureIsComparedWithStacksOfNearlyItsDirectionOnly() {
        List<SeriesMember> members = turning(100_000);
        ParallelStacks stacks = new ParallelStacks();
        long compared = 0;
        for (SeriesMember member : members) {
            compared += stacks.near(member.plane()).size();
            stacks.add(member);
        }
        assertEquals(100_000, stacks.stacks().size());
        assertTrue(compared < 10 * 100_000, "compared " + compared);
    }

    @Test
    void picturesTakenTurningAreASeriesUnlessTwoAreParallel() {
        List<SeriesMember> members = turning(100_000);
        List<DicomSeries> all = SeriesSplitter.split(members);
        assertEquals(1, all.size());
        assertEquals(Path.of("im99999"), all.get(0).get().get(99_999));
        List<SeriesMember> twice =
                List.of(members.get(0), members.get(7), members.get(70_000), members.get(0), members.get(9));
        assertEquals(4, SeriesSplitter.split(twice).size());
    }

    /** Pictures of which none is parallel to another one. */
    private List<SeriesMember> turning(int count) {
        SliceFixture.of("XA").writeTo(folder.resolve("im"));
        SeriesMember member = SeriesMember.of(DicomReader.standard().readHeader(folder.resolve("im")));
        List<SeriesMember> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double a = i % 1000 * Math.PI / 1000;
            double b = i / 1000 * Math.PI / 100;
            double[] facing = {
                Math.cos(a), Math.sin(a), 0, -Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b), Math.sin(b)
            };
            members.add(named(member, Path.of("im" + i), ImagePlane.of(new double[3], facing, new double[] {1, 1})));
        }
        return members;
    }

    /** The same header in another file, which says that it lies elsewhere. */
    private static SeriesMember named(SeriesMember member, Path file, Optional<ImagePlane> plane) {
        DicomSlice slice = member.slice();
        return new SeriesMember(
                new DicomSlice(file, "", slice.instanceNumber(), 1, slice.rows(), slice.columns(), plane),
                member.studyInstanceUid(),
                member.seriesInstanceUid(),
                member.modality(),
                member.description(),
                member.frameOfReferenceUid(),
                member.phase(),
                member.part(),
                member.frames(),
                member.problems());
    }

    @Test
    void namesAreInTheOrderOfTheirNumbers() {
        SliceFixture.of("XA").without(Tag.IMAGE_ORIENTATION_PATIENT).writeTo(folder.resolve("im"));
        SeriesMember member = SeriesMember.of(DicomReader.standard().readHeader(folder.resolve("im")));
        List<SeriesMember> members = new ArrayList<>();
        for (int i = 1; i <= 100_000; i++) {
            members.add(named(member, Path.of(FOLDER + i * 7919L % 100_003), Optional.empty()));
        }
        assertEquals(
                IntStream.range(1, 100).mapToObj(i -> Path.of(FOLDER + i)).toList(),
                SeriesSplitter.split(members).get(0).get().subList(0, 99));
    }
}
