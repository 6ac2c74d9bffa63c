package com.encord.sdk.examples;

import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomJson;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.pixel.DicomFrame;
import com.encord.sdk.media.dicom.pixel.DicomImage;
import com.encord.sdk.media.dicom.pixel.DicomRenderer;
import com.encord.sdk.media.dicom.pixel.DicomWindow;
import com.encord.sdk.media.dicom.pixel.PixelLayout;
import com.encord.sdk.media.dicom.series.DicomPlane;
import com.encord.sdk.media.dicom.series.DicomScan;
import com.encord.sdk.media.dicom.series.DicomSeries;
import com.encord.sdk.media.dicom.series.DicomVolume;
import com.encord.sdk.media.dicom.series.ImagePlane;
import com.encord.sdk.media.dicom.series.SeriesProblem;
import com.encord.sdk.media.dicom.series.VolumeSlice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into DICOM files. */
@Command(name = "dicom", description = "Looks into DICOM files.", addMethodSubcommands = false)
final class DicomCommand {
    /** How pictures are drawn. */
    static final class Drawing {
        @Option(
                names = "--window",
                paramLabel = "C,W|NAME",
                converter = WindowArgument.class,
                completionCandidates = WindowArgument.Names.class,
                description = "Center and width of the window, or one common in CT: ${COMPLETION-CANDIDATES}.")
        private @Nullable DicomWindow window;

        @Option(
                names = "--to-scale",
                description = "Stretch the picture to its real shape where pixels are not square.")
        private boolean toScale;
    }

    @Command(description = "Prints the data set in the DICOM JSON model, without bulk data.")
    int dump(
            @Parameters(paramLabel = "FILE", description = "A DICOM file.") Path file,
            @Option(names = "--json", hidden = true) boolean json) {
        DicomFile dicom = DicomReader.standard().read(file);
        System.out.println(DicomJson.of(dicom));
        dicom.problems().forEach(problem -> System.err.println(file + ": " + problem));
        return dicom.problems().isEmpty() ? Main.OK : Main.FINDINGS;
    }

    @Command(description = "Prints the series in a folder, the files of each in order.")
    int series(
            @Parameters(paramLabel = "DIR", description = "A folder, searched to any depth.") Path folder,
            @Option(names = "--json", hidden = true) boolean json) {
        DicomScan scan = DicomSeries.scan(folder);
        JsonLines lines = new JsonLines(System.out);
        for (DicomSeries series : scan.series()) {
            lines.print(
                    "studyInstanceUid", series.studyInstanceUid(),
                    "seriesInstanceUid", series.seriesInstanceUid(),
                    "modality", series.modality(),
                    "files", series.get().stream().map(Path::toString).toList(),
                    "frames", series.frames(),
                    "rows", series.rows(),
                    "columns", series.columns(),
                    "geometry", geometry(series),
                    "findings",
                            series.problems().stream()
                                    .map(DicomCommand::finding)
                                    .toList());
        }
        scan.others().forEach((file, reason) -> System.err.println(file + ": " + reason));
        boolean sound = scan.others().isEmpty()
                && scan.series().stream().allMatch(series -> series.problems().isEmpty());
        return sound ? Main.OK : Main.FINDINGS;
    }

    private static Map<String, String> finding(SeriesProblem problem) {
        Map<String, String> finding = new LinkedHashMap<>();
        finding.put("code", problem.kind().name());
        finding.put("message", problem.message());
        return finding;
    }

    private static @Nullable Map<String, Object> geometry(DicomSeries series) {
        if (series.firstPlane().isEmpty()) {
            return null;
        }
        ImagePlane plane = series.firstPlane().get();
        Map<String, Object> geometry = new LinkedHashMap<>();
        geometry.put("position", plane.position());
        geometry.put("orientation", plane.orientation());
        geometry.put("normal", plane.normal());
        if (!plane.pixelSpacing().isEmpty()) {
            geometry.put("pixelSpacing", plane.pixelSpacing());
        }
        series.sliceSpacing().ifPresent(spacing -> geometry.put("sliceSpacing", spacing));
        return geometry;
    }

