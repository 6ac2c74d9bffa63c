package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.Rational;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoFrameTest {
    /**
     * Made by ffmpeg 5.1, {@code ffmpeg -i FILE -frames:v 1 -pix_fmt rgb24 -f rawvideo -}, which turns the picture as
     * the display matrix asks and converts with the matrix and range the file names. Points in plain areas: x, y,
     * colour.
     */
    @ParameterizedTest
    @CsvSource({
        "gen__h264_bt601_a.mp4,           320, 240, 25 120 fd0000 80 72 00fe00 134 120 fdfd00 185 120 0000fe",
        "gen__h264_fullrange_bt709_a.mp4, 320, 240, 25 120 fc0000 80 72 00fd00 134 120 fdfc00 185 120 0000fd",
        "gen__h264_10bit_a.mp4,           320, 240, 25 120 fc0000 80 72 00fe00 134 120 fdfe00 185 120 0000fd",
        "gen__h264_422_10bit_a.mkv,       320, 240, 25 120 fc0000 80 72 00fe00 134 120 fdfe00 185 120 0000fd",
        "gen__hevc_pq_bt2020_a.mp4,       320, 240, 25 120 ff0800 80 72 00e000 134 120 fee900 185 120 0011ff",
        "gen__h264_rgb_a.mp4,             320, 240, 25 120 fd0000 80 72 00fe00 134 120 fdfd00 185 120 0000fe",
        "gen__h264_gray_a.mp4,            320, 240, 25 120 4c4c4c 80 72 969696 134 120 e2e2e2 185 120 1d1d1d",
        "gen__rotate90_a.mp4,             240, 320, 60 96 fe00ff 220 192 fdfd00 19 160 fdfd00",
        "gen__rotate270_a.mp4,            240, 320, 60 96 01fd00 220 192 0000fe 19 160 0000fe",
    })
    void coloursAndTurnsAreThoseOfTheFfmpegTool(String file, int width, int height, String points) {
        try (Video video = Video.open(Corpus.file("video/" + file));
                VideoFrame frame = video.frameAt(0)) {
            assertEquals(width, frame.uprightWidth());
            assertEquals(height, frame.uprightHeight());
            byte[] rgb = frame.toRgb();
            byte[] bgr = frame.toBgr();
            float[] chw = frame.toChw();
            BufferedImage image = frame.toImage();
            String[] parts = points.split(" ");
            for (int i = 0; i < parts.length; i += 3) {
                int x = Integer.parseInt(parts[i]);
                int y = Integer.parseInt(parts[i + 1]);
                int pixel = y * width + x;
                int wanted = Integer.parseInt(parts[i + 2], 16);
                int shown = image.getRGB(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    int value = wanted >> 16 - 8 * channel & 0xFF;
                    int got = rgb[pixel * 3 + channel] & 0xFF;
                    String where = file + " at " + x + "," + y + " channel " + channel;
                    assertTrue(Math.abs(got - value) <= 3, where + ": " + got + " instead of " + value);
                    assertEquals(got, bgr[pixel * 3 + 2 - channel] & 0xFF, where);
                    assertEquals(got, shown >> 16 - 8 * channel & 0xFF, where);
                    assertEquals(got / 255f, chw[channel * width * height + pixel], where);
                }
            }
        }
    }

    @Test
    void bufferAndArrayHoldTheSamePixels() {
        try (Video video = Video.open(Corpus.file("video/gen__rotate90_a.mp4"));
                VideoFrame frame = video.frameAt(3)) {
            byte[] array = frame.toRgb();
            ByteBuffer direct = ByteBuffer.allocateDirect(array.length + 1).position(1);
            frame.toRgb(direct).flip().position(1);
            byte[] copied = new byte[array.length];
            direct.get(copied);
            assertArrayEquals(array, copied);
            assertThrows(IllegalArgumentException.class, () -> frame.toRgb(new byte[array.length - 1]));
            assertThrows(IllegalArgumentException.class, () -> frame.toGray(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void storedPicturesAreNotTurned() {
        VideoOptions stored = VideoOptions.standard().asStored();
        try (Video video = Video.open(Corpus.file("video/gen__rotate90_a.mp4"), stored);
                VideoFrame frame = video.frameAt(0)) {
            assertEquals(320, frame.toImage().getWidth());
            assertEquals(0, frame.rotation());
        }
    }

    @Test
    void factsAreThoseOfTheFile() {
        try (Video video = Video.open(Corpus.file("video/gen__rate_ntsc_a.mp4"));
                VideoFrame frame = video.frameAt(1)) {
            assertEquals(new Rational(1001, 30000), frame.exactTime());
            assertEquals(1001.0 / 30000, frame.time(), 1e-12);
            assertEquals("yuv420p", frame.pixelFormat().name());
            assertEquals(3, frame.planes().size());
            try (VideoFrame first = video.frameAt(0)) {
                assertTrue(first.keyframe());
                assertEquals(PictureType.I, first.pictureType());
            }
        }
    }

    @Test
    void planesAreTheDecodedSamples() {
        for (String file : List.of("gen__h264_a.mkv", "gen__raw_rgb24_a.avi", "gen__vp9_odd_dims_a.webm")) {
            try (Video video = Video.open(Corpus.file("video/" + file));
                    VideoFrame frame = video.frameAt(1)) {
                ByteBuffer packed = ByteBuffer.allocate(frame.nativeBytes().length);
                for (Plane plane : frame.planes()) {
                    for (int row = 0; row < plane.rows(); row++) {
                        packed.put(plane.bytes().slice(row * plane.stride(), plane.rowBytes()));
                    }
                }
                assertArrayEquals(frame.nativeBytes(), packed.array(), file);
            }
        }
    }

    @Test
    void borrowedFrameSaysSoAfterTheNextIsAskedFor() {
        try (Video video = Video.open(Corpus.file("video/gen__two_frames_a.mkv"))) {
            Iterator<VideoFrame> frames = video.frames().iterator();
            VideoFrame first = frames.next();
            VideoFrame kept = first.retain();
            String md5 = first.md5();
            frames.next();
            IllegalStateException failure = assertThrows(IllegalStateException.class, first::toRgb);
            assertTrue(failure.getMessage().contains("retain()"), failure.getMessage());
            assertThrows(IllegalStateException.class, () -> first.plane(0));
            assertEquals(0, first.pts());
            assertEquals(md5, kept.md5());
            kept.close();
            assertThrows(IllegalStateException.class, kept::md5);
        }
    }

    @Test
    void buffersAndRetainedFramesOutliveTheVideo() {
        ByteBuffer luma;
        VideoFrame retained;
        VideoFrame copied;
        VideoFrames frames;
        String md5;
        Video video = Video.open(Corpus.file("video/gen__h264_a.mkv"));
        try (video) {
            frames = video.frames();
            VideoFrame frame = frames.iterator().next();
            luma = frame.plane(0).bytes();
            retained = frame.retain();
            copied = frame.copy();
            md5 = frame.md5();
        }
        long sum = 0;
        for (int i = 0; i < luma.capacity(); i++) {
            sum += luma.get(i);
        }
        assertTrue(sum != 0);
        assertEquals(md5, retained.md5());
        assertEquals(md5, copied.md5());
        assertEquals(retained.toRgb().length, copied.toImage().getWidth() * 240 * 3);
        retained.close();
        copied.close();
        assertThrows(IllegalStateException.class, video::frames);
        assertThrows(IllegalStateException.class, () -> video.frameAt(0));
        assertThrows(IllegalStateException.class, frames::iterator);
        video.close();
    }

    @Test
    void closingWhileIteratingIsAnErrorAndNotACrash() {
        Video video = Video.open(Corpus.file("video/gen__h264_a.mkv"));
        Iterator<VideoFrame> frames = video.frames().iterator();
        VideoFrame first = frames.next();
        video.close();
        assertThrows(IllegalStateException.class, frames::next);
        assertThrows(IllegalStateException.class, first::toRgb);
    }

    @Test
    void anImageIsDrawnOverOnlyWhereThePictureFits() {
        try (Video video = Video.open(Corpus.file("video/gen__rotate90_a.mp4"));
                VideoFrame first = video.frameAt(0);
                VideoFrame later = video.frameAt(20)) {
            BufferedImage wanted = later.toImage();
            BufferedImage image = first.toImage();
            assertFalse(Arrays.equals(pixels(wanted), pixels(image)), "the test needs two different pictures");

            assertSame(image, later.toImage(image));
            assertArrayEquals(pixels(wanted), pixels(image));

            BufferedImage larger = new BufferedImage(480, 320, BufferedImage.TYPE_3BYTE_BGR);
            BufferedImage part = larger.getSubimage(7, 0, 240, 320);
            for (BufferedImage other : List.of(larger, part, new BufferedImage(240, 320, BufferedImage.TYPE_INT_RGB))) {
                BufferedImage made = later.toImage(other);
                assertNotSame(other, made);
                assertArrayEquals(pixels(wanted), pixels(made));
                assertEquals(0, other.getRGB(3, 3) & 0xFFFFFF, "left alone");
            }
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
