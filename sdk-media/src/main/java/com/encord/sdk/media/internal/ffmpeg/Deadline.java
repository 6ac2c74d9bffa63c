package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends a blocking native call when its time is over or when its thread is interrupted. FFmpeg asks again and again
 * while it reads; the answer comes from the deadline whose number it was given.
 */
final class Deadline implements AutoCloseable {
    /**
     * JavaCPP has room for a handful of native callbacks per type in the whole process, so there is one for all, which
     * finds its deadline by number.
     */
    private static final AVIOInterruptCB.Callback_Pointer CALLBACK = new Asked();

    private static final Map<Long, Deadline> LIVE = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private volatile long end;
    private volatile Duration allowed = Duration.ZERO;
    private volatile boolean armed;
    private volatile boolean expired;
    private volatile boolean interrupted;

    Deadline() {
        LIVE.put(number, this);
    }

    void attachTo(AVFormatContext context) {
        context.interrupt_callback().callback(CALLBACK).opaque(new NumberPointer(number));
    }

    /** Starts the clock for one native call. */
    void arm(Duration time) {
        allowed = time;
        end = System.nanoTime() + time.toNanos();
        expired = false;
        interrupted = false;
        armed = true;
    }

    void disarm() {
        armed = false;
    }

    /** Why the last call was ended, if this deadline ended it. */
    Optional<MediaException> reason(String source, String what) {
        if (interrupted) {
            return Optional.of(
                    new MediaInterruptedException(source, "could not " + what + " before the thread was interrupted"));
        }
        if (expired) {
            return Optional.of(new MediaTimeoutException(
                    source, "could not " + what + " within " + allowed.toMillis() + " ms; allow more time"));
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        LIVE.remove(number);
    }

    boolean isOver() {
        if (!armed) {
            return false;
        }
        if (Thread.currentThread().isInterrupted()) {
            interrupted = true;
        } else if (System.nanoTime() - end > 0) {
            expired = true;
        }
        return interrupted || expired;
    }

    private static final class Asked extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer opaque) {
            Deadline deadline = opaque == null ? null : LIVE.get(opaque.address());
            return deadline != null && deadline.isOver() ? 1 : 0;
        }
    }
}