    @Command(description = "Prints a digest of each frame's samples.")
    int pixels(
            @Parameters(paramLabel = "FILE", description = "A DICOM file.") Path file,
            @Option(names = "--frame", paramLabel = "N", description = "Only this frame.") @Nullable Integer frame,
            @Option(names = "--json", hidden = true) boolean json) {
        try (DicomImage image = DicomImage.open(file)) {
            if (frame != null) {
                print(image.frame(frame));
            } else {
                image.forEach(DicomCommand::print);
            }
        }
        return Main.OK;
    }

    @Command(description = "Draws a frame as a PNG, by its own window or the one given.")
    int render(
            @Parameters(paramLabel = "FILE", description = "A DICOM file.") Path file,
            @Parameters(paramLabel = "OUT.png", description = "The picture to write.") Path out,
            @Option(names = "--frame", paramLabel = "N", defaultValue = "0", description = "From 0, the default.")
                    int frame,
            @Mixin Drawing drawing)
            throws IOException {
        try (DicomImage image = DicomImage.open(file)) {
            if (frame < 0 || frame >= image.frameCount()) {
                System.err.println(
                        "encord: --frame " + frame + " of " + image.frameCount() + " frames, counted from 0");
                return Main.USAGE;
            }
            DicomRenderer renderer = DicomRenderer.of(image);
            if (drawing.window != null) {
                renderer = renderer.window(drawing.window);
            }
            write((drawing.toScale ? renderer.toScale() : renderer).render(frame), out);
        }
        return Main.OK;
    }

    @Command(description = "Cuts a series through the middle, or where told, and writes the slice as a PNG.")
    int slice(
            @Parameters(paramLabel = "DIR", description = "A folder with one series, or a file of many frames.")
                    Path folder,
            @Parameters(paramLabel = "OUT.png", description = "The picture to write.") Path out,
            @Option(
                            names = "--plane",
                            required = true,
                            paramLabel = "axial|coronal|sagittal",
                            description = "Which way to cut.")
                    DicomPlane plane,
            @Option(names = "--index", paramLabel = "N", description = "Which slice, from 0; else the middle one.")
                    @Nullable
                    Integer index,
            @Option(
                            names = "--series",
                            paramLabel = "N",
                            description = "Where there are several: which one that 'dicom series' prints, from 0.")
                    @Nullable
                    Integer number,
            @Mixin Drawing drawing)
            throws IOException {
        DicomScan scan = DicomSeries.scan(folder);
        List<DicomSeries> all = scan.series();
        if (all.isEmpty()) {
            scan.others().forEach((file, reason) -> System.err.println(file + ": " + reason));
            System.err.println("encord: " + folder + " has no DICOM series");
            return Main.FINDINGS;
        }
        int chosen = number == null ? 0 : number;
        if (chosen < 0 || chosen >= all.size() || number == null && all.size() > 1) {
            System.err.println(
                    "encord: " + folder + " has " + all.size() + " series; choose one with --series, from 0");
            return Main.USAGE;
        }
        try (DicomVolume volume = DicomVolume.open(all.get(chosen))) {
            int count = volume.sliceCount(plane);
            int wanted = index == null ? count / 2 : index;
            if (wanted < 0 || wanted >= count) {
                System.err.println("encord: --index " + wanted + " of " + count + " slices, counted from 0");
                return Main.USAGE;
            }
            VolumeSlice slice = volume.slice(plane, wanted);
            Optional<DicomWindow> window = Optional.ofNullable(drawing.window)
                    .or(() -> volume.windows().stream().findFirst());
            BufferedImage picture = window.map(slice::render).orElseGet(slice::render);
            write(drawing.toScale ? slice.toScale(picture) : picture, out);
        }
        return Main.OK;
    }

    private static void write(BufferedImage picture, Path out) throws IOException {
        PngFile.write(picture, out);
        System.out.println(out + "  " + picture.getWidth() + " x " + picture.getHeight());
    }

    private static void print(DicomFrame frame) {
        PixelLayout layout = frame.layout();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(frame.pixels());
            new JsonLines(System.out)
                    .print(
                            "frame", frame.index(),
                            "rows", layout.rows(),
                            "columns", layout.columns(),
                            "samples", layout.samples(),
                            "bits", layout.bitsAllocated(),
                            "sha256", HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
