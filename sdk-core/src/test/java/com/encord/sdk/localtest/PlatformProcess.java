package com.encord.sdk.localtest;

import com.encord.sdk.local.LocalPlatform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A local platform in a Java process of its own, to be killed or kept short of memory. */
final class PlatformProcess implements AutoCloseable {
    private final Process process;
    private final String url;
    private final Path keyFile;

    private PlatformProcess(Process process, String url, Path keyFile) {
        this.process = process;
        this.url = url;
        this.keyFile = keyFile;
    }

    static PlatformProcess start(Path directory, String... javaOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(javaOptions));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), PlatformProcess.class.getName(), directory.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String url = out.readLine();
        if (url == null) {
            throw new IOException("the platform process did not start");
        }
        return new PlatformProcess(process, url, Path.of(out.readLine()));
    }

    WireClient client() throws IOException {
        return new WireClient(url, keyFile);
    }

    /** Ends the process as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other process: prints URL and key file, then runs until killed or its input ends. */
    public static void main(String[] args) throws Exception {
        try (LocalPlatform platform =
                LocalPlatform.builder().dataDirectory(Path.of(args[0])).start()) {
            System.out.println(platform.url());
            System.out.println(platform.privateKeyFile());
            System.out.flush();
            while (System.in.read() >= 0) {
                // stay until the parent ends
            }
        }
    }
}
