package com.encord.sdk.examples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures on disk. */
final class PngFile {
    private PngFile() {}

    /**
     * Writes a picture; a new file is whole or not there at all. ImageIO itself hides why a file cannot be written, and
     * leaves half of it.
     */
    static void write(BufferedImage picture, Path file) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        boolean existed = Files.exists(file);
        try {
            Files.write(file, png.toByteArray());
        } catch (IOException e) {
            if (!existed) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
    }
}
