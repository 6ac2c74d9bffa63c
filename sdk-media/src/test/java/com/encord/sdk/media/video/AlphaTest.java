package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Transparency that WebM stores beside the pictures. Truth: ffmpeg 5.1 with the decoders of libvpx, {@code ffmpeg -c:v
 * libvpx-vp9 -i FILE -vf alphaextract -f framemd5 -}. The two small files change their transparency with every frame.
 */
class AlphaTest {
    private static final List<String> VP8 = List.of(
            "b8714cfcdbaab14ee207c66680e7ed9b",
            "7d81050b981b07bdd70839d010e32b55",
            "489d7ae59882af6a1263dc7f0e3173e4",
            "5a611f76efbdf7ace945efbef6f42ad1",
            "ca9cfdfe6c2bd3127489c2e49a50ce69",
            "24cf1f0c626d52175ca76d856b4b20b2",
            "4da57b74e5fc6c837097921090f11cc1",
            "44b312985c2899e811a9c2fc6c7aae68");

    private static final List<String> VP9 = List.of(
            "4ef08c446eba502a5c689a2f958928f2",
            "78c526c13cd97d27bc61b6ef3a692f1b",
            "0b32c329e7a731753b74a92b7ec07f26",
            "e04ca2321492198df2db32416694dc4a",
            "a33cd5a12e8be71e8c0cc44c9870ab3d",
            "a0c33a34a46a64e5ba37ef891855c219",
            "eaabde8b2a17aeef24588125dc8c4297",
            "19f8829220cb1e0e2d0bd19c954f3f57");

    @ParameterizedTest
    @ValueSource(strings = {"vp8", "vp9"})
    void transparencyIsThatOfLibvpxWhicheverWayAFrameIsReached(String codec)
            throws IOException, NoSuchAlgorithmException {
        List<String> truth = codec.equals("vp8") ? VP8 : VP9;
        try (Video video = Video.open(resource("alpha_" + codec + ".webm"), VideoOptions.standard())) {
            for (VideoFrame frame : video.frames()) {
                assertEquals(truth.get(frame.index()), md5OfAlpha(frame), "frame " + frame.index());
            }
            for (int index = truth.size() - 1; index >= 0; index--) {
                VideoFrame frame = video.frameAt(index);
                try (VideoFrame copy = frame.copy();
                        VideoFrame retained = frame.retain()) {
                    assertEquals(truth.get(index), md5OfAlpha(frame), "frame " + index);
                    frame.close();
                    assertEquals(truth.get(index), md5OfAlpha(copy), "copy of frame " + index);
                    assertEquals(truth.get(index), md5OfAlpha(retained), "retained frame " + index);
                }
            }
        }
    }

    @Test
    void picturesKeepTransparencyAndTheirChecksumIsThatOfTheTool(@TempDir Path directory)
            throws IOException, NoSuchAlgorithmException {
        Path file = Corpus.file("video/gen__vp9_alpha_a.webm");
        List<String> tool = FrameMd5.of(file).lines().stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        try (Video video = Video.open(file);
                VideoFrame frame = video.frameAt(16)) {
            assertEquals("9fb6cddce9de4fd5ee9a86342dbdd2f0", md5OfAlpha(frame));
            assertTrue(tool.get(16).endsWith(frame.md5()));
            BufferedImage image = frame.toImage();
            assertTrue(image.getColorModel().hasAlpha());
            frame.save(directory.resolve("f.png"));
            BufferedImage saved = ImageIO.read(directory.resolve("f.png").toFile());
            assertTrue(saved.getColorModel().hasAlpha());
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    assertAlmostSame(image.getRGB(x, y), saved.getRGB(x, y), x + "," + y);
                }
            }
            frame.save(directory.resolve("f.jpg"));
            assertFalse(ImageIO.read(directory.resolve("f.jpg").toFile())
                    .getColorModel()
                    .hasAlpha());
        }
    }

    /** FFmpeg converts to different channel orders with different vector code, which rounds colours by one step. */
    private static void assertAlmostSame(int expected, int actual, String where) {
        assertEquals(expected >>> 24, actual >>> 24, where);
        for (int shift = 0; shift < 24; shift += 8) {
            assertTrue(Math.abs((expected >> shift & 0xFF) - (actual >> shift & 0xFF)) <= 1, where);
        }
    }

    private static String md5OfAlpha(VideoFrame frame) throws NoSuchAlgorithmException {
        byte[] rgba = frame.toRgba();
        byte[] alpha = new byte[rgba.length / 4];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = rgba[i * 4 + 3];
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(alpha));
    }

    private static MediaSource resource(String name) throws IOException {
        try (InputStream bytes = AlphaTest.class.getResourceAsStream(name)) {
            return new MemorySource(name, bytes.readAllBytes());
        }
    }
}
