package com.encord.sdk.examples.bench;

import com.encord.sdk.EncordClient;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.items.ItemQuery;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.local.Faults;
import com.encord.sdk.local.LocalPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Uploads under hardship, to see that every file becomes an item exactly once. Takes minutes.
 *
 * <pre>
 * java -cp encord.jar com.encord.sdk.examples.bench.UploadSoak faults 20000
 * java -cp encord.jar com.encord.sdk.examples.bench.UploadSoak kills 2000 50
 * </pre>
 *
 * <p>{@code faults} lets one request in twenty fail, in five different ways; {@code kills} kills the client again and
 * again, and lets each one after go on by the journal. Both end with one line of what is on the platform, and with exit
 * code 1 if that is not exactly what was sent.
 */
public final class UploadSoak implements AutoCloseable {
    private static final double CHANCE_OF_EACH_FAULT = 0.01;
    private static final Duration SLOWNESS = Duration.ofMillis(30);
    private static final int MOST_RUNS = 10;
    private static final long SEED = 42;

    private final Path directory;
    private final LocalPlatform platform;
    private final EncordClient encord;
    private final Folder folder;
    private final Random random = new Random(SEED);

    private UploadSoak(int files) throws IOException {
        directory = Files.createTempDirectory("upload-soak");
        Path sources = Files.createDirectory(directory.resolve("files"));
        for (int i = 0; i < files; i++) {
            Files.writeString(sources.resolve("file-" + i + ".txt"), "content of file " + i);
        }
        platform = LocalPlatform.builder()
                .dataDirectory(directory.resolve("platform"))
                .start();
        encord = EncordClient.builder()
                .domain(platform.url())
                .sshPrivateKeyFile(platform.privateKeyFile())
                .build();
        folder = encord.folders().create("soak");
    }

    /**
     * Runs one of the two.
     *
     * @param arguments {@code faults FILES} or {@code kills FILES KILLS}
     * @throws Exception if the machine fails, rather than the upload
     */
    public static void main(String[] arguments) throws Exception {
        int files = Integer.parseInt(arguments[1]);
        boolean isExact;
        try (UploadSoak soak = new UploadSoak(files)) {
            long start = System.nanoTime();
            if (arguments[0].equals("faults")) {
                soak.faults();
            } else {
                soak.kills(files, Integer.parseInt(arguments[2]));
            }
            System.out.printf("%s: %d s%n", String.join(" ", arguments), (System.nanoTime() - start) / 1_000_000_000);
            isExact = soak.isExact(files);
        }
        System.exit(isExact ? 0 : 1);
    }

    private Process client() throws IOException {
        return SoakClient.start(List.of(
                platform.url(),
                platform.privateKeyFile().toString(),
                folder.id().toString(),
                directory.resolve("files").toString(),
                directory.resolve("journal").toString()));
    }

    private void faults() throws IOException, InterruptedException {
        Faults faults = platform.faults();
        faults.on(request -> true).probability(CHANCE_OF_EACH_FAULT, SEED).answer(503);
        faults.on(request -> true).probability(CHANCE_OF_EACH_FAULT, SEED + 1).reset();
        faults.on(request -> true).probability(CHANCE_OF_EACH_FAULT, SEED + 2).dropReply();
        faults.on(request -> true).probability(CHANCE_OF_EACH_FAULT, SEED + 3).truncateReply();
        faults.on("PUT", "/objects/.*")
                .probability(CHANCE_OF_EACH_FAULT, SEED + 4)
                .expireSignedUrl();
        int runs = untilComplete();
        faults.clear();
        System.out.println("complete after " + runs + (runs == 1 ? " run" : " runs"));
    }

    private int untilComplete() throws IOException, InterruptedException {
        int runs = 1;
        while (client().waitFor() != 0) {
            runs++;
            if (runs > MOST_RUNS) {
                throw new IllegalStateException("Not complete after " + MOST_RUNS + " runs");
            }
        }
        return runs;
    }

    /** Kills a little after so many more files were sent, or after a registration was asked for. */
    private void kills(int files, int kills) throws IOException, InterruptedException {
        AtomicInteger puts = new AtomicInteger();
        AtomicInteger registrations = new AtomicInteger();
        platform.faults()
                .on(request -> {
                    if (request.method().equals("PUT")) {
                        puts.incrementAndGet();
                    } else if (request.path().endsWith("/data-upload-jobs")) {
                        registrations.incrementAndGet();
                    }
                    return false;
                })
                .answer(500);
        platform.faults().on("PUT", ".*").delay(SLOWNESS); // or the upload is over before its last kill
        int step = Math.max(1, files / (5 * kills));
        int atRegistration = 0;
        for (int kill = 0; kill < kills; kill++) {
            boolean awaitsRegistration = random.nextInt(3) == 0;
            AtomicInteger counter = awaitsRegistration ? registrations : puts;
            int goal = counter.get() + (awaitsRegistration ? 1 : step + random.nextInt(step));
            Process client = client();
            while (counter.get() < goal && client.isAlive()) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(20));
            if (!client.isAlive()) {
                System.out.println("the client was done before kill " + (kill + 1) + " of " + kills);
                break;
            }
            client.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            atRegistration += awaitsRegistration ? 1 : 0;
            System.out.printf("kill %d: %d files sent, some twice%n", kill + 1, puts.get());
        }
        System.out.println(atRegistration + " of the kills came at a registration");
        untilComplete();
    }

    private boolean isExact(int files) {
        Set<String> names = new HashSet<>();
        int items = 0;
        int placeholders = 0;
        for (StorageItem item : folder.items(ItemQuery.all().pageSize(1000))) {
            if (item.isPlaceholder()) {
                placeholders++;
            } else {
                items++;
                names.add(item.name());
            }
        }
        System.out.printf(
                "%d files, %d items with %d names; %d URLs were left unused%n",
                files, items, names.size(), placeholders);
        return items == files && names.size() == files;
    }

    @Override
    public void close() {
        encord.close();
        platform.close();
    }
}
