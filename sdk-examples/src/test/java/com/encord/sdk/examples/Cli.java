package com.encord.sdk.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs the command as a user does: in a process of its own. */
record Cli(int exit, List<String> out, String err) {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    static ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // what the shell of whoever tests says of keys, proxies and Java must not change what is tested
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ENCORD_")
                        || name.toUpperCase(Locale.ROOT).endsWith("_PROXY")
                        || Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
                                .contains(name));
        return builder;
    }

    static Cli run(String... arguments) {
        return run(process(arguments));
    }

    static Cli run(ProcessBuilder builder) {
        try {
            Path in = Files.createTempFile("cli", ".in");
            Path out = Files.createTempFile("cli", ".out");
            Path err = Files.createTempFile("cli", ".err");
            try {
                Process process = builder.redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("still running after " + LIMIT + ": " + builder.command());
                }
                return new Cli(process.exitValue(), Files.readAllLines(out), Files.readString(err));
            } finally {
                Files.delete(in);
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String text() {
        return String.join("\n", out);
    }
}
