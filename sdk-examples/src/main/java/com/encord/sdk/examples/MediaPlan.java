package com.encord.sdk.examples;

import com.encord.sdk.media.dicom.series.DicomScan;
import com.encord.sdk.media.dicom.series.DicomSeries;
import com.encord.sdk.upload.Upload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which files go to the platform alone, and which together as one item. */
final class MediaPlan {
    private final List<Path> single;
    private final List<DicomSeries> series;
    private final Map<String, List<Path>> groups = new LinkedHashMap<>();
    private final Map<String, List<Path>> sequences = new LinkedHashMap<>();

    private MediaPlan(List<Path> single, List<DicomSeries> series) {
        this.single = single;
        this.series = series;
    }

    /** Puts DICOM files together by series; everything else goes alone. */
    static MediaPlan ofSeries(List<Path> files) {
        // what is missing is for the upload to report, file by file
        DicomScan scan =
                DicomScan.of(files.stream().filter(Files::isRegularFile).toList());
        Set<Path> alone = new LinkedHashSet<>(files);
        scan.series().forEach(each -> alone.removeAll(each.get()));
        return new MediaPlan(new ArrayList<>(alone), scan.series());
    }

    /** Puts the given images together as one item that keeps each as it is. */
    void group(String title, List<Path> images) {
        single.removeAll(images);
        groups.put(title, images);
    }

    /** Puts the given images, all of one size, together as one video. */
    void sequence(String title, List<Path> images) {
        single.removeAll(images);
        sequences.put(title, images);
    }

    Upload addTo(Upload upload) {
        single.forEach(upload::file);
        groups.forEach(upload::imageGroup);
        sequences.forEach(upload::imageSequence);
        series.forEach(each -> upload.dicomSeries(title(each), each));
        return upload;
    }

    static String title(DicomSeries series) {
        if (!series.description().isBlank()) {
            return series.description();
        }
        return series.seriesInstanceUid().isBlank()
                ? series.get().get(0).getFileName().toString()
                : series.modality() + " " + series.seriesInstanceUid();
    }

    @Override
    public String toString() {
        return single.size() + " single files, " + groups.size() + " image groups, " + sequences.size()
                + " image sequences, " + series.size() + " DICOM series";
    }
}
