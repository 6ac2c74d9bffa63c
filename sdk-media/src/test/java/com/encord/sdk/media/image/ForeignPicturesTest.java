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
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that the platform does not take and that are decoded on the way to it, from bytes written by hand. */
class ForeignPicturesTest {
    /** Made with OpenJPH; FFmpeg's decoder says that its blocks are bad. */
    private static final String BLACK_AND_WHITE = """
            ff4fff5100294000000000060000000600000000000000000000000600000006000000000000000000010f0101ff5000
            0800020000000aff52000c00020001000204044001ff5c000a2088909090888888ff90000a0000000000990001ff93c0
            002ac07f26bfe98ffb5301219400c0001510000544000130ff24fddd050b7400fe2aff6001423400ff5904877400c000
            2d880005b90000b740fedffedfff6ffe3fff7ffa3ffb3ff800a117fd48017bb900fbff6eff41ff330040fe9ffeafff3f
            ff3ff8ff7e0502dc85007d9800fdff7dff78ff53ff2fff7ffe7ffeff76ff6bff7f00588bcd2900f9b900ffd9""";

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void blackAndWhiteInSixteenBitsOfHighThroughputIsNotTakenForDamage(boolean boxed) {
        byte[] codestream = HexFormat.of().parseHex(BLACK_AND_WHITE.replace("\n", ""));
        BufferedImage image = boxed ? decode("boxed.jph", boxed(codestream)) : decode("plain.j2c", codestream);
        StringBuilder seen = new StringBuilder();
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 6; x++) {
                int sample = image.getRaster().getSample(x, y, 0);
                seen.append(sample == 0 ? '.' : sample == 255 ? '#' : '?');
            }
            seen.append(' ');
        }
        assertEquals("##..#. ..###. ##...# ..#... #.##.# ###.## ", seen.toString());
    }

    private static byte[] boxed(byte[] codestream) {
        ByteBuffer file = ByteBuffer.allocate(12 + 20 + 8 + 22 + 15 + 8 + codestream.length);
        file.putInt(12).putInt(0x6a502020).putInt(0x0d0a870a);
        file.putInt(20).put("ftypjph ".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        file.put("jph ".getBytes(StandardCharsets.US_ASCII));
        file.putInt(8 + 22 + 15).put("jp2h".getBytes(StandardCharsets.US_ASCII));
        file.putInt(22)
                .put("ihdr".getBytes(StandardCharsets.US_ASCII))
                .putInt(6)
                .putInt(6);
        file.putShort((short) 1).put(new byte[] {15, 7, 0, 0});
        file.putInt(15).put("colr".getBytes(StandardCharsets.US_ASCII));
        file.put(new byte[] {1, 0, 0}).putInt(17);
        file.putInt(8 + codestream.length).put("jp2c".getBytes(StandardCharsets.US_ASCII));
        return file.put(codestream).array();
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
