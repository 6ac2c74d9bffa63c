package com.encord.sdk.examples.bench;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.image.ImageInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How fast the sizes of pictures are read, next to the image readers of the JDK. Both see the same files, namely those
 * that both can read, and take turns; the best round of each counts. Every way is shown one file after the other and on
 * all cores.
 *
 * <pre>{@code java -cp encord.jar com.encord.sdk.examples.bench.ImageHeaderBenchmark pictures}</pre>
 */
@Command(
        name = "image-header-benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures the reading of picture headers.")
public final class ImageHeaderBenchmark implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A folder of pictures; some thousands tell more than a few.")
    private Path folder;

    @Option(names = "--rounds", description = "How often each is measured; the best counts.", defaultValue = "20")
    private int rounds;

    /** Made by the command line. */
    public ImageHeaderBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ImageHeaderBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .sorted()
                    .filter(file -> readByJdk(file) && readBySdk(file))
                    .toList();
        }
        if (files.isEmpty()) {
            print("no picture in %s that both can read", folder);
            return CommandLine.ExitCode.SOFTWARE;
        }
        Duration[] best = new Duration[4];
        for (int i = 0; i < rounds; i++) {
            best[0] = shorter(best[0], time(files.stream(), ImageHeaderBenchmark::readByJdk));
            best[1] = shorter(best[1], time(files.stream(), ImageHeaderBenchmark::readBySdk));
            best[2] = shorter(best[2], time(files.parallelStream(), ImageHeaderBenchmark::readByJdk));
            best[3] = shorter(best[3], time(files.parallelStream(), ImageHeaderBenchmark::readBySdk));
        }
        print(
                "%d pictures, %d cores, best of %d",
                files.size(), Runtime.getRuntime().availableProcessors(), rounds);
        row("ImageIO, one by one", best[0], best[0], files.size());
        row("ImageInfo, one by one", best[1], best[0], files.size());
        row("ImageIO, all cores", best[2], best[0], files.size());
        row("ImageInfo, all cores", best[3], best[0], files.size());
        return CommandLine.ExitCode.OK;
    }

    private static Duration time(Stream<Path> files, Predicate<Path> reading) {
        long start = System.nanoTime();
        long read = files.filter(reading).count();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (read == 0) {
            throw new IllegalStateException("The pictures can no longer be read");
        }
        return time;
    }

    private static boolean readBySdk(Path file) {
        try {
            ImageInfo info = ImageInfo.read(file);
            return info.width() > 0 && info.height() > 0;
        } catch (MediaException e) {
            return false;
        }
    }

    private static boolean readByJdk(Path file) {
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return reader.getWidth(0) > 0 && reader.getHeight(0) > 0;
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static Duration shorter(Duration old, Duration now) {
        return old == null || now.compareTo(old) < 0 ? now : old;
    }

    private static void row(String what, Duration time, Duration peer, int files) {
        print(
                "  %-24s %7.2f us a picture, %5.1f times as fast as ImageIO one by one",
                what, time.toNanos() / 1e3 / files, (double) peer.toNanos() / time.toNanos());
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
