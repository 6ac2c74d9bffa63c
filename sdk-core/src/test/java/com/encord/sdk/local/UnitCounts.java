package com.encord.sdk.local;

import java.util.HashMap;
import java.util.Map;

/** How many units of a job are in which state. */
final class UnitCounts {
    private final Map<String, Integer> counts = new HashMap<>();

    void add(UploadUnit unit) {
        counts.merge(unit.status, 1, Integer::sum);
    }

    int pending() {
        return count(UploadJob.PENDING);
    }

    int done() {
        return count(UploadJob.DONE);
    }

    int failed() {
        return count(UploadJob.ERROR);
    }

    int cancelled() {
        return count(UploadJob.CANCELLED);
    }

    private int count(String status) {
        return counts.getOrDefault(status, 0);
    }
}
