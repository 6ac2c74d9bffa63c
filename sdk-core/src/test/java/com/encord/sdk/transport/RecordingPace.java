package com.encord.sdk.transport;

import com.encord.sdk.errors.InterruptedCallException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does not wait: it notes how long it should have, and sets the clock forward by as much. */
final class RecordingPace implements Pace {
    static final Instant START = Instant.ofEpochSecond(1_700_000_030);

    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    @Override
    public Instant now() {
        return START.plus(waits.stream().reduce(Duration.ZERO, Duration::plus));
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration wait) {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedCallException("interrupted", null);
        }
        waits.add(wait);
    }

    List<Long> waitsInMillis() {
        return waits.stream().map(Duration::toMillis).toList();
    }
}
