package com.encord.sdk.local;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes held polls when a job has moved on or the platform closes. */
final class Bell {
    private static final int LONGEST_POLL_SECONDS = 60;

    private final Lock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean closing;

    /**
     * Holds a poll until the condition holds, the time asked for or a minute is over, the platform closes or the thread
     * is interrupted.
     */
    void hold(BooleanSupplier condition, int seconds) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(Math.min(Math.max(0, seconds), LONGEST_POLL_SECONDS));
            while (!closing && left > 0 && !condition.getAsBoolean()) {
                left = rung.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void ring() {
        lock.lock();
        try {
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody go, for good. */
    void close() {
        lock.lock();
        try {
            closing = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
