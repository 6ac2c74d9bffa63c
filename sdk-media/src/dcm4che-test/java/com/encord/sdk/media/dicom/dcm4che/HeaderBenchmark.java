package com.encord.sdk.media.dicom.dcm4che;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomInputStream;

/**
 * Times reading headers up to the pixel data, and the values that ordering a series takes, of all files in a folder:
 * {@code main(folder, rounds)}. dcm4che is timed by itself, without this SDK around it. Rounds alternate, so that both
 * meet the same load; the best round of each counts. With one round the times are those of a cold JVM, for which the
 * readers to time can be named as third argument.
 */
final class HeaderBenchmark {
    private HeaderBenchmark() {}

    private record Contender(String name, ToLongFunction<Path> read) {}

    /** Runs the benchmark and prints one line per reader. */
    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        int rounds = Integer.parseInt(arguments[1]);
        List<Contender> contenders = new ArrayList<>(List.of(
                new Contender("standard", path -> values(DicomReader.standard(), path)),
                new Contender("dcm4che", HeaderBenchmark::dcm4che),
                new Contender("Dcm4cheReader", path -> values(new Dcm4cheReader(), path))));
        contenders.removeIf(contender -> arguments.length > 2 && !arguments[2].contains(contender.name()));
        long[] best = new long[contenders.size()];
        long[] sums = new long[contenders.size()];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < best.length; i++) {
                ToLongFunction<Path> read = contenders.get(i).read();
                long start = System.nanoTime();
                sums[i] = files.stream().mapToLong(read).sum();
                long took = System.nanoTime() - start;
                best[i] = best[i] == 0 ? took : Math.min(best[i], took);
            }
        }
        for (int i = 0; i < best.length; i++) {
            System.out.printf(
                    "%-14s %d headers in %7.1f ms, values sum to %d%n",
                    contenders.get(i).name(), files.size(), best[i] / 1e6, sums[i]);
        }
    }

    private static long values(DicomReader reader, Path path) {
        try {
            DicomDataset header = reader.readHeader(path).dataset();
            return length(header.text(Tag.STUDY_INSTANCE_UID).orElse(null))
                    + length(header.text(Tag.SERIES_INSTANCE_UID).orElse(null))
                    + length(header.text(Tag.MODALITY).orElse(null))
                    + header.integer(Tag.INSTANCE_NUMBER).orElse(0)
                    + header.integer(Tag.ROWS).orElse(0)
                    + header.decimals(Tag.IMAGE_POSITION_PATIENT).length
                    + header.decimals(Tag.IMAGE_ORIENTATION_PATIENT).length;
        } catch (MediaException e) {
            return 0;
        }
    }

    private static long dcm4che(Path path) {
        try (DicomInputStream input = new DicomInputStream(path.toFile())) {
            Attributes header = input.readDatasetUntilPixelData();
            return length(header.getString(Tag.STUDY_INSTANCE_UID))
                    + length(header.getString(Tag.SERIES_INSTANCE_UID))
                    + length(header.getString(Tag.MODALITY))
                    + header.getInt(Tag.INSTANCE_NUMBER, 0)
                    + header.getInt(Tag.ROWS, 0)
                    + length(header.getDoubles(Tag.IMAGE_POSITION_PATIENT))
                    + length(header.getDoubles(Tag.IMAGE_ORIENTATION_PATIENT));
        } catch (IOException e) {
            return 0;
        }
    }

    private static long length(String text) {
        return text == null ? 0 : text.length();
    }

    private static long length(double[] numbers) {
        return numbers == null ? 0 : numbers.length;
    }
}
