package com.encord.sdk.local;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes held polls when a job has moved on or the platform closes. */
final class Bell {
    private final Lock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean closing;

    /** Returns when the condition holds, the time is up, the platform closes or the thread is interrupted. */
    void await(BooleanSupplier condition, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
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
