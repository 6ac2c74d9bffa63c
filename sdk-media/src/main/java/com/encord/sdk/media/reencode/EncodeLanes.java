package com.encord.sdk.media.reencode;

import com.encord.sdk.media.internal.ffmpeg.EncodedPacket;
import com.encord.sdk.media.internal.ffmpeg.Encoder;
import com.encord.sdk.media.internal.ffmpeg.EncoderSettings;
import com.encord.sdk.media.internal.ffmpeg.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and writes on threads of its own, while the caller's thread decodes the next frames. How many pictures wait
 * in between is bounded, and with it the memory. Everything starts with the first picture, whose size and colours the
 * file has. Each stretch of a {@link LanePlan} has an encoder of its own, so what is written does not depend on which
 * lane was faster.
 */
final class EncodeLanes implements AutoCloseable {
    private static final long POLL_MILLIS = 50;

    private final String target;
    private final EncoderSettings settings;
    private final int frames;
    private final IntConsumer onEncoded;
    private final StretchWriter writer;
    private final List<Stretch> unfinished = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Semaphore roomForPictures = new Semaphore(0);
    private final Semaphore roomForStretches = new Semaphore(0);
    private final Object counting = new Object();
    private int encoded;
    private volatile boolean aborted;
    private @Nullable LanePlan plan;
    private @Nullable ExecutorService lanes;
    private @Nullable Stretch current;
    private int stretches;
    private long framesPut;

    /**
     * Makes lanes that wait for the first picture.
     *
     * @param file where to write
     * @param target what messages call that file
     * @param container FFmpeg's name of the container
     * @param settings how to encode
     * @param frames how many output frames there will be
     * @param onEncoded hears how many frames were encoded, on a thread of the lanes, never on two at once
     */
    EncodeLanes(
            Path file, String target, String container, EncoderSettings settings, int frames, IntConsumer onEncoded) {
        this.target = target;
        this.settings = settings;
        this.frames = frames;
        this.onEncoded = onEncoded;
        this.writer = new StretchWriter(file, target, container, roomForStretches::release);
    }

    /** Hands a picture over; waits while the encoders are behind. The picture is the lanes' afterwards. */
    void put(Picture picture, int times) throws InterruptedException {
        try (picture) {
            LanePlan planned = plan == null ? start(picture) : plan;
            for (long left = times; left > 0; ) {
                Stretch stretch = current;
                if (stretch == null || stretch.room() == 0) {
                    stretch = nextStretch(planned);
                }
                acquire(roomForPictures);
                long fitting = Math.min(left, stretch.room());
                stretch.put(picture.share(), fitting);
                framesPut += fitting;
                left -= fitting;
            }
        }
    }

    private LanePlan start(Picture first) {
        LanePlan made = LanePlan.of(
                settings, first.bytes(), frames, Runtime.getRuntime().availableProcessors());
        plan = made;
        roomForPictures.release(made.waiting());
        // one to be filled while the others are encoded: what they make waits in memory for its turn
        roomForStretches.release(made.lanes() + 1);
        lanes = Executors.newFixedThreadPool(made.lanes(), work -> {
            Thread thread = new Thread(work, "encord-encode");
            thread.setDaemon(true);
            return thread;
        });
        return made;
    }

    private Stretch nextStretch(LanePlan planned) throws InterruptedException {
        finishCurrent();
        acquire(roomForStretches);
        Stretch next = new Stretch(stretches++, framesPut, planned.stretch());
        current = next;
        synchronized (unfinished) {
            unfinished.add(next);
        }
        started().execute(() -> work(next, planned.lanes() == 1));
        return next;
    }

    private void finishCurrent() {
        if (current != null) {
            current.finish();
            current = null;
        }
    }

    private void acquire(Semaphore room) throws InterruptedException {
        do {
            rethrow();
        } while (!room.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Waits until everything is encoded and the file is complete. */
    void finish() throws InterruptedException {
        finishCurrent();
        ExecutorService running = started();
        running.shutdown();
        while (!running.awaitTermination(1, TimeUnit.MINUTES)) {
            rethrow();
        }
        rethrow();
        writer.finish();
    }

    private ExecutorService started() {
        ExecutorService running = lanes;
        if (running == null) {
            throw new IllegalStateException("No picture was put in for " + target);
        }
        return running;
    }

    private void rethrow() {
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    private void work(Stretch stretch, boolean alone) {
        try {
            encode(stretch, alone);
        } catch (InterruptedException stopped) {
            // only close() interrupts, and it wants nothing any more
            aborted = true;
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
            aborted = true;
        }
    }

    private void encode(Stretch stretch, boolean alone) throws InterruptedException {
        Optional<Stretch.Shown> next = stretch.take();
        if (next.isEmpty()) {
            return;
        }
        try (Encoder encoder = open(next.get().picture(), stretch, alone)) {
            for (; next.isPresent(); next = stretch.take()) {
                try (Picture picture = next.get().picture()) {
                    for (long i = 0; i < next.get().times() && !aborted; i++) {
                        encoder.put(picture);
                        write(stretch, encoder);
                        count();
                    }
                } finally {
                    roomForPictures.release();
                }
            }
            if (aborted) {
                return;
            }
            encoder.finish();
            write(stretch, encoder);
        }
        writer.ended(stretch.number());
        synchronized (unfinished) {
            unfinished.remove(stretch);
        }
    }

    private Encoder open(Picture first, Stretch stretch, boolean alone) {
        try {
            return alone
                    ? Encoder.open(target, first, settings)
                    : Encoder.openForStretch(target, first, settings, stretch.first());
        } catch (RuntimeException | Error failed) {
            first.close();
            throw failed;
        }
    }

    private void write(Stretch stretch, Encoder encoder) {
        for (Optional<EncodedPacket> packet = encoder.take(); packet.isPresent(); packet = encoder.take()) {
            writer.write(stretch.number(), encoder, packet.get());
        }
    }

    private void count() {
        synchronized (counting) {
            onEncoded.accept(++encoded);
        }
    }

    /** Stops what still runs, waits for it and frees what was not taken. */
    @Override
    public void close() {
        aborted = true;
        if (lanes != null) {
            lanes.shutdownNow();
            boolean interrupted = false;
            while (!lanes.isTerminated()) {
                try {
                    lanes.awaitTermination(1, TimeUnit.MINUTES);
                } catch (InterruptedException again) {
                    // native memory is in use until the threads end: waiting on is safe and short
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        unfinished.forEach(Stretch::close);
        writer.close();
    }
}
