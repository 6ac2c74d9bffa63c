package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.PixelLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReadAheadTest {
    private final List<ReadFrame> made = new ArrayList<>();

    @Test
    void untilItIsStartedNothingIsReadThatWasNotAskedFor() {
        Frames frames = new Frames(10);
        try (ReadAhead reading = frames.reading()) {
            take(reading, 0, 2);
            assertEquals(2, frames.given.get());
            assertFalse(isReading());
        }
    }

    @Test
    void framesComeInOrderWhicheverThreadReadsThem() {
        try (ReadAhead reading = new Frames(200).reading()) {
            take(reading, 0, 20);
            reading.start();
            reading.start();
            take(reading, 20, 200);
            assertNull(reading.next());
            assertNull(reading.next());
        }
    }

    @Test
    void onlyAFewFramesAreReadAheadAndThoseNobodyTookAreClosed() throws InterruptedException {
        Frames frames = new Frames(200);
        try (ReadAhead reading = frames.reading()) {
            reading.start();
            take(reading, 0, 5);
            while (frames.given.get() < 5 + 3) {
                Thread.onSpinWait();
            }
            Thread.sleep(50);
            assertEquals(5 + 3, frames.given.get());
        }
        assertFalse(isReading());
        for (ReadFrame frame : made) {
            assertThrows(IllegalStateException.class, () -> frame.picture().width(), "frame " + frame.index());
        }
    }

    @Test
    void aFailureComesAfterTheFramesBeforeIt() {
        IllegalStateException failure = new IllegalStateException("frame 4");
        Frames frames = new Frames(200);
        Supplier<ReadFrame> failing = () -> {
            if (frames.given.get() == 4) {
                throw failure;
            }
            return frames.get();
        };
        try (ReadAhead reading = new ReadAhead("test.mp4", failing, () -> {})) {
            reading.start();
            take(reading, 0, 4);
            assertSame(failure, assertThrows(IllegalStateException.class, reading::next));
            assertSame(failure, assertThrows(IllegalStateException.class, reading::next));
        }
    }

    @Test
    void anInterruptEndsTheWaitingAndKeepsTheFlag() {
        CountDownLatch never = new CountDownLatch(1);
        ReadAhead reading = new ReadAhead("test.mp4", () -> await(never), never::countDown);
        reading.start();
        Thread.currentThread().interrupt();
        assertThrows(MediaInterruptedException.class, reading::next);
        assertTrue(Thread.interrupted());
        reading.close();
        assertFalse(isReading());
    }

    @Test
    void closingEndsTheOneWhoWaits() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        ReadAhead reading = new ReadAhead("test.mp4", () -> await(never), never::countDown);
        reading.start();
        Thread closing = new Thread(reading::close);
        closing.start();
        IllegalStateException closed = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThrows(IllegalStateException.class, reading::next));
        assertTrue(closed.getMessage().startsWith("test.mp4 is closed"), closed.getMessage());
        closing.join();
        reading.close();
        assertFalse(isReading());
    }

    private void take(ReadAhead reading, int from, int to) {
        for (int index = from; index < to; index++) {
            try (ReadFrame frame = reading.next()) {
                assertEquals(index, frame.index());
                assertEquals(1, frame.picture().width());
            }
        }
    }

    private static ReadFrame await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static boolean isReading() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("encord-read-ahead"));
    }

    private final class Frames implements Supplier<ReadFrame> {
        private final int count;
        private final AtomicInteger given = new AtomicInteger();

        Frames(int count) {
            this.count = count;
        }

        ReadAhead reading() {
            return new ReadAhead("test.mp4", this, () -> {});
        }

        @Override
        public ReadFrame get() {
            int index = given.get();
            if (index == count) {
                return null;
            }
            ReadFrame frame = new ReadFrame(NativeFrame.of(PixelLayout.GRAY8, 1, 1, new byte[1]), index, index, 1);
            made.add(frame);
            given.incrementAndGet();
            return frame;
        }
    }
}
