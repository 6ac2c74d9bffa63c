package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MediaInterruptedException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch reading = new CountDownLatch(1);

    @Test
    void aCheckUnderWayIsStopped() throws InterruptedException {
        Thread other = new Thread(() -> {
            awaitReading();
            cancellation.ask();
        });
        other.start();
        assertThrows(ReEncodeCancelledException.class, () -> cancellation.check("a.mp4", this::readForever));
        assertFalse(Thread.interrupted(), "the thread goes on");
        other.join();
    }

    @Test
    void anInterruptOfTheThreadStaysOne() throws InterruptedException {
        Thread here = Thread.currentThread();
        Thread other = new Thread(() -> {
            awaitReading();
            here.interrupt();
        });
        other.start();
        assertThrows(MediaInterruptedException.class, () -> cancellation.check("a.mp4", this::readForever));
        assertTrue(Thread.interrupted());
        other.join();
    }

    @Test
    void aWishThatTheCheckDoesNotNoticeIsStillOne() {
        assertThrows(
                ReEncodeCancelledException.class,
                () -> cancellation.check("a.mp4", () -> {
                    cancellation.ask();
                    return "checked";
                }));
        assertFalse(Thread.interrupted(), "the thread goes on");
    }

    @Test
    void nothingIsCheckedOnceItIsNotWanted() {
        cancellation.ask();
        assertThrows(ReEncodeCancelledException.class, () -> cancellation.check("a.mp4", this::readForever));
        assertEquals(1, reading.getCount());
    }

    /** As a demuxer does: it looks at the thread's flag, and leaves it. */
    private Object readForever() {
        reading.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        throw new MediaInterruptedException("a.mp4", "interrupted");
    }

    private void awaitReading() {
        try {
            reading.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
