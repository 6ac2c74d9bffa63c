package com.encord.sdk.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures on disk. */
final class PngFile {
    private PngFile() {}

    /** Writes a picture. ImageIO, handed the file itself, prints a stack trace where it cannot be opened. */
    static void write(BufferedImage picture, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ImageIO.write(picture, "png", out);
        }
    }
}
