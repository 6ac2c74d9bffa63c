package com.encord.sdk.upload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One outcome for each input; the first one counts. Safe for use by many threads. */
final class Outcomes {
    private final ProgressMeter meter;
    private final @Nullable RepeatedContents repeats;
    /** An input each, until its outcome takes its place. */
    private final List<Object> slots = new ArrayList<>();

    Outcomes(ProgressMeter meter, @Nullable RepeatedContents repeats) {
        this.meter = meter;
        this.repeats = repeats;
    }

    /** Makes room for one more input, and answers its index. */
    synchronized int add(Input input) {
        slots.add(input);
        return slots.size() - 1;
    }

    void set(int index, UploadOutcome outcome) {
        synchronized (this) {
            if (slots.get(index) instanceof UploadOutcome) {
                return;
            }
            slots.set(index, outcome);
        }
        meter.outcome(outcome);
    }

    void uploaded(InFlight flight, List<UUID> items) {
        set(flight.index(), UploadOutcome.uploaded(flight, items));
        if (repeats != null) {
            for (InFlight repeat : repeats.uploaded(flight)) {
                set(
                        repeat.index(),
                        UploadOutcome.repeats(
                                repeat.input(), flight.input().files().get(0)));
            }
        }
    }

    void failed(InFlight flight, String reason, @Nullable Throwable error) {
        set(flight.index(), UploadOutcome.failed(flight, reason, error));
        notUploaded(flight);
    }

    void skipped(InFlight flight, String reason) {
        set(flight.index(), UploadOutcome.without(flight.input(), UploadStatus.SKIPPED, reason, null));
        notUploaded(flight);
    }

    private void notUploaded(InFlight flight) {
        if (repeats != null) {
            repeats.notUploaded(flight);
        }
    }

    /** All of them, those not reached filled in. */
    synchronized List<UploadOutcome> complete(String whyNotStarted) {
        List<UploadOutcome> all = new ArrayList<>(slots.size());
        for (Object slot : slots) {
            if (slot instanceof UploadOutcome outcome) {
                all.add(outcome);
            } else {
                UploadOutcome outcome =
                        UploadOutcome.without((Input) slot, UploadStatus.NOT_STARTED, whyNotStarted, null);
                meter.outcome(outcome);
                all.add(outcome);
            }
        }
        slots.clear();
        return Collections.unmodifiableList(all);
    }
}
