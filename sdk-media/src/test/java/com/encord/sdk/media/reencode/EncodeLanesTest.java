package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnwritableMediaException;
import com.encord.sdk.media.internal.ffmpeg.EncodedPacket;
import com.encord.sdk.media.internal.ffmpeg.Encoder;
import com.encord.sdk.media.internal.ffmpeg.EncoderSettings;
import com.encord.sdk.media.internal.ffmpeg.Picture;
import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.VideoScan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodeLanesTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @BeforeAll
    static void needsProcessors() {
        Assumptions.assumeTrue(
                Runtime.getRuntime().availableProcessors() > 1, "skipped: one processor has one lane only");
    }

    @ParameterizedTest
    @CsvSource({"40, 200", "40, 41", "40, 40", "40, 39", "40, 1", "1, 95", "7, 100", "30, 600"})
    void framesAreWrittenInOrderWhateverTheStretches(int interval, int count) throws Exception {
        Path file = directory.resolve("out.mp4");
        encode(file, interval, count, done -> {});
        assertEquals(IntStream.range(0, count).boxed().toList(), NumberedVideo.read(file));
        FrameIndex index = VideoScan.of(file).index();
        for (int frame = 0; frame < count; frame += interval) {
            assertTrue(index.isKeyframe(frame), "frame " + frame + " is a keyframe");
        }
        assertEquals(Math.min(interval, count), index.keyframeInterval());
    }

    @Test
    void aPictureIsRepeatedOverTheEndOfAStretch() throws Exception {
        Path file = directory.resolve("out.mp4");
        List<Integer> shown = new ArrayList<>();
        try (EncodeLanes lanes = lanes(file, 30, 170, done -> {})) {
            for (int number = 0; number < 5; number++) {
                int times = number == 2 ? 130 : 10;
                lanes.put(NumberedVideo.picture(number), times);
                for (int i = 0; i < times; i++) {
                    shown.add(number);
                }
            }
            lanes.finish();
        }
        assertEquals(shown, NumberedVideo.read(file));
    }

    @Test
    void packetsOfALaterStretchWaitForThoseBefore() {
        Path file = directory.resolve("out.mp4");
        AtomicInteger written = new AtomicInteger();
        try (StretchWriter writer = new StretchWriter(file, file.toString(), "mp4", written::incrementAndGet);
                Picture picture = NumberedVideo.picture(0);
                Encoder first = Encoder.openForStretch("out.mp4", picture, settings(30), 0);
                Encoder second = Encoder.openForStretch("out.mp4", picture, settings(30), 30);
                Encoder third = Encoder.openForStretch("out.mp4", picture, settings(30), 60)) {
            give(writer, 2, third, 60, 70);
            writer.ended(2);
            give(writer, 1, second, 30, 60);
            give(writer, 0, first, 0, 30);
            assertEquals(0, written.get());
            writer.ended(0);
            assertEquals(1, written.get());
            writer.ended(1);
            assertEquals(3, written.get());
            writer.finish();
        }
        assertEquals(IntStream.range(0, 70).boxed().toList(), NumberedVideo.read(file));
    }

    private static void give(StretchWriter writer, int stretch, Encoder encoder, int from, int to) {
        for (int number = from; number < to; number++) {
            try (Picture picture = NumberedVideo.picture(number)) {
                encoder.put(picture);
            }
            for (Optional<EncodedPacket> next = encoder.take(); next.isPresent(); next = encoder.take()) {
                writer.write(stretch, encoder, next.get());
            }
        }
    }

    @Test
    void framesAreCountedOnceEachAndNeverBackwards() throws Exception {
        List<Integer> counts = new ArrayList<>();
        encode(directory.resolve("out.mp4"), 30, 200, counts::add);
        assertEquals(IntStream.rangeClosed(1, 200).boxed().toList(), counts);
    }

    @Test
    @Timeout(60)
    void decodingRunsAheadOnlySoFar() throws Exception {
        CountDownLatch encoding = new CountDownLatch(1);
        AtomicInteger put = new AtomicInteger();
        Path file = directory.resolve("out.mp4");
        try (EncodeLanes lanes = lanes(file, 30, 1000, done -> await(encoding))) {
            Thread producer = new Thread(() -> {
                try {
                    for (int number = 0; number < 1000; number++) {
                        lanes.put(NumberedVideo.picture(number), 1);
                        put.incrementAndGet();
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            producer.start();
            int most = LanePlan.of(
                            settings(30),
                            3L * NumberedVideo.WIDTH * NumberedVideo.HEIGHT / 2,
                            1000,
                            Runtime.getRuntime().availableProcessors())
                    .waiting();
            while (put.get() < most) {
                Thread.sleep(1);
            }
            producer.join(200);
            assertEquals(most, put.get());
            encoding.countDown();
            producer.join(LONG.toMillis());
            lanes.finish();
        }
        assertEquals(IntStream.range(0, 1000).boxed().toList(), NumberedVideo.read(file));
    }

    @Test
    void aFailureOfAnyLaneEndsTheWork() {
        Path missing = directory.resolve("missing").resolve("out.mp4");
        assertTimeoutPreemptively(
                LONG,
                () -> assertThrows(UnwritableMediaException.class, () -> encode(missing, 30, 100_000, done -> {})));
        IllegalStateException fault = new IllegalStateException("in the second stretch");
        IntConsumer faulty = done -> {
            if (done == 45) {
                throw fault;
            }
        };
        Path file = directory.resolve("out.mp4");
        IllegalStateException thrown = assertTimeoutPreemptively(
                LONG, () -> assertThrows(IllegalStateException.class, () -> encode(file, 30, 100_000, faulty)));
        assertEquals(fault, thrown);
        assertNoThreads();
    }

    @Test
    void aFailureAfterTheLastPictureIsNotLost() {
        IntConsumer faulty = done -> {
            if (done == 100) {
                throw new IllegalStateException("at the end");
            }
        };
        assertThrows(IllegalStateException.class, () -> encode(directory.resolve("out.mp4"), 30, 100, faulty));
        assertNoThreads();
    }

    @Test
    void closingMidwayStopsTheLanes() throws Exception {
        for (int stop = 1; stop < 150; stop += 29) {
            try (EncodeLanes lanes = lanes(directory.resolve("out.mp4"), 30, 1000, done -> {})) {
                for (int number = 0; number < stop; number++) {
                    lanes.put(NumberedVideo.picture(number), 1);
                }
            }
            assertNoThreads();
        }
    }

    @Test
    void nothingPutInIsSaid() {
        try (EncodeLanes lanes = lanes(directory.resolve("out.mp4"), 30, 10, done -> {})) {
            assertThrows(IllegalStateException.class, lanes::finish);
        }
    }

    private static void encode(Path file, int interval, int count, IntConsumer onEncoded) throws InterruptedException {
        try (EncodeLanes lanes = lanes(file, interval, count, onEncoded)) {
            for (int number = 0; number < count; number++) {
                lanes.put(NumberedVideo.picture(number), 1);
            }
            lanes.finish();
        }
    }

    private static EncodeLanes lanes(Path file, int interval, int frames, IntConsumer onEncoded) {
        return new EncodeLanes(file, file.toString(), "mp4", settings(interval), frames, onEncoded);
    }

    private static EncoderSettings settings(int interval) {
        return new EncoderSettings(
                "libopenh264", new Rational(25, 1), interval, OptionalInt.empty(), OptionalLong.empty());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertNoThreads() {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (lanesAlive() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertFalse(lanesAlive(), "threads are left");
    }

    private static boolean lanesAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("encord-encode"));
    }
}
