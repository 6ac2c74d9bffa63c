package com.encord.sdk.media.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.video.Video;
import com.encord.sdk.media.video.VideoFrame;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.Java2DFrameConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavacvFramesTest {
    @ParameterizedTest
    @ValueSource(strings = {"gen__rotate90_a.mp4", "gen__vp9_odd_dims_a.webm", "gen__h264_gray_a.mp4"})
    void javacvMakesTheSameJavaImage(String file) {
        try (Video video = Video.open(Corpus.file("video/" + file));
                VideoFrame frame = video.frameAt(7);
                Java2DFrameConverter converter = new Java2DFrameConverter()) {
            BufferedImage exact = frame.toImage();
            try (Frame bgr = JavacvFrames.toBgr(frame);
                    Frame abgr = JavacvFrames.toAbgr(frame)) {
                assertSame(exact, converter.getBufferedImage(bgr));
                assertSame(exact, converter.getBufferedImage(abgr));
            }
        }
    }

    @Test
    void framesOutliveTheVideoAndSayWhenTheyAreShown() {
        Frame kept;
        BufferedImage exact;
        try (Video video = Video.open(Corpus.file("video/gen__rotate90_a.mp4"));
                VideoFrame frame = video.frameAt(30)) {
            kept = JavacvFrames.toBgr(frame);
            exact = frame.toImage();
            assertEquals(Math.round(frame.time() * 1e6), kept.timestamp);
            assertEquals(frame.keyframe(), kept.keyFrame);
            assertEquals(frame.pictureType().name().charAt(0), kept.pictType);
        }
        try (kept;
                Java2DFrameConverter converter = new Java2DFrameConverter()) {
            assertSame(exact, converter.getBufferedImage(kept));
        }
    }

    @Test
    void layoutIsThatOfJavacvsOwnGrabber() throws Exception {
        String file = Corpus.file("video/gen__h264_faststart_a.mp4").toString();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file);
                Video video = Video.open(Corpus.file("video/gen__h264_faststart_a.mp4"));
                VideoFrame first = video.frameAt(0);
                Frame made = JavacvFrames.toBgr(first)) {
            grabber.start();
            Frame grabbed = grabber.grabImage();
            assertEquals(grabbed.imageWidth, made.imageWidth);
            assertEquals(grabbed.imageHeight, made.imageHeight);
            assertEquals(grabbed.imageDepth, made.imageDepth);
            assertEquals(grabbed.imageChannels, made.imageChannels);
            assertEquals(grabbed.timestamp, made.timestamp);
            assertEquals(grabbed.keyFrame, made.keyFrame);
            assertEquals(grabbed.pictType, made.pictType);
            assertEquals(grabbed.getTypes(), made.getTypes());
        }
    }

    @Test
    void channelsAreInTheOrderOfTheName() {
        try (Video video = Video.open(Corpus.file("video/gen__vp9_odd_dims_a.webm"));
                VideoFrame frame = video.frameAt(3)) {
            byte[] rgb = frame.toRgb();
            byte[] gray = frame.toGray();
            assertBytes(frame, JavacvFrames::toBgr, 3, (pixel, channel) -> rgb[pixel * 3 + 2 - channel]);
            assertBytes(frame, JavacvFrames::toGray, 1, (pixel, channel) -> gray[pixel]);
            assertBytes(
                    frame,
                    JavacvFrames::toBgra,
                    4,
                    (pixel, channel) -> channel == 3 ? (byte) 255 : rgb[pixel * 3 + 2 - channel]);
            assertBytes(
                    frame,
                    JavacvFrames::toAbgr,
                    4,
                    (pixel, channel) -> channel == 0 ? (byte) 255 : rgb[pixel * 3 + 3 - channel]);
        }
    }

    @Test
    void closedFramesAreRefused() {
        try (Video video = Video.open(Corpus.file("video/gen__vp9_odd_dims_a.webm"))) {
            VideoFrame frame = video.frameAt(0);
            frame.close();
            assertThrows(IllegalStateException.class, () -> JavacvFrames.toBgr(frame));
        }
    }

    private interface Sample {
        byte at(int pixel, int channel);
    }

    private static void assertBytes(
            VideoFrame frame, Function<VideoFrame, Frame> conversion, int channels, Sample expected) {
        try (Frame made = conversion.apply(frame)) {
            ByteBuffer bytes = (ByteBuffer) made.image[0];
            assertEquals(0, bytes.position());
            assertEquals(channels, made.imageChannels);
            for (int y = 0; y < made.imageHeight; y++) {
                for (int x = 0; x < made.imageWidth; x++) {
                    for (int channel = 0; channel < channels; channel++) {
                        assertEquals(
                                expected.at(y * made.imageWidth + x, channel),
                                bytes.get(y * made.imageStride + x * channels + channel));
                    }
                }
            }
        }
    }

    private static void assertSame(BufferedImage expected, BufferedImage actual) {
        assertEquals(expected.getWidth(), actual.getWidth());
        assertEquals(expected.getHeight(), actual.getHeight());
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                assertEquals(expected.getRGB(x, y), actual.getRGB(x, y), x + "," + y);
            }
        }
    }
}
