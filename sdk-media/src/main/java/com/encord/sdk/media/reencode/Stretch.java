package com.encord.sdk.media.reencode;

import com.encord.sdk.media.internal.ffmpeg.Picture;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Consecutive pictures for one encoder. One thread puts them in while another one takes them out. */
final class Stretch implements AutoCloseable {
    private final int number;
    private final long first;
    private final long length;
    private final BlockingQueue<Optional<Shown>> waiting = new LinkedBlockingQueue<>();
    private long frames;

    /** A picture and how many output frames in a row show it. */
    record Shown(Picture picture, long times) {}

    /**
     * Makes an empty stretch.
     *
     * @param number how many stretches come before it
     * @param first how many output frames come before it
     * @param length how many output frames it may have
     */
    Stretch(int number, long first, long length) {
        this.number = number;
        this.first = first;
        this.length = length;
    }

    int number() {
        return number;
    }

    long first() {
        return first;
    }

    /** How many output frames still fit; for the thread that puts pictures in. */
    long room() {
        return length - frames;
    }

    /** Puts a picture in, which is the stretch's afterwards. */
    void put(Picture picture, long times) {
        waiting.add(Optional.of(new Shown(picture, times)));
        frames += times;
    }

    /** Says that nothing follows. */
    void finish() {
        waiting.add(Optional.empty());
    }

    /** Waits for the next picture, which is the caller's afterwards; answers nothing at the end. */
    Optional<Shown> take() throws InterruptedException {
        return waiting.take();
    }

    /** Frees the pictures that nobody took. */
    @Override
    public void close() {
        for (Optional<Shown> left = waiting.poll(); left != null; left = waiting.poll()) {
            left.ifPresent(shown -> shown.picture().close());
        }
    }
}
