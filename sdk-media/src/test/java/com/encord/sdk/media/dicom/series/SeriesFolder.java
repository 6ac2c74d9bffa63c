package com.encord.sdk.media.dicom.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A folder of DICOM files as scanners and archives leave them, and the series that are found in it. */
final class SeriesFolder {
    private final Path folder;

    SeriesFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes a file where no order of names helps to find the order of pictures. */
    void write(String name, SliceFixture slice) {
        writeAs("%08x_%s".formatted(name.hashCode() * 0x9E3779B9, name), slice);
    }

    void writeAs(String name, SliceFixture slice) {
        slice.writeTo(folder.resolve(name));
    }

    List<DicomSeries> scan() {
        return DicomSeries.scan(folder).series();
    }

    DicomSeries only() {
        List<DicomSeries> all = scan();
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    DicomSeries largest() {
        return scan().stream()
                .max(Comparator.comparingInt(series -> series.slices().size()))
                .orElseThrow();
    }

    Set<List<String>> allNames() {
        return scan().stream().map(SeriesFolder::names).collect(Collectors.toSet());
    }

    /** The names that the files of a series were written by, in its order. */
    static List<String> names(DicomSeries series) {
        return series.get().stream()
                .map(path -> path.getFileName().toString().replaceFirst("^[0-9a-f]{8}_", ""))
                .toList();
    }

    /** Names made of a prefix and a number each. */
    static List<String> numbered(String prefix, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> prefix + i).toList();
    }

    static List<Kind> kinds(DicomSeries series) {
        return series.problems().stream().map(SeriesProblem::kind).toList();
    }
}
