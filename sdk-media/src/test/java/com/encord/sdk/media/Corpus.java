package com.encord.sdk.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The shared corpus of real files and what other tools say about them. Tests skip themselves where it is absent. */
public final class Corpus {
    private Corpus() {}

    /** A file of the corpus by its path inside it, such as {@code video/tc__nasa.mp4}; skips the test if absent. */
    public static Path file(String relative) {
        Path file = root().resolve(relative);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: the corpus has no " + relative);
        return file;
    }

    /** One object per file of {@code truth/<name>.jsonl}; skips the test if absent. */
    public static List<JsonNode> truth(String name) {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> nodes = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file("truth/" + name + ".jsonl"))) {
                if (!line.isBlank()) {
                    nodes.add(mapper.readTree(line));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return nodes;
    }

    private static Path root() {
        String directory = System.getProperty("encord.corpus", "");
        Path root = Path.of(directory).toAbsolutePath().normalize();
        Assumptions.assumeTrue(
                !directory.isEmpty() && Files.isDirectory(root),
                () -> "skipped: no media corpus at '" + root + "' (system property encord.corpus)");
        return root;
    }
}
