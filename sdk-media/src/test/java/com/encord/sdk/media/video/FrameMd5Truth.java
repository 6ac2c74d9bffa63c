package com.encord.sdk.media.video;

import com.encord.sdk.media.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What ffmpeg 5.1 printed for the first video stream of the corpus's files. */
final class FrameMd5Truth {
    private FrameMd5Truth() {}

    /** Files of the corpus with the lines ffmpeg printed for them. */
    static Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(Corpus.file("truth/framemd5"))) {
            all.map(Path::toString)
                    .filter(name -> !name.contains(".best."))
                    .forEach(name -> files.put(
                            Path.of(name).getFileName().toString().replaceAll("\\.framemd5(\\.gz)?$", ""),
                            Path.of(name)));
        }
        return files;
    }

    static List<String> lines(Path truth) {
        try (InputStream stored = Files.newInputStream(truth);
                InputStream plain = truth.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The checksums of all frames, in order. */
    static List<String> checksums(Path truth) {
        return lines(truth).stream()
                .filter(line -> !line.startsWith("#"))
                .map(FrameMd5Truth::checksum)
                .toList();
    }

    static String checksum(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }
}
