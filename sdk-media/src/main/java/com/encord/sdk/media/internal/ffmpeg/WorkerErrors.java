package com.encord.sdk.media.internal.ffmpeg;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the errors that the threads of one decoder speak of. FFmpeg has one log for the process and does not say on
 * whose behalf a thread speaks, but it adds the log level offset of the decoder's context to the level of each line.
 * Levels are multiples of eight, so the remainder names one of seven places. Should more than seven decoders work at a
 * time, some share a place and may take another's error for their own: callers must lose nothing but time by that.
 */
final class WorkerErrors implements AutoCloseable {
    private static final int PLACES = 8;

    private static final AtomicIntegerArray USERS = new AtomicIntegerArray(PLACES);

    private static final AtomicLongArray ERRORS = new AtomicLongArray(PLACES);

    private final int place;
    private final long before;
    private boolean open = true;

    WorkerErrors() {
        int free = 1;
        for (int each = 2; each < PLACES; each++) {
            if (USERS.get(each) < USERS.get(free)) {
                free = each;
            }
        }
        USERS.incrementAndGet(free);
        this.place = free;
        this.before = ERRORS.get(free);
    }

    /** What the context is to add to the levels of its lines. */
    int levelOffset() {
        return -place;
    }

    /** How many errors there were so far. */
    long count() {
        return ERRORS.get(place) - before;
    }

    /** Notes an error of a thread that nobody listens on. */
    static void heard(int level) {
        ERRORS.incrementAndGet(Math.floorMod(-level, PLACES));
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            USERS.decrementAndGet(place);
        }
    }
}
