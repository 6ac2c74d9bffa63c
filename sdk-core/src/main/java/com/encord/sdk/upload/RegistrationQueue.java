package com.encord.sdk.upload;

import com.encord.sdk.errors.InterruptedCallException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stored inputs on their way to registration, handed out in batches: a batch goes off when it is full, or half a second
 * after its first input, or when nothing more will come. Safe for use by many threads.
 */
final class RegistrationQueue {
    private static final int MOST_FILES = 500;
    private static final Duration LINGER = Duration.ofMillis(500);

    /**
     * An input to register.
     *
     * @param flight the input, all files stored
     * @param earlier the registration that an earlier run sent and never learned what came of; null if there was none.
     *     Inputs of different ones are not handed out together, since one may have arrived and the other not
     * @param job that registration's job, if it was written down
     * @param isChanged whether its files have changed since, so that it must not be registered now
     */
    record Pending(
            InFlight flight,
            @Nullable UUID earlier,
            @Nullable UUID job,
            boolean isChanged) {
        boolean wasSent() {
            return earlier != null;
        }

        private int files() {
            return flight.input().files().size();
        }
    }

    private final LinkedList<Pending> queue = new LinkedList<>();
    private int files;
    private long firstCame;
    private boolean isClosed;

    synchronized void add(Pending pending) {
        if (queue.isEmpty()) {
            firstCame = System.nanoTime();
        }
        queue.add(pending);
        files += pending.files();
        notifyAll();
    }

    /** Nothing more will come. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /** Inputs to register together, never none; null when all is done. */
    synchronized @Nullable List<Pending> next() {
        try {
            while (!isReady()) {
                if (queue.isEmpty() && isClosed) {
                    return null;
                }
                if (queue.isEmpty()) {
                    wait();
                } else {
                    TimeUnit.NANOSECONDS.timedWait(
                            this, Math.max(1_000_000, firstCame + LINGER.toNanos() - System.nanoTime()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException("Interrupted while waiting for files to register", e);
        }
        return batch();
    }

    private boolean isReady() {
        return !queue.isEmpty()
                && (isClosed || files >= MOST_FILES || System.nanoTime() - firstCame >= LINGER.toNanos());
    }

    /** The first one and all that may go with it, in order. */
    private List<Pending> batch() {
        List<Pending> batch = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        int count = 0;
        Pending first = queue.getFirst();
        for (Iterator<Pending> it = queue.iterator(); it.hasNext() && count < MOST_FILES; ) {
            Pending each = it.next();
            if (goesWith(first, each, batch.isEmpty(), titles)
                    && (batch.isEmpty() || count + each.files() <= MOST_FILES)) {
                batch.add(each);
                count += each.files();
                it.remove();
                if (isAlone(each)) {
                    break;
                }
            }
        }
        files -= count;
        if (!queue.isEmpty()) {
            notifyAll();
        }
        return batch;
    }

    private static boolean goesWith(Pending first, Pending each, boolean isFirst, Set<String> titles) {
        if (isFirst) {
            titles.add(each.flight().title());
            return true;
        }
        boolean isSameState = Objects.equals(each.earlier(), first.earlier()) && each.isChanged() == first.isChanged();
        if (!isSameState || isAlone(each)) {
            return false;
        }
        // new items are told by their titles
        return titles.add(each.flight().title()) || !each.flight().makesNewItem();
    }

    private static boolean isAlone(Pending pending) {
        return pending.flight().kind() == UploadKind.IMAGE_SEQUENCE;
    }

    /** What is left when the run is stopped. */
    synchronized List<Pending> drain() {
        List<Pending> left = List.copyOf(queue);
        queue.clear();
        return left;
    }
}
