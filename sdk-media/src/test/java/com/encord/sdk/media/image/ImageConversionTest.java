package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageConversionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "gen__gray16_a.tif,16,GRAY",
        "gen__rgb16_a.tif,16,RGB",
        "gen__tiff_lzw_a.tif,8,RGB",
        "gen__jpeg_a.tif,8,RGB",
        "gen__orient6_a.tif,8,RGB",
        "exif__tiff-Arbitro.tiff,8,RGBA",
        "mde__BigTIFF-BigTIFFLong8Tiles.tif,8,RGB",
        "mde__BigTIFF-BigTIFFMotorola.tif,8,RGB"
    })
    void pngHoldsEverySampleOfATiff(String file, int bits, ImageColor color) {
        Path tiff = Corpus.file("image/" + file);
        Path png = folder.resolve("out.png");
        ImageConversion.of(tiff).to(png);
        ImageInfo info = ImageInfo.read(png);
        assertEquals(bits, info.bitDepth());
        assertEquals(color, info.color());
        BufferedImage before = ImageDecode.of(tiff).upright().decode();
        BufferedImage after = ImageDecode.of(png).decodeStrictly();
        assertEquals(before.getWidth(), after.getWidth());
        int[] expected = samples(before);
        assertArrayEquals(expected, samples(after));
    }

    @Test
    void bilevelStaysBilevel() {
        Path png = folder.resolve("out.png");
        ImageConversion.of(Corpus.file("image/gen__bilevel_g4_a.tif")).to(png);
        assertEquals(1, ImageInfo.read(png).bitDepth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void colourProfileIsCarriedOver(String extension) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] plain = Files.readAllBytes(Corpus.file("image/gen__sub444_a.jpg"));
        Path out = folder.resolve("out." + extension);
        if (extension.equals("jpg")) {
            Files.write(out, ColorProfile.intoJpeg(plain, profile));
        } else {
            Files.write(out, ColorProfile.intoPng(Files.readAllBytes(Corpus.file("image/gen__rgba_a.png")), profile));
        }
        // The JDK's reader refuses damaged profiles and chunks with wrong checksums.
        assertEquals(120, ImageIO.read(out.toFile()).getWidth());
        assertTrue(new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1)
                .contains(extension.equals("jpg") ? "ICC_PROFILE" : "iCCP"));
    }

    @Test
    void jpegIsCloseToTheTiff() {
        Path tiff = Corpus.file("image/mde__BigTIFF-BigTIFFLong8.tif");
        Path jpeg = folder.resolve("out.jpg");
        ImageConversion.of(tiff).to(jpeg);
        double[] before = PillowPixels.rgbaMean(ImageDecode.of(tiff).decode());
        double[] after = PillowPixels.rgbaMean(ImageDecode.of(jpeg).decode());
        for (int band = 0; band < 3; band++) {
            assertEquals(before[band], after[band], 1.0);
        }
    }

    @Test
    void grayIsNotBrightened() {
        Path png = folder.resolve("out.png");
        Path tiff = Corpus.file("image/gen__gray16_a.tif");
        ImageConversion.of(tiff).to(folder.resolve("out.jpg"));
        ImageConversion.of(tiff).to(png);
        double[] gray16 = PillowPixels.rgbaMean(ImageDecode.of(png).decode());
        double[] jpeg =
                PillowPixels.rgbaMean(ImageDecode.of(folder.resolve("out.jpg")).decode());
        assertEquals(gray16[0], jpeg[0], 1.0);
    }

    @Test
    void whatTheTargetCannotHoldIsRefused() {
        assertThrows(UnsupportedMediaException.class, () -> ImageConversion.of(Corpus.file("image/gen__float32_a.tif"))
                .to(folder.resolve("out.png")));
        assertThrows(
                UnsupportedMediaException.class, () -> ImageConversion.of(Corpus.file("image/exif__tiff-Arbitro.tiff"))
                        .to(folder.resolve("out.jpg")));
        assertThrows(CorruptMediaException.class, () -> ImageConversion.of(
                        Corpus.file("image/gen__truncated60_gray16_a.tif"))
                .to(folder.resolve("out.png")));
        assertThrows(IllegalArgumentException.class, () -> ImageConversion.of(Corpus.file("image/gen__float32_a.tif"))
                .to(folder.resolve("out.gif")));
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void planWithTiffsBecomesOneOfPngs() {
        List<Path> files = List.of(
                Corpus.file("image/gen__orient1_a.jpg"),
                Corpus.file("image/gen__orient6_a.tif"),
                Corpus.file("image/gen__tiff_lzw_a.tif"));
        ImagePlan plan = ImageGrouping.of("t", files).asGroups().plans().get(0);
        ImagePlan converted = plan.withTiffsConverted(folder);
        assertEquals(files.get(0), converted.get().get(0));
        for (int i = 0; i < 3; i++) {
            assertNotEquals(ImageFormat.TIFF, converted.images().get(i).info().format());
            assertEquals(
                    plan.images().get(i).info().displayWidth(),
                    converted.images().get(i).info().displayWidth());
        }
        assertSame(converted, converted.withTiffsConverted(folder));
    }

    @Test
    void previewShowsThePicturesOfThePlan() {
        List<Path> files = List.of(
                Corpus.file("image/gen__orient6_a.jpg"),
                Corpus.file("image/gen__lossy_a.webp"),
                Corpus.file("image/gen__gray16_a.png"));
        ImagePlan plan = ImageGrouping.of("t", files).asGroups().plans().get(0);
        BufferedImage sheet = PlanPreview.of(plan).columns(2).cell(64).toImage();
        assertEquals(4 + 2 * 68, sheet.getWidth());
        assertEquals(4 + 2 * 68, sheet.getHeight());
        assertNotEquals(0xff202020, sheet.getRGB(4 + 32, 4 + 32));
        assertEquals(0xff202020, sheet.getRGB(4 + 68 + 32, 4 + 68 + 32));
    }

    private static int[] samples(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }
}
