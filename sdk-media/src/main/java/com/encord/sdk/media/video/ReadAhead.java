package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaInterruptedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Frames in the order of a source. Once {@linkplain #start() started}, a few are read on another thread before they are
 * asked for, so that neither the decoder waits while a frame is converted, nor the other way round. One thread asks for
 * frames; any thread may close, which waits for a read that is under way. Must not refer to the video, as it keeps what
 * the source needs alive.
 */
final class ReadAhead implements AutoCloseable {
    private static final int MOST_AHEAD = 3;

    private final String name;
    private final Supplier<@Nullable ReadFrame> source;
    private final Runnable endOfSource;
    private final Deque<ReadFrame> ready = new ArrayDeque<>();
    private @Nullable Thread thread;
    private @Nullable Throwable failure;
    private boolean ended;
    private boolean open = true;

    /**
     * Makes one that reads when it is asked.
     *
     * @param name of the file, for messages
     * @param source gives a frame after the other, then null
     * @param endOfSource closes the source; waits for a read that is under way
     */
    ReadAhead(String name, Supplier<@Nullable ReadFrame> source, Runnable endOfSource) {
        this.name = name;
        this.source = source;
        this.endOfSource = endOfSource;
    }

    /** From now on reads before it is asked; for the thread that asks. */
    synchronized void start() {
        if (thread == null && open) {
            Thread reading = new Thread(this::readOn, "encord-read-ahead");
            reading.setDaemon(true);
            reading.start();
            // only now: where no thread can be started, frames are still read when they are asked for
            thread = reading;
        }
    }

    /** The next frame, which is the caller's to close, or null at the end. */
    @Nullable
    ReadFrame next() {
        return isStarted() ? take() : source.get();
    }

    private synchronized boolean isStarted() {
        return thread != null;
    }

    private synchronized @Nullable ReadFrame take() {
        while (open && ready.isEmpty() && !ended && failure == null) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new MediaInterruptedException(name, "the thread was interrupted while it waited for a frame");
            }
        }
        if (!open) {
            throw new IllegalStateException(name + " is closed; open it again to read on");
        }
        ReadFrame frame = ready.poll();
        notifyAll();
        if (frame == null && failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (frame == null && failure instanceof Error error) {
            throw error;
        }
        return frame;
    }

    private void readOn() {
        try {
            while (hasRoom()) {
                put(source.get());
            }
        } catch (InterruptedException stopped) {
            // nobody knows this thread to interrupt it; if someone does, it ends
            fail(new MediaInterruptedException(name, "the thread that reads ahead was interrupted"));
        } catch (RuntimeException | Error thrown) {
            fail(thrown);
        }
    }

    private synchronized boolean hasRoom() throws InterruptedException {
        while (open && ready.size() == MOST_AHEAD) {
            wait();
        }
        return open && !ended;
    }

    private synchronized void put(@Nullable ReadFrame frame) {
        if (frame == null) {
            ended = true;
        } else if (open) {
            ready.add(frame);
        } else {
            frame.close();
        }
        notifyAll();
    }

    private synchronized void fail(Throwable thrown) {
        failure = thrown;
        notifyAll();
    }

    /** Closes the source and the frames that nobody asked for. Closing twice does nothing more. */
    @Override
    public void close() {
        Thread reading;
        synchronized (this) {
            open = false;
            ready.forEach(ReadFrame::close);
            ready.clear();
            reading = thread;
            notifyAll();
        }
        endOfSource.run();
        if (reading != null) {
            waitFor(reading);
        }
    }

    private static void waitFor(Thread reading) {
        boolean interrupted = false;
        while (reading.isAlive()) {
            try {
                reading.join();
            } catch (InterruptedException again) {
                // it ends with the read under way
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
