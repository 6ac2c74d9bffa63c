package com.encord.sdk.upload;

import com.encord.sdk.transport.Pace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands out files in the order of the inputs, a group's files to as many workers as come. Safe for use by many threads.
 */
final class WorkQueue {
    /** One file's turn. */
    record Part(InFlight flight, int file) {}

    private final List<Input> inputs;
    private final Set<Integer> settled;
    private final Pace pace;
    private final Map<FileKind, Integer> left = new java.util.EnumMap<>(FileKind.class);
    private int next;
    private @Nullable InFlight current;
    private int nextFile;

    WorkQueue(List<Input> inputs, Set<Integer> settled, Pace pace) {
        this.inputs = inputs;
        this.settled = settled;
        this.pace = pace;
        for (int i = 0; i < inputs.size(); i++) {
            if (!settled.contains(i)) {
                Input input = inputs.get(i);
                left.merge(input.expectedFileKind(), input.files().size(), Integer::sum);
            }
        }
    }

    /** The next file to send, or null when all have been handed out. */
    synchronized @Nullable Part next() {
        InFlight flight = current;
        if (flight == null) {
            while (next < inputs.size() && settled.contains(next)) {
                next++;
            }
            if (next == inputs.size()) {
                return null;
            }
            flight = new InFlight(next, inputs.get(next), pace);
            next++;
            current = flight;
            nextFile = 0;
        }
        Part part = new Part(flight, nextFile++);
        if (nextFile == flight.input().files().size()) {
            current = null;
        }
        left.merge(flight.input().expectedFileKind(), -1, Integer::sum);
        return part;
    }

    /** The file being handed out belongs to this input, some of whose files have not been handed out. */
    synchronized @Nullable InFlight unfinished() {
        return current;
    }

    /** How many files that are probably of this kind have not been handed out. */
    synchronized int left(FileKind kind) {
        return left.getOrDefault(kind, 0);
    }
}
