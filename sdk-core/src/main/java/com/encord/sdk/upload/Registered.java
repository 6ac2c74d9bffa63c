package com.encord.sdk.upload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where registrations are written down: first in the journal, if there is one, then in the report. */
final class Registered {
    private final Outcomes outcomes;
    private final @Nullable UploadJournal journal;

    Registered(Outcomes outcomes, @Nullable UploadJournal journal) {
        this.outcomes = outcomes;
        this.journal = journal;
    }

    void sending(UUID batch, List<InFlight> flights) {
        if (journal != null) {
            journal.registering(
                    batch, flights.stream().map(InFlight::journalKey).toList());
        }
    }

    void sent(UUID batch, UUID job) {
        if (journal != null) {
            journal.job(batch, job);
        }
    }

    void items(Map<InFlight, List<UUID>> items) {
        if (journal != null) {
            Map<String, List<UUID>> byKey = new LinkedHashMap<>();
            items.forEach((flight, uuids) -> byKey.put(flight.journalKey(), uuids));
            journal.registered(byKey);
        }
        items.forEach(outcomes::uploaded);
    }

    /** Not registered, as far as this run knows; the next one with the same journal looks again. */
    void failed(List<InFlight> flights, String reason, @Nullable Throwable error) {
        flights.forEach(flight -> outcomes.failed(flight, reason, error));
    }

    /** Not registered for good; the next run starts it from the beginning. */
    void refused(List<InFlight> flights, String reason, @Nullable Throwable error) {
        for (InFlight flight : flights) {
            if (journal != null) {
                journal.dropped(flight.journalKey());
            }
            outcomes.failed(flight, reason, error);
        }
    }
}
