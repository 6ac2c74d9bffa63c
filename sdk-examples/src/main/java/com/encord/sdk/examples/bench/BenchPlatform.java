package com.encord.sdk.examples.bench;

import com.encord.sdk.local.LocalPlatform;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A local platform in a Java process of its own, so that its memory and its work are not the client's. It ends with its
 * parent, when its standard input does.
 */
public final class BenchPlatform implements AutoCloseable {
    private final Process process;
    private final String url;
    private final Path keyFile;

    private BenchPlatform(Process process, String url, Path keyFile) {
        this.process = process;
        this.url = url;
        this.keyFile = keyFile;
    }

    /**
     * Runs the platform, in the other process.
     *
     * @param arguments the data directory, and the milliseconds every request is held
     * @throws IOException if standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        try (LocalPlatform platform =
                LocalPlatform.builder().dataDirectory(Path.of(arguments[0])).start()) {
            Duration latency = Duration.ofMillis(Long.parseLong(arguments[1]));
            if (!latency.isZero()) {
                platform.faults().on(request -> true).delay(latency);
            }
            System.out.println(platform.url());
            System.out.println(platform.privateKeyFile());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    static BenchPlatform start(Path directory, Duration latency) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchPlatform.class.getName(),
                        directory.toString(),
                        Long.toString(latency.toMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String url = out.readLine();
        String key = out.readLine();
        if (url == null || key == null) {
            throw new IOException("The platform did not start");
        }
        return new BenchPlatform(process, url, Path.of(key));
    }

    String url() {
        return url;
    }

    Path keyFile() {
        return keyFile;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
