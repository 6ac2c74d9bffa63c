package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pixels against Pillow's: the same bytes for the JDK's formats, the same means where decoders may round differently.
 */
class ImageDecodeCorpusTest {
    private static final double MEAN_TOLERANCE = 0.25;
    /** FFmpeg cuts bits off where Pillow's decoder rounds. */
    private static final double DEEP_MEAN_TOLERANCE = 1.5;

    private static final String DAMAGED = "damaged on purpose; decoders guess the missing pixels differently";
    private static final String BAD_RLE =
            "run lengths leave the picture; what becomes of them is each decoder's choice";
    private static final String LENIENT = "damaged data that Pillow overlooks and ffprobe reports too";
    private static final String NO_SIZES = "strip sizes were damaged; Pillow takes the rest of the file instead";

    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            Map.entry("avif__animated_avif-alpha_video.avif", "transparency of a sequence lies in a second track"),
            Map.entry("avif__poc_b_506387278.avif", "an attack on decoders that FFmpeg refuses"),
            Map.entry("mde__ImageTestSuite-c-m1-49e39033e275de9786d8c41f834c710b.png", LENIENT),
            Map.entry("mde__ImageTestSuite-ce774930ac70449f38a18789c70095b8.gif", LENIENT),
            Map.entry("mde__ImageTestSuite-m1-3562055aecf63b573f8a18c4034a4a23.tif", DAMAGED),
            Map.entry("mde__ImageTestSuite-m1-76d5d8fd02d58b774f2bae6f7b763e3e.tif", DAMAGED),
            Map.entry("mde__ImageTestSuite-m2-63c8b14ea08a18c884d05a3431716047.tif", DAMAGED),
            Map.entry("mde__ImageTestSuite-m2-b1ab6f4b81e9b8020a90c8f2c9bcfedb.tif", NO_SIZES),
            Map.entry("mde__ImageTestSuite-m3-299787ea764c0a88bc481364eded5556.tif", NO_SIZES),
            Map.entry("mde__bmpsuite-b-badrle.bmp", BAD_RLE),
            Map.entry("mde__bmpsuite-b-badrle4.bmp", BAD_RLE),
            Map.entry("mde__bmpsuite-b-badrle4ter.bmp", BAD_RLE),
            Map.entry("mde__bmpsuite-b-badrlebis.bmp", BAD_RLE),
            Map.entry("mde__bmpsuite-q-pal4rlecut.bmp", BAD_RLE),
            Map.entry("mde__bmpsuite-g-pal4rle.bmp", "Pillow misreads 4-bit run lengths, see the test below"));

    @Test
    void pixelsAgreeWithPillow() throws Exception {
        Map<String, String> surprises = new TreeMap<>();
        Set<String> explained = new HashSet<>();
        int same = 0;
        for (JsonNode truth : Corpus.truth("image")) {
            String file = truth.get("file").asText();
            if (!truth.hasNonNull("pixels_sha256") || !decodable(file)) {
                continue;
            }
            String difference = difference(truth);
            if (difference.isEmpty()) {
                same++;
            } else if (DIFFERENT.containsKey(file)) {
                explained.add(file);
            } else {
                surprises.put(file, difference);
            }
        }
        assertEquals(Map.of(), surprises);
        assertEquals(DIFFERENT.keySet(), explained, "explained differences that are gone");
        assertTrue(same > 280, same + " pictures agree");
    }

    private static boolean decodable(String file) {
        try {
            ImageFormat format = ImageInfo.read(Corpus.file("image/" + file)).format();
            return ImageDecode.decodes(format);
        } catch (MediaException e) {
            return false;
        }
    }

    private static String difference(JsonNode truth) throws Exception {
        Path file = Corpus.file("image/" + truth.get("file").asText());
        ImageInfo info = ImageInfo.read(file);
        ImageDecode decode = ImageDecode.of(file);
        // Pillow turns TIFFs upright while it loads them, and nothing else.
        BufferedImage image;
        try {
            image = (info.format() == ImageFormat.TIFF ? decode.upright() : decode).decode();
        } catch (CorruptMediaException e) {
            return e.getMessage();
        }
        String mode = truth.get("pixels_mode").asText();
        if (!mode.equals("CMYK") && info.format() != ImageFormat.AVIF) {
            byte[] pixels = PillowPixels.of(image, mode);
            if (sha256(pixels).equals(truth.get("pixels_sha256").asText())) {
                return "";
            }
        }
        double tolerance =
                info.bitDepth() > 8 && info.format() == ImageFormat.AVIF ? DEEP_MEAN_TOLERANCE : MEAN_TOLERANCE;
        if (info.format() == ImageFormat.AVIF && info.bitDepth() == 8) {
            // Identity and unusual matrices: libavif keeps more precision than swscale.
            tolerance = 1.05;
        }
        double[] mean = PillowPixels.rgbaMean(image);
        for (int band = 0; band < 4; band++) {
            double expected = truth.get("rgba_mean").get(band).asDouble();
            if (Math.abs(expected - mean[band]) > tolerance) {
                return "mean of band " + band + " is " + mean[band] + " instead of " + expected;
            }
        }
        return "";
    }

    @Test
    void runLengthsOfFourBitsGiveTheSamePictureAsNone() {
        BufferedImage packed =
                ImageDecode.of(Corpus.file("image/mde__bmpsuite-g-pal4rle.bmp")).decode();
        BufferedImage plain =
                ImageDecode.of(Corpus.file("image/mde__bmpsuite-g-pal4.bmp")).decode();
        assertArrayEquals(PillowPixels.of(plain, "RGB"), PillowPixels.of(packed, "RGB"));
    }

    @Test
    void bigEndianBigTiffShowsTheSamePictureAsItsSiblings() {
        BufferedImage motorola = ImageDecode.of(Corpus.file("image/mde__BigTIFF-BigTIFFMotorola.tif"))
                .decode();
        BufferedImage intel = ImageDecode.of(Corpus.file("image/mde__BigTIFF-BigTIFFLong8.tif"))
                .decode();
        assertArrayEquals(PillowPixels.of(intel, "RGB"), PillowPixels.of(motorola, "RGB"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen__truncated60_progressive_a.jpg",
                "gen__truncated60_sub420_a.jpg",
                "gen__flipped_a.jpg",
                "mde__ImageTestSuite-m12-42c19f8e79e582bef107f372f18a074b.tif"
            })
    void strictDecodingRefusesMadeUpPixels(String file) {
        ImageDecode.of(Corpus.file("image/" + file)).decode();
        assertThrows(CorruptMediaException.class, () -> ImageDecode.of(Corpus.file("image/" + file))
                .decodeStrictly());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp", "avif", "tif"})
    void turnedPicturesAreUprightOnRequest(String extension) {
        BufferedImage turned = ImageDecode.of(Corpus.file("image/gen__orient6_a." + extension))
                .upright()
                .decode();
        assertEquals(80, turned.getWidth());
        assertEquals(120, turned.getHeight());
        BufferedImage stored =
                ImageDecode.of(Corpus.file("image/gen__orient6_a." + extension)).decode();
        // A clockwise quarter turn brings the stored lower left corner to the upper left.
        assertEquals(stored.getRGB(0, 79), turned.getRGB(0, 0));
        assertEquals(stored.getRGB(0, 0), turned.getRGB(79, 0));
    }

    /** The expected means of the four quarters are those of libheif's heif-convert. */
    @Test
    void aPhonesPictureHasTheColoursOfAnotherDecoder() {
        BufferedImage image = ImageDecode.of(Corpus.file("image/ax__heif-sample_still_photo.heic"))
                .upright()
                .decodeStrictly();
        assertEquals("1080x1920", image.getWidth() + "x" + image.getHeight());
        double[][] expected = {
            {181.86, 180.44, 180.93}, {212.05, 197.97, 183.96}, {185.77, 181.67, 176.7}, {191.16, 186.11, 180.87}
        };
        for (int quarter = 0; quarter < 4; quarter++) {
            double[] mean = PillowPixels.rgbaMean(image.getSubimage(quarter % 2 * 540, quarter / 2 * 960, 540, 960));
            assertArrayEquals(expected[quarter], Arrays.copyOf(mean, 3), 0.5, "quarter " + quarter);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mde__heic-NegativeArraySizeException.HeifReader.processBoxes.heif",
                "mde__heic-NullPointerException.HeifPictureHandler.processBox.heif"
            })
    void aDamagedHeicIsAnErrorThatNamesTheFile(String file) {
        MediaException error = assertThrows(MediaException.class, () -> ImageDecode.of(Corpus.file("image/" + file))
                .decode());
        assertTrue(error.getMessage().contains(file), error.getMessage());
    }

    @Test
    void bombIsRefusedBeforeMemoryIsTaken() {
        MediaLimitException refused = assertThrows(
                MediaLimitException.class, () -> ImageDecode.of(Corpus.file("image/gen__huge_header_a.png"))
                        .decode());
        assertTrue(refused.getMessage().contains("60000x60000"), refused.getMessage());
    }

    @Test
    void everyPageOfATiffIsDecoded() {
        Path file = Corpus.file("image/gen__multipage_a.tif");
        for (int page = 0; page < 3; page++) {
            BufferedImage image = ImageDecode.of(file).page(page).decode();
            assertEquals(page == 1 ? "80x120" : "120x80", image.getWidth() + "x" + image.getHeight(), "page " + page);
        }
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> ImageDecode.of(file).page(3).decode());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
