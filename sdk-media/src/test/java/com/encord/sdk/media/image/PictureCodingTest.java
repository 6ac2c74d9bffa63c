package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.check.Fix;
import com.encord.sdk.media.check.MediaCheck;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ways of coding pixels that the JDK's readers do not know; sums and samples are what tifffile reads, and Pillow for
 * LZW of TIFF 5.0.
 */
class PictureCodingTest {
    private static final int WEBP_STRIP = 192;
    /** The start of a lossless bit stream of 16383x16383 pixels (WebP Lossless Bitstream section 3). */
    private static final byte[] LARGEST_LOSSLESS = {0x2f, (byte) 0xfe, (byte) 0xbf, (byte) 0xff, 0x0f};

    static Stream<Arguments> whatTifffileReads() {
        return Stream.of(
                Arguments.of("rgb16-lzw-predictor2", 2085180.0, new double[] {8331, 57204, 4165}),
                Arguments.of("gray16-deflate-predictor2-big-endian", 238275.0, new double[] {8331}),
                Arguments.of("rgb16-lzw-predictor2-tiles", 33362880.0, new double[] {8331, 57204, 4165}),
                Arguments.of("float-lzw-predictor3", 2382.7499947547913, new double[] {83.31f}),
                Arguments.of("float-deflate-predictor3-big-endian", 2382.7499947547913, new double[] {83.31f}),
                Arguments.of("gray-lzw-of-tiff-5", 2387.0, new double[] {34}),
                Arguments.of("gray-and-4-unknown-bands", 3523.0, new double[] {139}),
                Arguments.of("rgb-zstd-predictor2", 664130.0, new double[] {2, 2, 3}),
                Arguments.of("rgb-zstd-strips", 664130.0, new double[] {2, 2, 3}),
                Arguments.of("half-plain-big-endian", 59999.99000030756, new double[] {0.0011501312255859375}),
                Arguments.of("half-zstd-predictor3", 59999.99000030756, new double[] {0.0011501312255859375}),
                Arguments.of("rgb-webp-lossless", 28208.0, new double[] {2, 2, 3}));
    }

    @ParameterizedTest
    @MethodSource("whatTifffileReads")
    void samplesAreThoseThatTifffileReads(String name, double sum, double[] sample) throws IOException {
        boolean rare = name.contains("zstd") || name.contains("webp");
        assertEquals(
                rare ? Optional.of(ImageFlaw.Kind.UNKNOWN_CODING) : Optional.empty(),
                ImageStructure.check(picture(name)).map(ImageFlaw::kind));
        Raster samples = ImageDecode.of(picture(name)).decodeStrictly().getRaster();
        assertArrayEquals(sample, samples.getPixel(3, 2, (double[]) null));
        double found = 0;
        for (double value : samples.getPixels(0, 0, samples.getWidth(), samples.getHeight(), (double[]) null)) {
            found += value;
        }
        assertEquals(sum, found, Math.abs(sum) * 1e-12);
    }

    @Test
    void rareCodingIsRepairedWhereItDecodes() throws IOException {
        assertEquals(
                Fix.REENCODE, MediaCheck.of(picture("rgb-zstd-strips")).run().fix());
        assertEquals(Fix.LOCAL_ONLY, MediaCheck.of(picture("gray-png")).run().fix());
        assertFalse(ImageConversion.convertsTiff(picture("half-zstd-predictor3")));
    }

    @Test
    void damagedZstandardIsToldAndNothingElse() throws IOException {
        byte[] sound = bytes("rgb-zstd-predictor2");
        Random random = new Random(3);
        int told = 0;
        for (int i = 0; i < 500; i++) {
            byte[] damaged = sound.clone();
            damaged[300 + random.nextInt(sound.length - 300)] ^= (byte) (1 << random.nextInt(8));
            try {
                ImageDecode.of(new MemorySource("x.tif", damaged)).decodeStrictly();
            } catch (CorruptMediaException expected) {
                told++;
            }
        }
        // literals and distances may change into others, and checksums are not verified
        assertTrue(told > 10, told + " of 500");
    }

    @Test
    void floatingPointIsNotMadePlainByChance() throws IOException {
        ImageDecode request = ImageDecode.of(picture("float-lzw-predictor3")).plain();
        assertThrows(UnsupportedMediaException.class, request::decode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gray-zstd", "gray-png", "jpeg-lossless", "jpeg-12-bit", "jpeg-ls"})
    void codingThatNoBrowserKnowsIsTold(String name) throws IOException {
        ImageInfo info = ImageInfo.read(picture(name));
        assertEquals(List.of(6, 5), List.of(info.width(), info.height()));
        ImageFlaw flaw = ImageStructure.check(picture(name)).orElseThrow();
        assertEquals(ImageFlaw.Kind.UNKNOWN_CODING, flaw.kind(), flaw.message());
        assertTrue(flaw.fatal());
    }

    @Test
    void unknownCompressionIsNoDamage() throws IOException {
        ImageDecode request = ImageDecode.of(picture("gray-png"));
        UnsupportedMediaException refused = assertThrows(UnsupportedMediaException.class, request::decodeStrictly);
        assertTrue(String.valueOf(refused.getMessage()).contains("PNG compression (34933)"), refused.getMessage());
    }

    @Test
    void losslessJpegKeepsItsSamples() throws IOException {
        BufferedImage image = ImageDecode.of(picture("jpeg-lossless")).decodeStrictly();
        int[] samples = image.getRaster().getSamples(0, 0, 6, 5, 0, (int[]) null);
        assertEquals(32, samples[15]);
        assertEquals(917, Arrays.stream(samples).sum());
    }

    @Test
    void damagedStripIsToldOnlyToTheStrict() throws IOException {
        byte[] tiff = bytes("gray16-deflate-predictor2-big-endian");
        int strip = 224;
        tiff[strip + 12] ^= 0x55;
        ImageDecode request = ImageDecode.of(new MemorySource("x.tif", tiff));
        assertThrows(CorruptMediaException.class, request::decodeStrictly);
        assertEquals(6, request.decode().getWidth());
    }

    @Test
    void webpStripThatClaimsMorePixelsIsNotDecoded() throws IOException {
        byte[] tiff = bytes("rgb-webp-lossless");
        System.arraycopy(LARGEST_LOSSLESS, 0, tiff, WEBP_STRIP + 20, LARGEST_LOSSLESS.length);
        assertTrue(refusal(tiff).contains("a strip says 16383x16383 pixels"), refusal(tiff));
    }

    private static String refusal(byte[] tiff) {
        ImageDecode request = ImageDecode.of(new MemorySource("x.tif", tiff));
        return String.valueOf(assertThrows(CorruptMediaException.class, request::decodeStrictly)
                .getMessage());
    }

    private static MediaSource picture(String name) throws IOException {
        return new MemorySource(name + (name.startsWith("jpeg") ? ".jpg" : ".tif"), bytes(name));
    }

    private static byte[] bytes(String name) throws IOException {
        return CodedPictures.bytes(name);
    }
}
