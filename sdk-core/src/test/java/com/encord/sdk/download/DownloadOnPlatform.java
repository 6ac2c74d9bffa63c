package com.encord.sdk.download;

import com.encord.sdk.EncordClient;
import com.encord.sdk.RetryPolicy;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.observe.RequestAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A local platform to download from, and a client of it. */
@Timeout(60)
abstract class DownloadOnPlatform {
    static final String OBJECTS = "/objects/.*";
    static final int LARGE = 3 << 20;

    @TempDir
    Path temp;

    final List<RequestAttempt> requests = new CopyOnWriteArrayList<>();
    Path sources;
    Path target;
    LocalPlatform platform;
    EncordClient encord;
    Folder folder;

    @BeforeEach
    void start() throws IOException {
        sources = Files.createDirectory(temp.resolve("sources"));
        target = temp.resolve("target");
        platform = LocalPlatform.builder().start();
        encord = EncordClient.builder()
                .domain(platform.url())
                .sshPrivateKeyFile(platform.privateKeyFile())
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(1), Duration.ofMillis(5)))
                .onRequest(requests::add)
                .build();
        folder = encord.folders().create("from");
    }

    @AfterEach
    void stop() {
        encord.close();
        platform.close();
    }

    final Path file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(name.hashCode()).nextBytes(bytes);
        return Files.write(sources.resolve(name), bytes);
    }

    final UUID upload(Folder to, Path file, String title) {
        return to.upload()
                .file(file)
                .titles(each -> title)
                .run()
                .throwIfIncomplete()
                .items()
                .get(0);
    }

    final Download download() {
        return folder.download().into(target).concurrency(4);
    }

    /** Path below the target to size, the index left out. */
    final Map<String, Long> onDisk() throws IOException {
        Map<String, Long> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                if (!each.getFileName().toString().equals(DirectoryIndex.FILE)) {
                    found.put(target.relativize(each).toString().replace('\\', '/'), Files.size(each));
                }
            }
        }
        return found;
    }
}
