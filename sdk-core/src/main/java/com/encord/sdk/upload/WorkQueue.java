package com.encord.sdk.upload;

import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.transport.Pace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands out files in the order of the inputs, a group's files to as many workers as come, while inputs are still being
 * found. Safe for use by many threads.
 */
final class WorkQueue {
    /** One file's turn. */
    record Part(InFlight flight, int file) {}

    private record Waiting(int index, Input input) {}

    private final Pace pace;
    private final int longest;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Map<FileKind, Integer> left = new EnumMap<>(FileKind.class);
    private boolean isClosed;
    private int parked;
    private @Nullable InFlight current;
    private int nextFile;

    WorkQueue(Pace pace, int longest) {
        this.pace = pace;
        this.longest = longest;
    }

    /** An input to send; waits while there are very many. */
    synchronized void add(int index, Input input) {
        while (queue.size() >= longest) {
            await("Interrupted while files were looked for");
        }
        count(input.expectedFileKind(), input.files().size());
        queue.add(new Waiting(index, input));
        notifyAll();
    }

    /** All inputs were added. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /** An input that was handed out waits for another one's outcome, and may come again. */
    synchronized void park() {
        parked++;
    }

    /** A parked input will not come again. */
    synchronized void unpark() {
        parked--;
        notifyAll();
    }

    /** A parked input comes again, before all others. */
    synchronized void again(int index, Input input) {
        parked--;
        count(input.expectedFileKind(), input.files().size());
        queue.addFirst(new Waiting(index, input));
        notifyAll();
    }

    /** The next file to send, waiting for it if need be; null when all have been handed out. */
    synchronized @Nullable Part next() {
        // after each wait both may be there: the rest of a group that another worker has begun goes first
        while (current == null && queue.isEmpty()) {
            if (isClosed && parked == 0) {
                return null;
            }
            await("Interrupted while waiting for files to send");
        }
        InFlight flight = current;
        if (flight == null) {
            Waiting first = queue.remove();
            if (queue.size() == longest - 1) {
                notifyAll();
            }
            flight = new InFlight(first.index(), first.input(), pace);
            current = flight;
            nextFile = 0;
        }
        Part part = new Part(flight, nextFile++);
        if (nextFile == flight.input().files().size()) {
            current = null;
        }
        count(flight.input().expectedFileKind(), -1);
        return part;
    }

    private void count(FileKind kind, int files) {
        left.merge(kind, files, Integer::sum);
    }

    private void await(String interrupted) {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(interrupted, e);
        }
    }

    /** The file being handed out belongs to this input, some of whose files have not been handed out. */
    synchronized @Nullable InFlight unfinished() {
        return current;
    }

    /** How many files that are probably of this kind were found and have not been handed out. */
    synchronized int left(FileKind kind) {
        return left.getOrDefault(kind, 0);
    }
}
