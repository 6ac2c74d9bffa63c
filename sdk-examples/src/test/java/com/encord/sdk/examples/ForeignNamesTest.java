package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "names are Unicode there, whatever the locale")
class ForeignNamesTest {
    @TempDir
    private Path folder;

    private Path video;

    @BeforeEach
    void makeVideo() throws IOException {
        Path picture = folder.resolve("picture.png");
        PngFile.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), picture);
        Path plain = folder.resolve("plain.avi");
        SampleVideo.camera(Collections.nCopies(3, picture), plain);
        Files.delete(picture);
        // by its bytes, so that the locale of this test does not matter
        video = Path.of(URI.create(folder.toUri() + "vid%C3%A9o%20%E6%97%A5.avi"));
        Files.move(plain, video);
    }

    private static Cli in(String locale, String... arguments) {
        ProcessBuilder process = Cli.process(arguments);
        process.environment().put("LC_ALL", locale);
        return Cli.run(process);
    }

    @Test
    void aVideoIsReadThoughTheLocaleHasNoLettersForItsName() {
        Cli check = in("C", "check", "--deep", folder.toString());
        assertEquals(
                1, check.out().stream().filter(line -> line.endsWith("  VIDEO")).count(), check.text());
        assertTrue(check.out().stream().noneMatch(line -> line.contains("UNREADABLE")), check.text());
    }

    @Test
    void anArgumentThatTheLocaleHasNoLettersForSaysWhichToUse() {
        Cli check = in("C", "check", folder + "/vid\u00e9o.avi");
        assertEquals(Main.USAGE, check.exit());
        assertTrue(check.err().contains("LC_ALL=C.UTF-8"), check.err());
    }
}
