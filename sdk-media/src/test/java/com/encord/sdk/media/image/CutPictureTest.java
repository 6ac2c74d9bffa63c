package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MemorySource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutPictureTest {
    private static final int SIZE = 200;

    /** Bitmaps store their last row first. */
    @ParameterizedTest
    @CsvSource({"png,0,199", "bmp,199,0"})
    void rowsBeforeTheCutAreShownAndOnlyTheStrictIsTold(String format, int stored, int lost) throws IOException {
        BufferedImage noise = noise();
        MemorySource source = new MemorySource("cut." + format, firstHalf(noise, format));
        BufferedImage shown = ImageDecode.of(source).decode();
        for (int x = 0; x < SIZE; x++) {
            assertEquals(noise.getRGB(x, stored), shown.getRGB(x, stored));
        }
        assertNotEquals(noise.getRGB(0, lost), shown.getRGB(0, lost));
        CorruptMediaException told = assertThrows(
                CorruptMediaException.class, () -> ImageDecode.of(source).decodeStrictly());
        assertFalse(String.valueOf(told.getMessage()).contains("null"), told.getMessage());
    }

    private static BufferedImage noise() {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                image.setRGB(x, y, random.nextInt() | 0xff000001);
            }
        }
        return image;
    }

    private static byte[] firstHalf(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    }
}
