package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A re-encode job, started on items or on rows of a dataset. */
final class ReEncodeTask extends Entity {
    static final String SUBMITTED = "submitted";
    static final String DONE = "done";
    static final String ERROR = "error";

    /** The query protocol knows jobs by number; never 0. */
    long number;

    /** Set when it was started on rows. */
    @Nullable
    UUID dataset;

    String title = "";
    boolean full;
    String owner = "";
    String status = SUBMITTED;

    /** Sources in the order asked for. */
    List<Source> sources = List.of();

    /** One result per finished source, in the same order. */
    List<ObjectNode> results = List.of();

    boolean running() {
        return SUBMITTED.equals(status);
    }

    /**
     * One video to re-encode.
     *
     * @param item the item
     * @param row the row that named it, on a dataset
     */
    record Source(UUID item, @Nullable UUID row) {}
}
