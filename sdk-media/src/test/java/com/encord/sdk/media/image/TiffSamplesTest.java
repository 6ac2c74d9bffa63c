package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.UnsupportedMediaException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples of TIFFs that the JDK's reader takes for others, or cannot tell at all. */
class TiffSamplesTest {
    /** Stored numbers with their range stretched to that of 8 or 16 bits. */
    static Stream<Arguments> whatIsStored() {
        return Stream.of(
                Arguments.of("rgb-12-bit", new int[] {30839, 25702, 32119}, 0xff78647d),
                Arguments.of("rgba-6-bit", new int[] {121, 101, 125, 101}, 0xff79657d),
                Arguments.of("white-is-zero-9-bit", new int[] {30780}, 0xff787878),
                Arguments.of("gray-packbits-lowest-bit-first", new int[] {100}, 0xff646464));
    }

    @ParameterizedTest
    @MethodSource("whatIsStored")
    void unusualWidthsKeepTheirRange(String name, int[] sample, int plain) throws IOException {
        BufferedImage image = ImageDecode.of(picture(name)).decodeStrictly();
        assertArrayEquals(sample, image.getRaster().getPixel(3, 2, (int[]) null));
        int[] eight = ImageDecode.of(picture(name)).plain().decode().getRaster().getPixel(3, 2, (int[]) null);
        assertEquals(plain & 0xff, eight[eight.length - 1]);
        assertEquals(plain >> 16 & 0xff, eight[0]);
    }

    @Test
    void widthsBetween16And32BitsAreRefusedRatherThanBlack() throws IOException {
        ImageDecode request = ImageDecode.of(picture("gray-24-bit"));
        UnsupportedMediaException refused = assertThrows(UnsupportedMediaException.class, request::decode);
        assertTrue(String.valueOf(refused.getMessage()).contains("24 bits"), refused.getMessage());
    }

    /** What LittleCMS makes of them. */
    @ParameterizedTest
    @CsvSource({"lab", "lab-icc-16-bit"})
    void labBecomesTheColoursOfScreens(String name) throws IOException {
        BufferedImage image =
                ImageDecode.of(picture(name)).plain().decodeStrictly().getSubimage(0, 0, 6, 5);
        assertNear(new int[] {152, 152, 150}, image, 3, 2);
        assertNear(new int[] {106, 84, 125}, image, 0, 4);
        assertNear(new int[] {171, 202, 165}, image, 5, 0);
    }

    private static void assertNear(int[] expected, BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        for (int band = 0; band < 3; band++) {
            assertEquals(expected[band], rgb >> 16 - 8 * band & 0xff, 2, x + "," + y + " band " + band);
        }
    }

    @Test
    void pagesAreDecodedByWhatTheySayThemselves() throws IOException {
        BufferedImage small = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage large = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
        large.setRGB(7, 9, 0xff123456);
        MemorySource pages = new MemorySource("pages.tif", tiff(small, large));
        BufferedImage second = ImageDecode.of(pages).page(1).decodeStrictly();
        assertEquals(40, second.getWidth());
        assertEquals(0xff123456, second.getRGB(7, 9));
        ImageDecode limited = ImageDecode.of(pages).page(1).atMostPixels(1000);
        assertThrows(MediaLimitException.class, limited::decode);
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> ImageDecode.of(pages).page(2).decode());
    }

    private static byte[] tiff(BufferedImage... pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static MemorySource picture(String name) throws IOException {
        return new MemorySource(name + ".tif", CodedPictures.bytes(name));
    }
}
