package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The DICOM series among some files. As a supplier it gives the files of the only series there is.
 *
 * @param series the series, in the order in which their first files were found
 * @param others what is no part of a series: the file, or the folder that could not be looked into, and why
 */
public record DicomScan(List<DicomSeries> series, Map<Path, String> others) implements Supplier<List<Path>> {
    /** What one file turned out to be. */
    private record Found(Path file, Optional<SeriesMember> member, String reason) {}

    /**
     * Finds the series among files and folders, reading headers only, on all cores.
     *
     * @param places files, and folders searched to any depth
     * @return the series, and what was no part of one
     * @throws UnreadableMediaException if a place does not exist
     */
    public static DicomScan of(Collection<Path> places) {
        List<Path> files = new ArrayList<>();
        Map<Path, String> others = new LinkedHashMap<>();
        for (Path place : places) {
            FolderSearch search = FolderSearch.of(place);
            files.addAll(search.files());
            search.unreadable().forEach((path, failure) -> others.put(path, withoutName(failure)));
        }
        List<Found> found = files.parallelStream().map(DicomScan::look).toList();
        Map<String, List<SeriesMember>> bySeries = new LinkedHashMap<>();
        for (Found each : found) {
            each.member()
                    .ifPresentOrElse(
                            member -> bySeries.computeIfAbsent(member.key(), key -> new ArrayList<>())
                                    .add(member),
                            () -> others.put(each.file(), each.reason()));
        }
        List<DicomSeries> series = new ArrayList<>();
        bySeries.values().forEach(members -> series.addAll(SeriesSplitter.split(members)));
        return new DicomScan(List.copyOf(series), Collections.unmodifiableMap(others));
    }

    private static Found look(Path file) {
        try {
            DicomFile header = DicomReader.standard().readHeader(file);
            if (header.isDirectory()) {
                return new Found(file, Optional.empty(), "is a DICOMDIR, an index of other files");
            }
            if (header.dataset().size() == 0) {
                String problem = header.problems().isEmpty()
                        ? "has no elements"
                        : header.problems().get(0).message();
                return new Found(file, Optional.empty(), problem);
            }
            return new Found(file, Optional.of(SeriesMember.of(header)), "");
        } catch (MediaException e) {
            return new Found(file, Optional.empty(), withoutName(e));
        }
    }

    /** The reason stands beside the file in every list. */
    private static String withoutName(MediaException failure) {
        String message = String.valueOf(failure.getMessage());
        String prefix = failure.source() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    /**
     * The files of the only series, in order.
     *
     * @return at least one file
     * @throws UnreadableMediaException if there is no series, or more than one: choose from {@link #series()}
     */
    @Override
    public List<Path> get() {
        if (series.size() != 1) {
            throw new UnreadableMediaException(
                    "",
                    "found " + series.size() + " DICOM series among " + (series.size() + others.size())
                            + " or more files where one is wanted; choose one from DicomScan.series()");
        }
        return series.get(0).get();
    }
}
