package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.video.VideoScan;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSequenceVideoTest {
    @TempDir
    Path directory;

    @Test
    void everyImageIsTheFrameOfItsPlace() throws IOException {
        List<Path> images = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            images.add(numbered(number, List.of("png", "jpg", "bmp").get(number % 3)));
        }
        ImageSequenceResult result = ImageSequenceVideo.of(images)
                .frameRate(new Rational(5, 1))
                .to(directory.resolve("sequence.mp4"))
                .run();
        assertEquals(IntStream.range(0, 20).boxed().toList(), NumberedVideo.read(result.output()));
        assertTrue(result.frameMap().isIdentity());
        assertEquals(20, result.frameMap().outputFrameCount());
        assertEquals(List.of(), result.findingsAfter());
        assertEquals(NumberedVideo.WIDTH, result.width());
        VideoScan scan = VideoScan.of(result.output());
        assertEquals(new Rational(5, 1), scan.timing().frameRate().orElseThrow());
        assertTrue(scan.timing().constant());
    }

    @Test
    void imagesAreScaledToTheHeightAskedForAndEachIsTold() throws IOException {
        List<ReEncodeProgress> told = Collections.synchronizedList(new ArrayList<>());
        ImageSequenceResult result = ImageSequenceVideo.of(List.of(numbered(0, "png"), numbered(1, "png")))
                .maxHeight(NumberedVideo.HEIGHT / 2)
                .onProgress(told::add)
                .to(directory.resolve("sequence.mp4"))
                .run();
        assertEquals(NumberedVideo.WIDTH / 2, result.width());
        assertEquals(NumberedVideo.HEIGHT / 2, result.height());
        assertEquals(result.height(), VideoScan.of(result.output()).info().height());
        assertEquals(new ReEncodeProgress(2, 2), told.get(told.size() - 1));
    }

    @Test
    void aCoarserQualityMakesASmallerVideo() throws IOException {
        List<Path> images = List.of(numbered(0, "png"), numbered(1, "png"));
        Path fine = directory.resolve("fine.mp4");
        Path coarse = directory.resolve("coarse.mp4");
        ImageSequenceVideo.of(images).crf(1).to(fine).run();
        ImageSequenceVideo.of(images).crf(51).to(coarse).run();
        assertTrue(Files.size(coarse) < Files.size(fine), Files.size(coarse) + " and " + Files.size(fine));
        assertThrows(IllegalArgumentException.class, () -> ImageSequenceVideo.of(images)
                .crf(52));
    }

    @Test
    void imagesOfAnotherSizeAreNamed() throws IOException {
        Path small = directory.resolve("small.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", small.toFile());
        Path target = directory.resolve("sequence.mp4");
        MediaException failure = assertThrows(
                UnsupportedMediaException.class, () -> ImageSequenceVideo.of(List.of(numbered(0, "png"), small))
                        .to(target)
                        .run());
        assertTrue(failure.getMessage().contains("small.png"), failure.getMessage());
        assertTrue(failure.getMessage().contains("40x30"), failure.getMessage());
        assertFalse(Files.exists(target));
    }

    @Test
    void aDamagedImageIsNamedAndNothingIsLeft() throws IOException {
        Path good = numbered(1, "png");
        Path cut = directory.resolve("cut.png");
        byte[] bytes = Files.readAllBytes(good);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        Path target = directory.resolve("sequence.mp4");
        MediaException failure = assertThrows(
                CorruptMediaException.class,
                () -> ImageSequenceVideo.of(List.of(good, cut)).to(target).run());
        assertTrue(failure.getMessage().contains("cut.png"), failure.getMessage());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void anImageOfAnotherKindIsNotCalledDamaged() throws IOException {
        Path measured = directory.resolve("measured.tif");
        WritableRaster raster =
                Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_FLOAT, 16, 16, 1), null);
        ColorModel gray = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        assertTrue(ImageIO.write(new BufferedImage(gray, raster, false, null), "tiff", measured.toFile()));
        MediaException failure =
                assertThrows(UnsupportedMediaException.class, () -> ImageSequenceVideo.of(List.of(measured))
                        .to(directory.resolve("sequence.mp4"))
                        .run());
        assertTrue(failure.getMessage().contains("floating-point"), failure.getMessage());
    }

    @Test
    void tilesBecomeOnePicture() {
        ImageSequenceResult video = ImageSequenceVideo.of(
                        List.of(Corpus.file("image/avif__sofa_grid1x5_420_reversed_dimg_order.avif")))
                .to(directory.resolve("tiles.mp4"))
                .run();
        assertEquals(1024, video.width());
        assertEquals(770, video.height());
    }

    @Test
    void orientationOfWebpIsApplied() {
        ImageSequenceResult video = ImageSequenceVideo.of(
                        List.of(Corpus.file("image/gen__orient6_a.webp"), Corpus.file("image/gen__orient8_a.webp")))
                .to(directory.resolve("webp.mp4"))
                .run();
        assertEquals(
                List.of("top right", "bottom left"),
                frames(video.output()).stream()
                        .map(frame -> markedCorner(frame, video.width(), video.height()))
                        .toList());
    }

    @Test
    void allOrientationsComeOutUpright() {
        // all eight store the same pixels, with a red mark in the top left corner, and differ in the EXIF orientation
        // only
        List<String> corners = List.of("top left", "top right", "bottom right", "bottom left");
        for (int first : new int[] {1, 5}) {
            List<Path> images = IntStream.range(first, first + 4)
                    .mapToObj(orientation -> Corpus.file("image/gen__orient" + orientation + "_a.jpg"))
                    .toList();
            ImageSequenceResult video = ImageSequenceVideo.of(images)
                    .to(directory.resolve("from" + first + ".mp4"))
                    .run();
            assertEquals(first == 1 ? 120 : 80, video.width());
            assertEquals(first == 1 ? 80 : 120, video.height());
            assertEquals(
                    corners,
                    frames(video.output()).stream()
                            .map(frame -> markedCorner(frame, video.width(), video.height()))
                            .toList());
        }
    }

    private static String markedCorner(byte[] yuv, int width, int height) {
        // inside the mark of 20x10 pixels and beside the diagonal that crosses it
        int across = width > height ? 20 : 8;
        int down = width > height ? 8 : 20;
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String vertical : List.of("top", "bottom")) {
            for (String horizontal : List.of("left", "right")) {
                int x = horizontal.equals("left") ? across : width - across;
                int y = vertical.equals("top") ? down : height - down;
                int chroma = width * height + y / 2 * (width / 2) + x / 2;
                int blue = yuv[chroma] & 0xFF;
                int red = yuv[chroma + width * height / 4] & 0xFF;
                int luma = yuv[y * width + x] & 0xFF;
                // pure red is about (81, 90, 240)
                int distance = Math.abs(luma - 81) + Math.abs(blue - 90) + Math.abs(red - 240);
                if (distance < least) {
                    least = distance;
                    nearest = vertical + " " + horizontal;
                }
            }
        }
        return nearest;
    }

    /** The planes of every frame, packed. */
    private static List<byte[]> frames(Path video) {
        List<byte[]> frames = new ArrayList<>();
        try (FrameReader reader =
                FrameReader.open(MediaSource.of(video), DemuxerLimits.STANDARD, 1, Decoder.OnError.FAIL)) {
            for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (NativeFrame frame = next.get()) {
                    byte[] bytes = new byte[frame.packedBytes()];
                    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length);
                    frame.packInto(buffer);
                    buffer.flip().get(bytes);
                    frames.add(bytes);
                }
            }
        }
        return frames;
    }

    private Path numbered(int number, String format) throws IOException {
        BufferedImage image = new BufferedImage(NumberedVideo.WIDTH, NumberedVideo.HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean bit = (number >> x / NumberedVideo.BLOCK & 1) == 1;
                image.setRGB(x, y, bit == y < image.getHeight() / 2 ? 0xFFFFFF : 0);
            }
        }
        Path file = directory.resolve(number + "." + format);
        assertTrue(ImageIO.write(image, format, file.toFile()));
        return file;
    }
}
