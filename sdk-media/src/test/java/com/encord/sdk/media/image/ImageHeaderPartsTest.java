package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSniffer;
import com.encord.sdk.media.MemorySource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of headers that few writers use: XMP, EXIF in text, several pictures in one file, rare formats. */
class ImageHeaderPartsTest {
    private static final String XMP_PREFIX = "http://ns.adobe.com/xap/1.0/\0";

    @ParameterizedTest
    @CsvSource({
        "tiff:Orientation=\"6\",6",
        "<tiff:Orientation>8</tiff:Orientation>,8",
        "tiff:Make=\"6\",",
        "tiff:Orientation=\"9\","
    })
    void xmpTellsTheOrientationThatExifDoesNot(String packet, Integer expected) throws IOException {
        byte[] jpeg =
                inserted(jpeg(40, 30), 2, segment(0xe1, (XMP_PREFIX + packet).getBytes(StandardCharsets.US_ASCII)));
        assertEquals(Optional.ofNullable(expected), orientation("x.jpg", jpeg));
        byte[] text = ("XML:com.adobe.xmp\0\0\0\0\0" + packet).getBytes(StandardCharsets.US_ASCII);
        assertEquals(Optional.ofNullable(expected), orientation("x.png", inserted(png(), 33, chunk("iTXt", text))));
    }

    @Test
    void exifGoesBeforeXmp() throws IOException {
        byte[] xmp = (XMP_PREFIX + "tiff:Orientation=\"6\"").getBytes(StandardCharsets.US_ASCII);
        byte[] jpeg = inserted(inserted(jpeg(40, 30), 2, segment(0xe1, exif(3, 3))), 2, segment(0xe1, xmp));
        assertEquals(Optional.of(3), orientation("x.jpg", jpeg));
    }

