package com.encord.sdk.examples;

import com.encord.sdk.transfer.TransferRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code upload} and {@code download} let one say alike. */
final class TransferOptions {
    @Option(
            names = "--include",
            paramLabel = "PATTERN",
            description = "Takes of folders only what matches, such as '*.png' or 'train/**'; may be repeated.")
    private List<String> includes = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "PATTERN",
            description = "Leaves out of folders what matches, such as 'raw/'; may be repeated.")
    private List<String> excludes = List.of();

    @Option(
            names = "--bandwidth",
            paramLabel = "RATE",
            converter = ByteRate.class,
            description = "Bytes per second at most, such as 20MB/s, 500k or 1.5MiB.")
    private @Nullable Long bandwidth;

    @Option(names = "--concurrency", paramLabel = "N", description = "How many files are moved at once.")
    private @Nullable Integer concurrency;

    <T extends TransferRequest<T>> void addTo(T request) {
        request.include(includes.toArray(String[]::new)).exclude(excludes.toArray(String[]::new));
        if (bandwidth != null) {
            request.bandwidth(bandwidth);
        }
        if (concurrency != null) {
            request.concurrency(concurrency);
        }
    }
}
