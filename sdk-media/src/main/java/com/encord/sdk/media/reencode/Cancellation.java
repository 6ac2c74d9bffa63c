package com.encord.sdk.media.reencode;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The wish that a re-encode should stop. Loops over frames ask for it; checks, which know of interrupts only, are
 * interrupted. Safe for use by many threads.
 */
final class Cancellation implements BooleanSupplier {
    private boolean asked;
    private @Nullable Thread checking;

    /** Asks the work to stop. */
    synchronized void ask() {
        asked = true;
        if (checking != null) {
            checking.interrupt();
        }
    }

    @Override
    public synchronized boolean getAsBoolean() {
        return asked;
    }

    /**
     * Runs a check on this thread, which a wish to stop ends, also one that comes too late for the check to notice; an
     * interrupt by anyone else stays what it is.
     */
    <T> T check(String source, Supplier<T> check) {
        begin(source);
        try {
            T checked = check.get();
            if (getAsBoolean()) {
                throw new ReEncodeCancelledException(source);
            }
            return checked;
        } catch (RuntimeException failure) {
            if (getAsBoolean()) {
                throw new ReEncodeCancelledException(source);
            }
            throw failure;
        } finally {
            end();
        }
    }

    private synchronized void begin(String source) {
        if (asked) {
            throw new ReEncodeCancelledException(source);
        }
        checking = Thread.currentThread();
    }

    private synchronized void end() {
        checking = null;
        if (asked) {
            // it was for the check alone, which is over
            Thread.interrupted();
        }
    }
}
