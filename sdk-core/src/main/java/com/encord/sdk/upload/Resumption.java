package com.encord.sdk.upload;

import com.encord.sdk.transport.Pace;
import com.encord.sdk.upload.RegistrationQueue.Pending;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settles what the journal says was registered, or sent for registration, by earlier runs; the rest is left to the
 * workers, who find stored files in the journal one by one. Not safe for use by many threads.
 */
final class Resumption {
    private static final List<String> UPLOADED_BEFORE = List.of("Uploaded by an earlier run");

    private final UploadJournal journal;
    private final Outcomes outcomes;
    private final RegistrationQueue queue;
    private final FilePreparation preparation;
    private final ProgressMeter meter;
    private final Pace pace;
    private final @Nullable RepeatedContents repeats;

    Resumption(
            UploadJournal journal,
            Outcomes outcomes,
            RegistrationQueue queue,
            FilePreparation preparation,
            ProgressMeter meter,
            Pace pace,
            @Nullable RepeatedContents repeats) {
        this.journal = journal;
        this.outcomes = outcomes;
        this.queue = queue;
        this.preparation = preparation;
        this.meter = meter;
        this.pace = pace;
        this.repeats = repeats;
    }

    /** Whether an input needs no worker any more. */
    boolean resume(int index, Input input) {
        JournalEntry entry = journal.earlier().of(JournalKey.of(input));
        if (entry == null || !entry.wasSent(input)) {
            return false;
        }
        resume(index, input, entry);
        meter.alreadyThere(input);
        return true;
    }

    private void resume(int index, Input input, JournalEntry entry) {
        InFlight flight = new InFlight(index, input, pace);
        for (int file = 0; file < input.files().size(); file++) {
            flight.stored(file, entry.file(file));
        }
        boolean isUnchanged = preparation.isUnchanged(input, entry);
        if (!entry.items().isEmpty()) {
            settle(flight, entry.items(), isUnchanged);
            journal.earlier().forget(flight.journalKey());
        } else {
            flight.note("Sent by an earlier run");
            sentBefore(flight, entry.batch(), isUnchanged);
        }
    }

    private void settle(InFlight flight, List<UUID> items, boolean isUnchanged) {
        if (isUnchanged) {
            flight.notes(UPLOADED_BEFORE);
            outcomes.uploaded(flight, items);
        } else {
            outcomes.failed(flight, changedSince(items), null);
        }
    }

    static String changedSince(List<UUID> items) {
        return "It has changed since an earlier run uploaded it as item " + items.get(0)
                + ". To upload the new content as another item, use another journal.";
    }

    /** Should it have to be registered again, it needs its client metadata again. */
    private void sentBefore(InFlight flight, @Nullable UUID registration, boolean isUnchanged) {
        try {
            flight.clientMetadata(preparation.clientMetadata(flight.input()));
            String sha256 = flight.files().get(0).stamp().sha256();
            if (repeats != null && sha256 != null && flight.input().isSingleFile()) {
                repeats.sentBefore(flight, sha256);
            }
            queue.add(new Pending(flight, registration, journal.earlier().job(registration), !isUnchanged));
        } catch (Unsendable e) {
            outcomes.failed(flight, e.reason(), e);
        }
    }
}
