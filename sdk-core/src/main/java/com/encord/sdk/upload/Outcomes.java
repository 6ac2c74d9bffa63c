package com.encord.sdk.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** One outcome for each input; the first one counts. Safe for use by many threads. */
final class Outcomes {
    private final List<Input> inputs;
    private final AtomicReferenceArray<@Nullable UploadOutcome> byIndex;
    private final ProgressMeter meter;

    Outcomes(List<Input> inputs, ProgressMeter meter) {
        this.inputs = inputs;
        this.byIndex = new AtomicReferenceArray<>(inputs.size());
        this.meter = meter;
    }

    void set(int index, UploadOutcome outcome) {
        if (byIndex.compareAndSet(index, null, outcome)) {
            meter.outcome(outcome);
        }
    }

    void uploaded(InFlight flight, List<java.util.UUID> items) {
        set(flight.index(), UploadOutcome.uploaded(flight, items));
    }

    void failed(InFlight flight, String reason, @Nullable Throwable error) {
        set(flight.index(), UploadOutcome.failed(flight, reason, error));
    }

    boolean has(int index) {
        return byIndex.get(index) != null;
    }

    /** All of them, those not reached filled in. */
    List<UploadOutcome> complete(String whyNotStarted) {
        List<UploadOutcome> all = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            if (byIndex.get(i) == null) {
                set(i, UploadOutcome.without(inputs.get(i), UploadStatus.NOT_STARTED, whyNotStarted, null));
            }
            all.add(byIndex.get(i));
        }
        return java.util.Collections.unmodifiableList(all);
    }
}
