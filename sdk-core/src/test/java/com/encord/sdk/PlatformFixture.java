package com.encord.sdk;

import com.encord.sdk.folders.Folder;
import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.local.MediaEngine;
import com.encord.sdk.local.MediaFacts;
import com.encord.sdk.local.MediaIssue;
import com.encord.sdk.local.ReEncodeOutcome;
import com.encord.sdk.local.StoredMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A local platform with a client of it, whose engine believes what the names of files say. */
final class PlatformFixture implements AutoCloseable {
    final LocalPlatform platform;
    final EncordClient encord;

    PlatformFixture() {
        platform = LocalPlatform.builder().mediaEngine(new NamesOnly()).start();
        encord = EncordClient.builder()
                .domain(platform.url())
                .sshPrivateKeyFile(platform.privateKeyFile())
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(1), Duration.ofMillis(5)))
                .build();
    }

    /** Uploads files of these names and answers their items in the same order. */
    List<UUID> upload(Folder folder, String... names) throws IOException {
        Path directory = Files.createTempDirectory("fixture");
        Path[] files = new Path[names.length];
        for (int i = 0; i < names.length; i++) {
            files[i] = Files.writeString(directory.resolve(names[i]), "content of " + names[i]);
        }
        try {
            return folder.upload().files(files).run().throwIfIncomplete().items();
        } finally {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(directory);
        }
    }

    @Override
    public void close() {
        encord.close();
        platform.close();
    }

    private static final class NamesOnly implements MediaEngine {
        @Override
        public MediaFacts facts(StoredMedia source) {
            return switch (source.itemType()) {
                case "video" -> MediaFacts.of("video/mp4").withSize(640, 480).withTiming(25.0, 4.0, 100);
                case "image" -> MediaFacts.of("image/png").withSize(640, 480);
                case "audio" -> MediaFacts.of("audio/mpeg").withAudio(44_100, 16, "mp3", 2);
                case "dicomFile" -> MediaFacts.of("application/dicom").withDicom("1.2", "1.2.3", "1.2.3.4");
                default -> MediaFacts.of("text/plain");
            };
        }

        @Override
        public ReEncodeOutcome reEncode(StoredMedia source, Path target, boolean full) throws IOException {
            if (source.name().startsWith("broken")) {
                throw new IOException("no picture in it");
            }
            if (!full && source.name().startsWith("fine")) {
                return new ReEncodeOutcome(ReEncodeOutcome.Operation.NONE, List.of());
            }
            Files.copy(source.file(), target);
            return new ReEncodeOutcome(
                    full ? ReEncodeOutcome.Operation.REENCODE : ReEncodeOutcome.Operation.REMUX,
                    List.of(new MediaIssue("NON_ZERO_START", "It starts late")));
        }

        @Override
        public void imageSequence(List<StoredMedia> images, Path target) throws IOException {
            Files.copy(images.get(0).file(), target);
        }
    }
}
