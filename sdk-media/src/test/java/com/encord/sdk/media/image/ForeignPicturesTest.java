package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.UnsupportedMediaException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats that the platform does not take and that are decoded on the way to it, from bytes written by hand. */
class ForeignPicturesTest {
    @ParameterizedTest
    @CsvSource({"255, 17", "65535, 4369", "4095, 273", "15, 1"})
    void greySamplesAreStretchedToTheWholeRange(int most, int step) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(("P5\n16 1\n" + most + "\n").getBytes(StandardCharsets.US_ASCII));
        for (int x = 0; x < 16; x++) {
            if (most > 255) {
                file.write(x * step >> 8);
            }
            file.write(x * step);
        }
        BufferedImage image = decode("ramp.pgm", file.toByteArray());
        for (int x = 0; x < 16; x++) {
            assertEquals(x * 17, image.getRaster().getSample(x, 0, 0));
        }
    }

    @Test
    void aFourthChannelOfPhotoshopIsTransparencyOnlyIfTheFileSaysSo() {
        BufferedImage picture = decode("selection.psd", photoshop(0));
        assertFalse(picture.getColorModel().hasAlpha());
        assertEquals(0xff0a141e, picture.getRGB(0, 0));
        BufferedImage transparent = decode("layers.psd", photoshop(-1));
        assertTrue(transparent.getColorModel().hasAlpha());
        assertEquals(0x280a141e, transparent.getRGB(0, 0));
    }

    @Test
    void floatingPointMapsAreRefusedByName() {
        byte[] file = ByteBuffer.allocate(3 + 4 + 5 + 4)
                .put("Pf\n1 1\n-1.0\n".getBytes(StandardCharsets.US_ASCII))
                .putFloat(0.5f)
                .array();
        UnsupportedMediaException refused =
                assertThrows(UnsupportedMediaException.class, () -> decode("depth.pfm", file));
        assertTrue(refused.getMessage().contains("floating-point"), refused::getMessage);
    }

    private static BufferedImage decode(String name, byte[] file) {
        return ImageDecode.of(new MemorySource(name, file)).decodeStrictly();
    }

    /** Two by one pixels of 10, 20, 30 and 40 in the fourth channel. */
    private static byte[] photoshop(int layers) {
        ByteBuffer file = ByteBuffer.allocate(26 + 4 + 4 + 4 + 8 + 2 + 8);
        file.put("8BPS".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1).position(12);
        file.putShort((short) 4).putInt(1).putInt(2).putShort((short) 8).putShort((short) 3);
        file.putInt(0).putInt(0);
        file.putInt(8).putInt(2).putShort((short) layers).putShort((short) 0);
        file.putShort((short) 0);
        for (int channel = 10; channel <= 40; channel += 10) {
            file.put((byte) channel).put((byte) channel);
        }
        return file.array();
    }
}
