package com.encord.sdk.media.dicom.series;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * The files of one series in the order in which they are to be read: along the slice normal where the headers say where
 * the pictures lie, otherwise by instance number. As a supplier it gives its files in that order.
 *
 * @param studyInstanceUid the study, empty when the headers do not say
 * @param seriesInstanceUid the series, empty when the headers do not say
 * @param modality such as {@code CT}, empty when the headers do not say
 * @param description the series description, empty when there is none
 * @param slices the files in order, at least one
 * @param sliceSpacing the usual distance in millimetres between neighbours along the normal, when there are two places;
 *     of files that hold a stack each, between the frames of the first one; of an object in several files, between
 *     the frames of all
 * @param problems what a reader should know; empty for a sound series
 */
public record DicomSeries(
        String studyInstanceUid,
        String seriesInstanceUid,
        String modality,
        String description,
        List<DicomSlice> slices,
        OptionalDouble sliceSpacing,
        List<SeriesProblem> problems)
        implements Supplier<List<Path>> {

    /**
     * Finds the series in a folder, reading headers only, on all cores.
     *
     * @param folder a folder, searched to any depth, or a single file
     * @return the series, and what was no part of one
     * @throws com.encord.sdk.media.UnreadableMediaException if the folder does not exist
     */
    public static DicomScan scan(Path folder) {
        return DicomScan.of(List.of(folder));
    }

    /**
     * The files in order.
     *
     * @return at least one file
     */
    @Override
    public List<Path> get() {
        return slices.stream().map(DicomSlice::file).toList();
    }

    /**
     * How many frames all files have together.
     *
     * @return at least 1
     */
    public int frames() {
        return (int) Math.min(
                Integer.MAX_VALUE, slices.stream().mapToLong(DicomSlice::frames).sum());
    }

    /**
     * Picture height, the same for all files.
     *
     * @return pixels, 0 for objects without a picture
     */
    public int rows() {
        return slices.get(0).rows();
    }

    /**
     * Picture width, the same for all files.
     *
     * @return pixels, 0 for objects without a picture
     */
    public int columns() {
        return slices.get(0).columns();
    }

    /**
     * Where the first picture lies.
     *
     * @return its plane, when the headers say so
     */
    public Optional<ImagePlane> firstPlane() {
        return slices.get(0).plane();
    }
}
