package com.encord.sdk.examples.bench;

import com.encord.sdk.EncordClient;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.observe.RequestAttempt;
import com.encord.sdk.observe.RequestKind;
import com.encord.sdk.upload.UploadReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast uploads are, against a local platform in another process: one large file next to {@code curl -T}, and many
 * small ones next to sending one after the other. The best of some rounds counts; the first upload of the process, which
 * the JVM has yet to compile, is told apart. Give it little memory to see that it needs little:
 *
 * <pre>{@code java -Xmx64m -cp encord.jar com.encord.sdk.examples.bench.UploadBenchmark --latency 20}</pre>
 */
@Command(
        name = "upload-benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures uploads against a local platform.")
public final class UploadBenchmark implements Callable<Integer> {
    private static final int ONE_BY_ONE = 100;

    @Option(names = "--large", description = "Size of the large file in MB; 0 for none.", defaultValue = "1024")
    private int largeMegabytes;

    @Option(names = "--files", description = "Number of small files.", defaultValue = "2000")
    private int smallFiles;

    @Option(names = "--size", description = "Size of a small file in bytes.", defaultValue = "50000")
    private int smallBytes;

    @Option(
            names = "--latency",
            description = "Milliseconds every request is held by the platform.",
            defaultValue = "0")
    private int latencyMillis;

    @Option(names = "--rounds", description = "How often each is measured; the best counts.", defaultValue = "3")
    private int rounds;

    @Option(names = "--directory", description = "Where to work; a new temporary directory unless given.")
    private Path directory;

    /** How long the last file took on the line, without its URL and registration: what curl's time is. */
    private final AtomicReference<Duration> lastPut = new AtomicReference<>();

    /** Made by the command line. */
    public UploadBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new UploadBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory(
                directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory, "encord-bench");
        try (BenchPlatform platform = BenchPlatform.start(work.resolve("platform"), Duration.ofMillis(latencyMillis));
                EncordClient encord = EncordClient.builder()
                        .domain(platform.url())
                        .sshPrivateKeyFile(platform.keyFile())
                        .onRequest(this::keepPut)
                        .build()) {
            Folder folder = encord.folders().create("benchmark");
            print("heap limit %d MB, latency %d ms, best of %d", heapLimit(), latencyMillis, rounds);
            if (largeMegabytes > 0) {
                large(
                        work,
                        folder,
                        new CurlUpload(platform.url(), encord.bearerToken().value(), folder.id()));
            }
            if (smallFiles > 0) {
                small(work, folder);
            }
            print("peak heap %d MB", peakHeap());
            return CommandLine.ExitCode.OK;
        } finally {
            delete(work);
        }
    }

    private void keepPut(RequestAttempt attempt) {
        if (attempt.kind() == RequestKind.UPLOAD) {
            lastPut.set(attempt.duration());
        }
    }

    private void large(Path work, Folder folder, CurlUpload curl) throws Exception {
        Path file = write(work.resolve("large.mp4"), largeMegabytes * 1_000_000L, new Random(1));
        Duration curlTime = null;
        Duration sdkTime = null;
        Duration putTime = null;
        Duration firstTime = null;
        for (int i = 0; i < rounds; i++) {
            curlTime = shorter(curlTime, curl.send(file).orElse(null));
            Duration time = measure(folder, 1, List.of(file));
            firstTime = firstTime == null ? time : firstTime;
            sdkTime = shorter(sdkTime, time);
            putTime = shorter(putTime, lastPut.get());
        }
        double bytes = largeMegabytes * 1e6;
        print("one file of %d MB", largeMegabytes);
        print("  curl -T                   %s", curlTime == null ? "no curl here" : speed(curlTime, bytes));
        print("  the PUT of an upload      %s%s", speed(putTime, bytes), besides(curlTime, putTime));
        print("  the whole upload          %s%s", speed(sdkTime, bytes), besides(curlTime, sdkTime));
        print("  the first of all          %s%s", speed(firstTime, bytes), besides(curlTime, firstTime));
    }

    private void small(Path work, Folder folder) throws IOException {
        Path files = Files.createDirectory(work.resolve("small"));
        Random random = new Random(2);
        for (int i = 0; i < smallFiles; i++) {
            write(files.resolve("image" + i + ".png"), smallBytes, random);
        }
        List<Path> sample;
        try (Stream<Path> all = Files.list(files)) {
            sample = all.limit(Math.min(ONE_BY_ONE, smallFiles)).toList();
        }
        Duration concurrent = null;
        Duration sequential = null;
        Duration oneByOne = null;
        for (int i = 0; i < rounds; i++) {
            concurrent = shorter(concurrent, measure(folder, 0, List.of(files)));
            sequential = shorter(sequential, measure(folder, 1, List.of(files)));
            long start = System.nanoTime();
            sample.forEach(file -> measure(folder, 1, List.of(file)));
            oneByOne = shorter(oneByOne, Duration.ofNanos((System.nanoTime() - start) * smallFiles / sample.size()));
        }
        double bytes = (double) smallFiles * smallBytes;
        print("%d files of %d bytes", smallFiles, smallBytes);
        print("  default concurrency       %s", speed(concurrent, bytes));
        print(
                "  concurrency 1             %s, %s times as long",
                speed(sequential, bytes), ratio(sequential, concurrent));
        print(
                "  one upload for each file  %s, %s times as long (of %d files, projected)",
                speed(oneByOne, bytes), ratio(oneByOne, concurrent), sample.size());
    }

    /** Uploads; a concurrency of 0 stands for the default. */
    private static Duration measure(Folder folder, int concurrency, List<Path> paths) {
        var upload = folder.upload().files(paths.toArray(Path[]::new));
        UploadReport report = (concurrency == 0 ? upload : upload.concurrency(concurrency)).run();
        return report.throwIfIncomplete().elapsed();
    }

    private static Duration shorter(Duration a, Duration b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) < 0 ? a : b;
    }

    private static String besides(Duration curl, Duration own) {
        return curl == null ? "" : ", " + ratio(curl, own) + " times as fast as curl";
    }

    private static String ratio(Duration a, Duration b) {
        return String.format(Locale.ROOT, "%.2f", (double) a.toNanos() / b.toNanos());
    }

    private static String speed(Duration time, double bytes) {
        double seconds = time.toNanos() / 1e9;
        return String.format(Locale.ROOT, "%.2f s (%.0f MB/s)", seconds, bytes / 1e6 / seconds);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private static Path write(Path file, long size, Random random) throws IOException {
        byte[] block = new byte[1 << 16];
        random.nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return file;
    }

    private static long heapLimit() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
