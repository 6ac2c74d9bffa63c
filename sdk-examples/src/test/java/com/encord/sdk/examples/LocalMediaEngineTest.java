package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.encord.sdk.local.MediaIssue;
import com.encord.sdk.local.ReEncodeOutcome;
import com.encord.sdk.local.StoredMedia;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.Verdict;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalMediaEngineTest {
    @TempDir
    Path directory;

    private Path image;
    private Path text;

    @BeforeEach
    void write() throws IOException {
        image = directory.resolve("image");
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        text = Files.writeString(directory.resolve("text"), "plain words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"video", "audio", "dicomFile", "nifti", "pdf", "plainText"})
    void aPictureIsNothingElse(String itemType) {
        IOException error = assertThrows(IOException.class, () -> facts(image, "a.png", itemType));
        assertTrue(error.getMessage().contains("IMAGE"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"video", "image", "audio", "dicomFile", "nifti", "pdf"})
    void wordsAreNothingElse(String itemType) {
        IOException error = assertThrows(IOException.class, () -> facts(text, "a.txt", itemType));
        assertTrue(error.getMessage().contains("TEXT"), error.getMessage());
    }

    @Test
    void eachIsTakenForWhatItIs() throws IOException {
        assertEquals("image/png", facts(image, "a.png", "image").mimeType());
        assertEquals("text/plain", facts(text, "a.txt", "plainText").mimeType());
    }

    @Test
    void aSpotFixFindsAndRemovesDamagedPictures() throws IOException {
        Path damaged = Path.of(System.getProperty("encord.corpus", ""), "video", "gen__flipped_mdat_a.mp4");
        assumeTrue(Files.exists(damaged), "needs the corpus");
        Path target = directory.resolve("street_normalized.mp4");

        ReEncodeOutcome outcome =
                new LocalMediaEngine().reEncode(new StoredMedia(damaged, "street.mp4", "video"), target, false);

        assertEquals(ReEncodeOutcome.Operation.REENCODE, outcome.operation());
        assertEquals(
                List.of("CORRUPT_FRAMES"),
                outcome.issuesBefore().stream().map(MediaIssue::code).toList());
        assertEquals(Verdict.OK, MediaCheck.of(target).deep(true).run().verdict());
    }

    private static com.encord.sdk.local.MediaFacts facts(Path file, String name, String itemType) throws IOException {
        return new LocalMediaEngine().facts(new StoredMedia(file, name, itemType));
    }
}
