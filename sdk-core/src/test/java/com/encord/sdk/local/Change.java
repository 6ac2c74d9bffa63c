package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** One atomic change of the {@link State}: all of it is journalled as one line, or none of it happened. */
final class Change {
    private final State state;
    private final Instant now;
    private final ArrayNode line = Json.array();
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
        line.add(put(table.name(), entity));
        return entity;
    }

    <E extends Entity> void remove(Table<E> table, UUID uuid) {
        E before = table.drop(uuid);
        if (before != null) {
            undo.push(() -> table.store(before));
            line.add(Json.object().put("t", table.name()).put("d", uuid.toString()));
        }
    }

    static ObjectNode put(String table, Entity entity) {
        ObjectNode operation = Json.object().put("t", table);
        operation.set("e", Json.MAPPER.valueToTree(entity));
        return operation;
    }

    ArrayNode line() {
        return line;
    }

    void rollBack() {
        undo.forEach(Runnable::run);
    }
}
