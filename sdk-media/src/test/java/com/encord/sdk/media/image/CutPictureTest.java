package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.UnreadableMediaException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource({
        "Deflate,false",
        "Deflate,true",
        "LZW,false",
        "LZW,true",
        "PackBits,false",
        "PackBits,true",
        ",false",
        ",true",
        "JPEG,false",
        "JPEG,true"
    })
    void stripsAndTilesOfTiffsAreShownAsFarAsTheyAreThere(String compression, boolean tiled) throws IOException {
        byte[] whole = tiff(noise(), compression, tiled);
        MemorySource cut = new MemorySource("cut.tif", Arrays.copyOf(whole, whole.length * 2 / 3));
        assertFirstRowsAreThoseOf(new MemorySource("whole.tif", whole), cut, SIZE / 3);
        CorruptMediaException told = assertThrows(
                CorruptMediaException.class, () -> ImageDecode.of(cut).decodeStrictly());
        assertTrue(String.valueOf(told.getMessage()).contains("but the file ends at"), told.getMessage());
    }

    @Test
    void damageWithinOnePartOfTiffSpoilsNoOther() throws IOException {
        byte[] tiff = tiff(noise(), "LZW", false);
        Arrays.fill(tiff, tiff.length * 2 / 3, tiff.length * 2 / 3 + 100, (byte) 0x77);
        BufferedImage shown = ImageDecode.of(new MemorySource("x.tif", tiff)).decode();
        assertEquals(noise().getRGB(0, 0), shown.getRGB(0, 0));
        assertEquals(noise().getRGB(SIZE - 1, SIZE - 1), shown.getRGB(SIZE - 1, SIZE - 1));
    }

    @Test
    void tiffWithoutAnyPixelIsRefused() throws IOException {
        byte[] whole = tiff(noise(), "LZW", false);
        int pixelsAt;
        try (HeaderBytes bytes = HeaderBytes.open(new MemorySource("x.tif", whole))) {
            TiffPage page = TiffHeader.firstPage(new TiffStructure(bytes, 0, whole.length));
            pixelsAt = (int) page.structure.value(Objects.requireNonNull(page.offsets), 0);
        }
        ImageDecode cut = ImageDecode.of(new MemorySource("x.tif", Arrays.copyOf(whole, pixelsAt)));
        assertThrows(CorruptMediaException.class, cut::decode);
    }

    @Test
    void partsBehindTheLastRowAreNotDecoded() throws IOException {
        MemorySource tiff = strips(4000, 1000);
        List<String> complaints = new ArrayList<>();
        assertEquals(1_000_000, plainBytes(tiff, complaints), 1000);
        assertEquals(1, complaints.size());
        BufferedImage shown = ImageDecode.of(tiff).decode();
        assertEquals(0xffffffff, shown.getRGB(7, 0));
        assertEquals(0xff000000, shown.getRGB(8, 0));
    }

    @Test
    void missingPartsShareOneBlackAndFewAreComplainedOf() throws IOException {
        MemorySource tiff = strips(1000, 1);
        List<String> complaints = new ArrayList<>();
        assertEquals(2 * 1000 + 2 * 4 * 1000, plainBytes(tiff, complaints), 1000);
        assertEquals(PlainTiff.MOST_COMPLAINTS, complaints.size());
        BufferedImage shown = ImageDecode.of(tiff).decode();
        assertEquals(0xffffffff, shown.getRGB(7, 0));
        assertEquals(0xff000000, shown.getRGB(7, 1));
        assertEquals(0xff000000, shown.getRGB(7, 999));
    }

    private static long plainBytes(MemorySource tiff, List<String> complaints) throws IOException {
        try (ImageInputStream plain = PlainTiff.ofDamaged(tiff, 0, complaints)) {
            long bytes = 0;
            while (plain.read() >= 0) {
                bytes++;
            }
            return bytes;
        }
    }

    /** A grey picture of 1000x1000 pixels; of the strips only the first one is there, with 8 white pixels. */
    private static MemorySource strips(int listed, int rows) {
        int[][] tags = {
            {256, 1, 1000},
            {257, 1, 1000},
            {258, 1, 8},
            {259, 1, 1},
            {262, 1, 1},
            {273, listed, 110},
            {278, 1, rows},
            {279, listed, 110 + 4 * listed}
        };
        int pixels = 110 + 8 * listed;
        ByteBuffer tiff = ByteBuffer.allocate(pixels + 8).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0}).putShort((short) tags.length);
        for (int[] tag : tags) {
            boolean kind = tag[0] >= 258 && tag[0] <= 262;
            tiff.putShort((short) tag[0]).putShort((short) (kind ? 3 : 4));
            tiff.putInt(tag[1]).putInt(tag[2]);
        }
        tiff.putInt(0);
        for (int i = 0; i < listed; i++) {
            tiff.putInt(i == 0 ? pixels : 1 << 30);
        }
        for (int i = 0; i < listed; i++) {
            tiff.putInt(8);
        }
        Arrays.fill(tiff.array(), pixels, tiff.capacity(), (byte) -1);
        return new MemorySource("strips.tif", tiff.array());
    }

    @ParameterizedTest
    @CsvSource({"webp-lossy,16", "webp-lossless,20"})
    void rowsOfWebpThatDoNotDependOnWhatIsMissingAreShown(String name, int rows) throws IOException {
        byte[] whole = CodedPictures.bytes(name);
        MemorySource cut = new MemorySource("cut.webp", Arrays.copyOf(whole, whole.length * 2 / 3));
        assertFirstRowsAreThoseOf(new MemorySource("whole.webp", whole), cut, rows);
        assertThrows(CorruptMediaException.class, () -> ImageDecode.of(cut).decodeStrictly());
    }

    @Test
    void directoryAtTheEndOfAllNumbersIsRefusedLikeOneBehindTheFile() {
        byte[] tiff = ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'I', 'I', 43, 0, 8, 0, 0, 0})
                .putLong(16)
                .putLong(1)
                .putShort((short) 256)
                .putShort((short) 3)
                .putLong(100)
                .putLong(-1)
                .array();
        MemorySource source = new MemorySource("x.tif", tiff);
        assertThrows(UnreadableMediaException.class, () -> ImageInfo.read(source));
    }

    private static void assertFirstRowsAreThoseOf(MemorySource whole, MemorySource cut, int rows) {
        BufferedImage expected = ImageDecode.of(whole).decodeStrictly();
        BufferedImage shown = ImageDecode.of(cut).decode();
        assertEquals(expected.getHeight(), shown.getHeight());
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                assertEquals(expected.getRGB(x, y), shown.getRGB(x, y), x + "," + y);
            }
        }
        int below = expected.getHeight() - 1;
        assertNotEquals(expected.getRGB(0, below), shown.getRGB(0, below));
    }

    private static byte[] tiff(BufferedImage image, @Nullable String compression, boolean tiled) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (compression != null) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionType(compression);
            }
            if (tiled) {
                param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                param.setTiling(64, 64, 0, 0);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
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