    @ParameterizedTest
    @CsvSource({"1,", "2,", "3,6", "4,6", "5,", "7,", "8,6", "9,6"})
    void orientationThatIsNoIntegerIsIgnored(int type, Integer expected) throws IOException {
        byte[] jpeg = inserted(jpeg(40, 30), 2, segment(0xe1, exif(6, type)));
        assertEquals(Optional.ofNullable(expected), orientation("x.jpg", jpeg));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "tEXt"})
    void exifInTextOfAPngIsRead(String type) throws IOException {
        byte[] block = exif(8, 3);
        byte[] hex = ("\nexif\n" + block.length + "\n" + HexFormat.of().formatHex(block) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("Raw profile type exif\0".getBytes(StandardCharsets.US_ASCII));
        if (type.equals("zTXt")) {
            text.write(0);
            hex = deflated(hex);
        }
        text.writeBytes(hex);
        assertEquals(Optional.of(8), orientation("x.png", inserted(png(), 33, chunk(type, text.toByteArray()))));
    }

    @Test
    void picturesOfAMultiPictureJpegAreCounted() throws IOException {
        byte[] jpeg = inserted(jpeg(40, 30), 2, segment(0xe2, multiPictureIndex(3)));
        ImageInfo info = ImageInfo.read(new MemorySource("x.jpg", jpeg));
        assertEquals(3, info.frameCount());
        assertFalse(info.animated());
        assertFalse(info.hasPages());
        byte[] gainMap = (XMP_PREFIX + "<x hdrgm:Version=\"1.0\"/>").getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                1,
                ImageInfo.read(new MemorySource("x.jpg", inserted(jpeg, 2, segment(0xe1, gainMap))))
                        .frameCount());
    }

    @Test
    void brokenSegmentOfAJpegHidesItsSizeNotItsDamage() throws IOException {
        byte[] jpeg = inserted(jpeg(40, 30), 2, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0});
        MemorySource source = new MemorySource("x.jpg", jpeg);
        assertEquals(40, ImageInfo.read(source).width());
        ImageFlaw flaw = ImageStructure.check(source).orElseThrow();
        assertTrue(flaw.fatal(), flaw.message());
        assertTrue(flaw.message().contains("impossible length 0"), flaw.message());
    }

    @Test
    void jpegWithALongSegmentDecodes() throws IOException {
        byte[] plain = jpeg(40, 30);
        // an Adobe segment is kept for decoding, and longer than what is read of a file at first
        byte[] jfif = Arrays.copyOf("JFXX\0\u0010".getBytes(StandardCharsets.ISO_8859_1), 20_000);
        byte[] jpeg = inserted(plain, 20, segment(0xe0, jfif));
        BufferedImage expected =
                ImageDecode.of(new MemorySource("x.jpg", plain)).decodeStrictly();
        BufferedImage decoded = ImageDecode.of(new MemorySource("x.jpg", jpeg)).decodeStrictly();
        assertEquals(expected.getRGB(20, 20), decoded.getRGB(20, 20));
    }

    @Test
    void framesOfAnAnimationFitIntoItsFile() throws IOException {
        byte[] control = ByteBuffer.allocate(8).putInt(Integer.MAX_VALUE).array();
        byte[] png = inserted(png(), 33, chunk("acTL", control));
        assertTrue(ImageInfo.read(new MemorySource("x.png", png)).frameCount() < 10);
    }

    /** Pillow 12 counts a picture that the animation leaves out as one more frame; the number has 31 bits. */
    @ParameterizedTest
    @CsvSource({"1,false,2", "1,true,1", "-1,false,1"})
    void pictureBesideAnAnimationCounts(int claimed, boolean controlled, int frames) throws IOException {
        byte[] png = inserted(
                png(), 33, chunk("acTL", ByteBuffer.allocate(8).putInt(claimed).array()));
        if (controlled) {
            png = inserted(png, 33, chunk("fcTL", new byte[26]));
        }
        // room for what the number claims
        png = Arrays.copyOf(png, png.length + 100);
        assertEquals(frames, ImageInfo.read(new MemorySource("x.png", png)).frameCount());
    }

    /** ImageMagick writes it there; Pillow 12 reads it, browsers do not. */
    @Test
    void exifAfterThePixelsDoesNotTurnThePicture() throws IOException {
        byte[] exif = HexFormat.of().parseHex("4d4d002a00000008000101120003000000010006000000000000");
        assertEquals(Optional.of(6), orientation("x.png", inserted(png(), 33, chunk("eXIf", exif))));
        assertEquals(Optional.empty(), orientation("x.png", inserted(png(), png().length - 12, chunk("eXIf", exif))));
    }

    /** libpng and Pillow 12 end the picture there; chunks of animations follow all pixels of the first one. */
    @Test
    void chunkBetweenThePixelsIsDamage() throws IOException {
        byte[] png = png();
        int pixels = 33;
        while (!new String(png, pixels + 4, 4, StandardCharsets.US_ASCII).equals("IDAT")) {
            pixels += 12 + ByteBuffer.wrap(png).getInt(pixels);
        }
        int end = pixels + 12 + ByteBuffer.wrap(png).getInt(pixels);
        byte[] apart = inserted(png, end, chunk("tIME", new byte[7]));
        assertTrue(ImageStructure.check(new MemorySource("x.png", apart)).isEmpty());
        byte[] between = inserted(apart, end + 19, chunk("IDAT", new byte[0]));
        ImageFlaw flaw =
                ImageStructure.check(new MemorySource("x.png", between)).orElseThrow();
        assertTrue(flaw.fatal());
        assertTrue(flaw.message().contains("between its pixels"), flaw.message());
    }

    @ParameterizedTest
    @CsvSource({"gAMA,false", "PLTE,true"})
    void checksumBeforeThePixelsIsHeld(String type, boolean fatal) throws IOException {
        byte[] chunk = chunk(type, new byte[3]);
        chunk[chunk.length - 1] ^= 1;
        ImageFlaw flaw = ImageStructure.check(new MemorySource("x.png", inserted(png(), 33, chunk)))
                .orElseThrow();
        assertEquals(fatal, flaw.fatal());
        assertTrue(flaw.message().contains("checksum"), flaw.message());
    }

    @ParameterizedTest
    @CsvSource({
        "'P1\n# made by hand\n3 2\n1 0 1\n0 1 0\n',3,2,1",
        "'P2 4 1 255 0 1 2 3\n',4,1,8",
        "'P3\n1 5\n65535\n1 2 3\n',1,5,16",
        "'PF\n2 3\n-1.0\n',2,3,32"
    })
    void plainNetpbmIsAPicture(String text, int width, int height, int depth) {
        MemorySource source =
                new MemorySource("x.txt", text.replace("\\n", "\n").getBytes(StandardCharsets.US_ASCII));
        assertEquals(MediaKind.IMAGE, MediaSniffer.sniff(source).kind());
        ImageInfo info = ImageInfo.read(source);
        assertEquals(ImageFormat.NETPBM, info.format());
        assertEquals(width, info.width());
        assertEquals(height, info.height());
        assertEquals(depth, info.bitDepth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1 is the first point of the plan.", "P2\n", "P3 12", "P7 of 12", "PF 3"})
    void textIsNoNetpbm(String text) {
        MemorySource source = new MemorySource("x.txt", text.getBytes(StandardCharsets.US_ASCII));
        assertEquals(MediaKind.TEXT, MediaSniffer.sniff(source).kind());
    }

    @ParameterizedTest
    @CsvSource({
        // bits after the mark, lowest first: eighths and a ratio of 1:1; free sizes; an orientation
        "ff0a7f00,256,256,",
        "ff0a0000000000,1,1,",
        "ff0a412c0000,8,8,6"
    })
    void sizeOfAJpegXlIsRead(String start, int width, int height, Integer orientation) {
        byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(start), 40);
        ImageInfo info = ImageInfo.read(new MemorySource("x.jxl", bytes));
        assertEquals(ImageFormat.JPEG_XL, info.format());
        assertEquals(width, info.width());
        assertEquals(height, info.height());
        assertEquals(Optional.ofNullable(orientation), info.storedOrientation().map(Orientation::exif));
    }

    private static Optional<Integer> orientation(String name, byte[] file) {
        return ImageInfo.read(new MemorySource(name, file)).storedOrientation().map(Orientation::exif);
    }

    private static byte[] exif(int orientation, int type) {
        ByteBuffer block = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        block.put("Exif\0\0II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
        return block.putShort((short) 0x112)
                .putShort((short) type)
                .putInt(1)
                .putInt(orientation)
                .putInt(0)
                .array();
    }

    private static byte[] multiPictureIndex(int pictures) {
        ByteBuffer block =
                ByteBuffer.allocate(4 + 8 + 2 + 24 + 4 + 16 * pictures).order(ByteOrder.BIG_ENDIAN);
        block.put("MPF\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        block.putShort((short) 0xb001).putShort((short) 4).putInt(1).putInt(pictures);
        block.putShort((short) 0xb002).putShort((short) 7).putInt(16 * pictures).putInt(38);
        return block.array();
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return ByteBuffer.allocate(file.length + part.length)
                .put(file, 0, at)
                .put(part)
                .put(file, at, file.length - at)
                .array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] result = new byte[bytes.length + 64];
        int length = deflater.deflate(result);
        deflater.end();
        return Arrays.copyOf(result, length);
    }

    private static byte[] png() throws IOException {
        return written(40, 30, "png");
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        return written(width, height, "jpg");
    }

    private static byte[] written(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, height / 2, x * 0x50301);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
