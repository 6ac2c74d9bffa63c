package com.encord.sdk.media.video;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Lends converters, so that many threads can convert frames of one video at once without making a converter for each
 * frame. Safe for use by many threads. After closing it still lends, so that retained frames stay usable.
 */
final class Converters implements AutoCloseable {
    private final Deque<Converter> idle = new ArrayDeque<>();
    private volatile boolean used;
    private boolean open = true;

    <T> T with(Function<Converter, T> work) {
        used = true;
        Converter converter = borrow();
        try {
            return work.apply(converter);
        } finally {
            giveBack(converter);
        }
    }

    /** Whether a frame was ever converted. */
    boolean used() {
        return used;
    }

    @Override
    public synchronized void close() {
        open = false;
        idle.forEach(Converter::close);
        idle.clear();
    }

    private synchronized Converter borrow() {
        return idle.isEmpty() ? new Converter() : idle.pop();
    }

    private synchronized void giveBack(Converter converter) {
        if (open) {
            idle.push(converter);
        } else {
            converter.close();
        }
    }
}
