package com.encord.sdk.media.reencode;

import com.encord.sdk.media.internal.ffmpeg.Encoder;
import com.encord.sdk.media.internal.ffmpeg.EncoderSettings;
import com.encord.sdk.media.internal.ffmpeg.Muxer;
import com.encord.sdk.media.internal.ffmpeg.Picture;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and writes on a thread of its own, while the caller's thread decodes the next frames. Few pictures wait in
 * between, so memory is bounded. The encoder is opened with the first picture, whose size and colours the file has.
 */
final class EncodeLane implements AutoCloseable {
    private static final int MOST_WAITING = 8;
    private static final long POLL_MILLIS = 50;

    private final Path file;
    private final String target;
    private final String container;
    private final EncoderSettings settings;
    private final IntConsumer onWritten;
    private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::work, "encord-encode");
    private volatile boolean aborted;
    private volatile @Nullable Throwable failure;

    /** A picture and how many output frames show it; no picture means the end. */
    private record Item(@Nullable Picture picture, int times) {}

    /**
     * Starts the thread.
     *
     * @param file where to write
     * @param target what messages call that file
     * @param container FFmpeg's name of the container
     * @param settings how to encode
     * @param onWritten hears how many frames were encoded, on the lane's thread
     */
    EncodeLane(Path file, String target, String container, EncoderSettings settings, IntConsumer onWritten) {
        this.file = file;
        this.target = target;
        this.container = container;
        this.settings = settings;
        this.onWritten = onWritten;
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands a picture over; waits while the encoder is behind. The picture is the lane's afterwards. */
    void put(Picture picture, int times) throws InterruptedException {
        enqueue(new Item(picture, times));
    }

    /** Waits until everything is encoded and the file is complete. */
    void finish() throws InterruptedException {
        enqueue(new Item(null, 0));
        thread.join();
        rethrow();
    }

    private void enqueue(Item item) throws InterruptedException {
        boolean taken = false;
        try {
            do {
                rethrow();
                taken = waiting.offer(item, POLL_MILLIS, TimeUnit.MILLISECONDS);
            } while (!taken);
        } finally {
            if (!taken && item.picture() != null) {
                item.picture().close();
            }
        }
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    private void work() {
        try {
            write();
        } catch (InterruptedException stopped) {
            // only close() interrupts, and it wants nothing any more
            aborted = true;
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        }
    }

    private void write() throws InterruptedException {
        Item item = waiting.take();
        if (item.picture() == null) {
            throw new IllegalStateException("No picture was put in for " + target);
        }
        Encoder opened;
        try {
            opened = Encoder.open(target, item.picture(), settings);
        } catch (RuntimeException | Error thrown) {
            item.picture().close();
            throw thrown;
        }
        try (Encoder encoder = opened;
                Muxer muxer = Muxer.create(file, target, container)) {
            int stream = muxer.addStream(encoder);
            muxer.start();
            int written = 0;
            while (item.picture() != null) {
                try (Picture picture = item.picture()) {
                    for (int i = 0; i < item.times() && !aborted; i++) {
                        encoder.put(picture);
                        encoder.writeTo(muxer, stream);
                        onWritten.accept(++written);
                    }
                }
                item = waiting.take();
            }
            encoder.finish();
            encoder.writeTo(muxer, stream);
            muxer.finish();
        }
    }

    /** Stops the thread if it still runs, waits for it and frees what it did not take. */
    @Override
    public void close() {
        aborted = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                // native memory is in use until the thread ends: waiting on is safe and short
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Item left = waiting.poll(); left != null; left = waiting.poll()) {
            if (left.picture() != null) {
                left.picture().close();
            }
        }
    }
}
