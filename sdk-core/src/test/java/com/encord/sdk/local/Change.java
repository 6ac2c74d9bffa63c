package com.encord.sdk.local;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** One atomic change of the {@link State}: all of it is journalled as one line, or none of it happened. */
final class Change {
    private final State state;
    private final Instant now;
    private final List<JournalLine.Operation> operations = new ArrayList<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    Change(State state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /** The moment of this change. */
    Instant now() {
        return now;
    }

    /** A copy to be changed and put. */
    @SuppressWarnings("unchecked") // a clone has the class of its original
    <E extends Entity> E edit(E entity) {
        return (E) entity.duplicate();
    }

    <E extends Entity> E put(Table<E> table, E entity) {
        if (entity.seq == 0) {
            entity.seq = state.nextSeq();
        }
        E before = table.store(entity);
        undo.push(() -> {
            if (before == null) {
                table.drop(entity.uuid);
            } else {
                table.store(before);
            }
        });
        operations.add(new JournalLine.Operation(table.name(), entity.uuid, entity));
        return entity;
    }

    <E extends Entity> void remove(Table<E> table, UUID uuid) {
        E before = table.drop(uuid);
        if (before != null) {
            undo.push(() -> table.store(before));
            operations.add(new JournalLine.Operation(table.name(), uuid, null));
        }
    }

    /** What was done, in order. */
    List<JournalLine.Operation> operations() {
        return operations;
    }

    void rollBack() {
        undo.forEach(Runnable::run);
    }
}
