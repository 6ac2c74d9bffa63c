package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.EncordClient;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.media.dicom.series.DicomSeries;
import com.encord.sdk.upload.UploadReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform trusts what the caller provides, and refuses what is incomplete. */
class ProvidedMetadataTest {
    @TempDir
    private Path folder;

    @Test
    void aPlatformThatCannotLookIntoFilesLearnsFromTheInspectorOnTheClassPath() {
        Path media = SampleMedia.fill(folder.resolve("media"));
        try (LocalPlatform platform = LocalPlatform.builder()
                        .dataDirectory(folder.resolve("data"))
                        .start();
                EncordClient encord = EncordClient.builder()
                        .domain(platform.url())
                        .sshPrivateKeyFile(platform.privateKeyFile())
                        .build()) {
            Folder target = encord.folders().create("provided");
            UploadReport report = target.upload()
                    .videos(media.resolve("street.mp4"))
                    .images(media.resolve("crossing"))
                    .audio(media.resolve("tone.wav"))
                    .texts(media.resolve("notes.txt"))
                    .pdfs(media.resolve("permit.pdf"))
                    .dicomSeries("scan", DicomSeries.scan(media.resolve("scan")))
                    .provideMediaMetadata(true)
                    .run();
            assertTrue(report.isComplete(), report::toString);
            StorageItem video = named(target, "street.mp4");
            assertEquals(320, video.width().getAsInt());
            assertEquals(12, video.fps().getAsDouble(), 1e-6);
            StorageItem image = named(target, "right.png");
            assertEquals(300, image.width().getAsInt());
            StorageItem tone = named(target, "tone.wav");
            assertEquals(16_000, tone.audio().sampleRate().getAsInt());
            assertEquals(16, tone.audio().bitDepth().getAsInt());
        }
    }

    private static StorageItem named(Folder folder, String name) {
        return folder.items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + name));
    }
}
