package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.UnwritableMediaException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameExtractionTest {
    @TempDir
    private Path directory;

    @Test
    void pngFilesHoldTheFramesUnderTheirOwnNames() throws IOException {
        try (Video video = Video.open(Corpus.file("video/gen__rotate90_a.mp4"))) {
            List<ExtractedFrame> seen = new ArrayList<>();
            int count = FrameExtraction.from(video)
                    .frames(FrameSelection.parse("0,5,9-11"))
                    .startNumber(1)
                    .onFrame(seen::add)
                    .to(directory);
            assertEquals(5, count);
            assertEquals(
                    List.of("frame_1.png", "frame_10.png", "frame_11.png", "frame_12.png", "frame_6.png"), names());
            assertEquals(
                    List.of(0, 5, 9, 10, 11),
                    seen.stream().map(ExtractedFrame::frame).toList());
            try (VideoFrame frame = video.frameAt(9)) {
                BufferedImage stored =
                        ImageIO.read(directory.resolve("frame_10.png").toFile());
                assertEquals(frame.pts(), seen.get(2).pts());
                assertSamePixels(frame.toImage(), stored, 0);
            }
        }
    }

    @Test
    void jpegFilesLookLikeTheFrames() throws IOException {
        try (Video video = Video.open(Corpus.file("video/gen__h264_fullrange_bt709_a.mp4"))) {
            FrameExtraction.from(video)
                    .frames(FrameSelection.of(2))
                    .format(PictureFormat.JPEG)
                    .to(directory);
            try (VideoFrame frame = video.frameAt(2)) {
                BufferedImage stored =
                        ImageIO.read(directory.resolve("frame_2.jpg").toFile());
                // plain areas: chroma is halved elsewhere
                for (int[] point : new int[][] {{25, 120}, {80, 72}, {134, 120}, {185, 120}}) {
                    assertNear(frame.toImage().getRGB(point[0], point[1]), stored.getRGB(point[0], point[1]), 4);
                }
            }
        }
    }

    @Test
    void whatIsThereIsKeptUnlessOverwritten() throws IOException {
        try (Video video = Video.open(Corpus.file("video/gen__h264_faststart_a.mp4"))) {
            FrameExtraction.from(video).frames(FrameSelection.of(3)).to(directory);
            FileTime written = FileTime.fromMillis(1_000_000);
            Files.setLastModifiedTime(directory.resolve("frame_3.png"), written);
            List<Boolean> existed = new ArrayList<>();
            FrameExtraction.from(video)
                    .frames(FrameSelection.range(2, 5))
                    .onFrame(frame -> existed.add(frame.existed()))
                    .to(directory);
            assertEquals(List.of(false, true, false), existed);
            assertEquals(written, Files.getLastModifiedTime(directory.resolve("frame_3.png")));
            FrameExtraction.from(video).frames(FrameSelection.of(3)).overwrite().to(directory);
            assertNotEquals(written, Files.getLastModifiedTime(directory.resolve("frame_3.png")));
        }
    }

    @Test
    void whatIsThereInAnotherFormatIsWrittenAnew() throws IOException {
        try (Video video = Video.open(Corpus.file("video/gen__h264_10bit_a.mp4"))) {
            for (PictureFormat format : List.of(PictureFormat.PNG, PictureFormat.PNG_16, PictureFormat.PNG)) {
                FrameExtraction.from(video)
                        .frames(FrameSelection.of(0))
                        .format(format)
                        .onFrame(frame -> assertFalse(frame.existed()))
                        .to(directory);
                int bits = ImageIO.read(directory.resolve("frame_0.png").toFile())
                        .getSampleModel()
                        .getSampleSize(0);
                assertEquals(format == PictureFormat.PNG_16 ? 16 : 8, bits);
            }
        }
    }

    @Test
    void failureToWriteEndsTheRunAndLeavesNoPart() throws IOException {
        Files.createDirectory(directory.resolve("frame_1.png"));
        Files.writeString(directory.resolve("frame_1.png").resolve("in the way"), "x");
        try (Video video = Video.open(Corpus.file("video/gen__h264_faststart_a.mp4"))) {
            FrameExtraction extraction = FrameExtraction.from(video).overwrite();
            assertThrows(UnwritableMediaException.class, () -> extraction.to(directory));
        }
        assertFalse(names().stream().anyMatch(name -> name.equals("frame_1.png.part")));
    }

    @Test
    void contactSheetShowsFramesFromFirstToLast() {
        try (Video video = Video.open(Corpus.file("video/gen__rotate90_a.mp4"))) {
            BufferedImage sheet =
                    ContactSheet.of(video).columns(3).rows(2).cellWidth(120).toImage();
            assertEquals(3 * 124 + 4, sheet.getWidth());
            try (VideoFrame last = video.frameAt(video.frameIndex().frameCount() - 1)) {
                int shown = sheet.getRGB(4 + 2 * 124 + 110, 4 + (sheet.getHeight() - 4) / 2 + 96);
                assertNear(last.toImage().getRGB(220, 192), shown, 12);
            }
        }
    }

    @Test
    void plotMarksWhatStraysAndOnlyThat() {
        String variable = plot("gen__vfr_long_hold_a.webm");
        assertTrue(variable.contains("#d02020"), "a long hold must be marked");
        assertFalse(plot("gen__h264_gop30_a.mp4").contains("#d02020"), "a constant video must not be marked");
        assertTrue(plot("gen__one_frame_a.mp4").endsWith("</svg>\n"));
        BufferedImage image = FrameTimingPlot.of(FrameIndex.scan(Corpus.file("video/gen__vfr_long_hold_a.webm")))
                .toImage();
        assertEquals(1000, image.getWidth());
    }

    private static String plot(String file) {
        return FrameTimingPlot.of(FrameIndex.scan(Corpus.file("video/" + file))).toSvg();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertSamePixels(BufferedImage wanted, BufferedImage got, int tolerance) {
        assertEquals(wanted.getWidth(), got.getWidth());
        assertEquals(wanted.getHeight(), got.getHeight());
        for (int y = 0; y < wanted.getHeight(); y++) {
            for (int x = 0; x < wanted.getWidth(); x++) {
                assertNear(wanted.getRGB(x, y), got.getRGB(x, y), tolerance);
            }
        }
    }

    private static void assertNear(int wanted, int got, int tolerance) {
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = Math.abs((wanted >> shift & 0xFF) - (got >> shift & 0xFF));
            assertTrue(
                    difference <= tolerance,
                    () -> Integer.toHexString(got) + " instead of " + Integer.toHexString(wanted));
        }
    }

    /** Made by ffmpeg 5.1, {@code ffmpeg -i FILE -frames:v 1 -pix_fmt rgb48le -f rawvideo -}: x, y, colour. */
    @ParameterizedTest
    @CsvSource({"25,120,fe73,0,0", "80,72,2e,ff9f,f0", "134,120,fea1,ff23,0", "300,230,90,ff7e,fffa"})
    void pngsOf16BitsKeepTheDepthOf10BitVideo(int x, int y, String red, String green, String blue) throws IOException {
        try (Video video = Video.open(Corpus.file("video/gen__h264_10bit_a.mp4"))) {
            FrameExtraction.from(video)
                    .frames(FrameSelection.of(0))
                    .format(PictureFormat.PNG_16)
                    .to(directory);
        }
        Raster raster = ImageIO.read(directory.resolve("frame_0.png").toFile()).getRaster();
        assertEquals(DataBuffer.TYPE_USHORT, raster.getDataBuffer().getDataType());
        assertEquals(
                List.of(red, green, blue),
                List.of(
                        Integer.toHexString(raster.getSample(x, y, 0)),
                        Integer.toHexString(raster.getSample(x, y, 1)),
                        Integer.toHexString(raster.getSample(x, y, 2))));
    }
}
