package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.Mutations;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Checks damaged copies of corpus files until its time is over. Runs in its own JVM, since a fault of native code ends
 * it. Arguments: directory with the files, seconds, first seed, a file that always names the attempt under way.
 */
final class CheckFuzzer {
    private static final long LARGEST_FILE = 400_000;
    private static final long LONGEST_MILLIS = 20_000;
    private static final int DEEP_EVERY = 4;

    private CheckFuzzer() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
        long seed = Long.parseLong(arguments[2]);
        List<Path> files = files(directory);
        long attempts = 0;
        long slowest = 0;
        try (RandomAccessFile current = new RandomAccessFile(arguments[3], "rw")) {
            for (; System.nanoTime() < end; seed++, attempts++) {
                Random random = new Random(seed);
                Path file = files.get(random.nextInt(files.size()));
                note(current, seed + " " + file.getFileName());
                byte[] original = Files.readAllBytes(file);
                int reach = random.nextBoolean() ? 4096 : original.length;
                MediaSource damaged =
                        new MemorySource(file.getFileName().toString(), new Mutations(seed).of(original, reach));
                long start = System.nanoTime();
                String json = MediaCheck.of(damaged)
                        .deep(seed % DEEP_EVERY == 0)
                        .run()
                        .toJson();
                long millis = (System.nanoTime() - start) / 1_000_000;
                slowest = Math.max(slowest, millis);
                if (millis > LONGEST_MILLIS || json.isEmpty()) {
                    throw new IllegalStateException("took " + millis + " ms");
                }
            }
        }
        System.out.println(attempts + " attempts, slowest " + slowest + " ms");
    }

    private static void note(RandomAccessFile current, String text) throws IOException {
        current.seek(0);
        current.write(String.format("%-120s%n", text).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile).sorted()::iterator) {
                if (Files.size(file) > 0 && Files.size(file) <= LARGEST_FILE) {
                    files.add(file);
                }
            }
        }
        return files;
    }
}
