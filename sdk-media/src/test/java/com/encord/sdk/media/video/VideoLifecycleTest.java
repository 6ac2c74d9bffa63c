package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is opened is closed, on every path, again and again. */
class VideoLifecycleTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void thousandVideosLeaveNothingBehind() throws IOException {
        Path file = Corpus.file("video/gen__h264_faststart_a.mp4");
        for (int i = 0; i < 150; i++) {
            openReadAndClose(file);
        }
        long before = residentBytes();
        for (int i = 0; i < 1000; i++) {
            openReadAndClose(file);
        }
        long grown = residentBytes() - before;
        assertTrue(grown < 64 * MEGABYTE, "resident memory grew by " + grown / MEGABYTE + " MB over 1000 videos");
    }

    @Test
    void memoryStaysFlatOverManyFrames() throws IOException {
        Path file = Corpus.file("video/gen__h264_gop600_a.mp4");
        ByteBuffer rgb = ByteBuffer.allocateDirect(1920 * 1080 * 3);
        long before = 0;
        for (int round = 0; round < 12; round++) {
            try (Video video = Video.open(file)) {
                for (VideoFrame frame : video.frames()) {
                    frame.plane(0).bytes().get(0);
                    frame.toRgb(rgb.clear());
                }
            }
            before = round == 2 ? residentBytes() : before;
        }
        long grown = residentBytes() - before;
        assertTrue(grown < 48 * MEGABYTE, "resident memory grew by " + grown / MEGABYTE + " MB over 6480 frames");
    }

    @Test
    void framesAreTheSameWhetherConvertedOrNotAndLeftAnywhere() {
        Path file = Corpus.file("video/gen__h264_gop600_a.mp4");
        List<String> expected = new ArrayList<>();
        try (Video video = Video.open(file)) {
            video.frames(FrameSelection.range(0, 40)).forEach(frame -> expected.add(frame.md5()));
        }
        for (int left = 1; left < 40; left += 6) {
            List<String> seen = new ArrayList<>();
            try (Video video = Video.open(file)) {
                for (VideoFrame frame : video.frames()) {
                    frame.toGray();
                    seen.add(frame.md5());
                    if (seen.size() == left) {
                        break;
                    }
                }
            }
            assertEquals(expected.subList(0, left), seen);
        }
    }

    @Test
    void streamEndsItsDecoderWhenClosed() {
        try (Video video = Video.open(Corpus.file("video/gen__h264_gop600_a.mp4"))) {
            try (Stream<VideoFrame> frames = video.frames().stream()) {
                assertEquals(
                        3, frames.map(VideoFrame::index).skip(3).findFirst().orElseThrow());
            }
            // a second iteration starts anew
            assertEquals(720, video.frames().stream().count());
        }
    }

    @Test
    void damagedFilesFailWithoutLeaving() throws IOException {
        byte[] healthy = Files.readAllBytes(Corpus.file("video/gen__h264_faststart_a.mp4"));
        AtomicInteger failures = new AtomicInteger();
        for (int length = 100; length < healthy.length; length += healthy.length / 40) {
            byte[] cut = Arrays.copyOf(healthy, length);
            try (Video video = Video.open(new MemorySource("cut.mp4", cut), VideoOptions.standard())) {
                for (VideoFrame frame : video.frames()) {
                    frame.toGray();
                }
            } catch (MediaException expected) {
                failures.incrementAndGet();
            }
        }
        assertTrue(failures.get() > 0);
    }

    @Test
    void manyThreadsReadFramesOfOneVideo() throws InterruptedException {
        try (Video video = Video.open(Corpus.file("video/gen__h264_gop30_a.mp4"))) {
            String[] truth = new String[60];
            for (VideoFrame frame : video.frames(FrameSelection.range(0, 60))) {
                truth[frame.index()] = frame.md5();
            }
            AtomicInteger wrong = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 40; i++) {
                int index = i * 37 % 60;
                threads.execute(() -> {
                    try (VideoFrame frame = video.frameAt(index)) {
                        if (!frame.md5().equals(truth[index]) || frame.toImage().getWidth() != frame.width()) {
                            wrong.incrementAndGet();
                        }
                    } catch (RuntimeException failure) {
                        wrong.incrementAndGet();
                    }
                });
            }
            threads.shutdown();
            assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));
            assertEquals(0, wrong.get());
        }
    }

    private static void openReadAndClose(Path file) {
        try (Video video = Video.open(file)) {
            VideoFrame frame = video.frames().iterator().next();
            frame.plane(1).bytes().get(0);
        }
    }

    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/statm");
        Assumptions.assumeTrue(Files.exists(status), "skipped: resident memory is read from Linux's /proc");
        System.gc();
        return Long.parseLong(Files.readString(status).split(" ")[1]) * 4096;
    }
}
