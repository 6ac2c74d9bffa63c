package com.encord.sdk.examples.bench;

import com.encord.sdk.EncordClient;
import com.encord.sdk.RetryPolicy;
import com.encord.sdk.upload.Upload;
import com.encord.sdk.upload.UploadReport;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One upload in a Java process of its own with 64 MB of heap, to be killed at any moment. */
public final class SoakClient {
    private SoakClient() {}

    /**
     * Uploads, and prints the report and the peak of the heap. The exit code is 0 if everything is an item.
     *
     * @param arguments the platform's URL, a key file, a folder's id, a directory and a journal
     */
    public static void main(String[] arguments) {
        try (EncordClient encord = EncordClient.builder()
                .domain(arguments[0])
                .sshPrivateKeyFile(Path.of(arguments[1]))
                .retryPolicy(RetryPolicy.standard()
                        .withMaxRetries(5)
                        .withDelays(Duration.ofMillis(20), Duration.ofMillis(500)))
                .build()) {
            Upload upload = encord.folders().get(UUID.fromString(arguments[2])).upload();
            UploadReport report = upload.files(Path.of(arguments[3]))
                    .journal(Path.of(arguments[4]))
                    .concurrency(8)
                    .run();
            System.out.println(report);
            System.out.println("peak of the heap: " + peakBytes() / (1 << 20) + " MB");
            System.exit(report.isComplete() ? 0 : 1);
        }
    }

    /** The sum of the pools' own peaks: never below the true one. */
    private static long peakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    static Process start(List<String> arguments) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                SoakClient.class.getName());
        process.command().addAll(arguments);
        return process.inheritIO().start();
    }
}
