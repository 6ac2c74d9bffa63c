package com.encord.sdk.upload;

import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.transfer.RunControl;
import com.encord.sdk.upload.RegistrationQueue.Pending;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes files from the queue, sends them, and passes inputs that are complete on to registration. Several threads may
 * {@link #work} at once.
 */
final class Worker {
    private final WorkQueue work;
    private final RunControl control;
    private final FilePreparation preparation;
    private final FileSender sender;
    private final RegistrationQueue registrations;
    private final Outcomes outcomes;
    private final ProgressMeter meter;
    private final @Nullable UploadJournal journal;
    private final @Nullable RepeatedContents repeats;

    Worker(
            WorkQueue work,
            RunControl control,
            FilePreparation preparation,
            FileSender sender,
            RegistrationQueue registrations,
            Outcomes outcomes,
            ProgressMeter meter,
            @Nullable UploadJournal journal,
            @Nullable RepeatedContents repeats) {
        this.work = work;
        this.control = control;
        this.preparation = preparation;
        this.sender = sender;
        this.registrations = registrations;
        this.outcomes = outcomes;
        this.meter = meter;
        this.journal = journal;
        this.repeats = repeats;
    }

    /** Sends files until there are no more or the run is stopped. */
    void work() {
        try {
            for (WorkQueue.Part part = next(); part != null; part = next()) {
                control.awaitTurn();
                if (control.isStopped()) {
                    return;
                }
                send(part.flight(), part.file());
            }
        } catch (InterruptedCallException e) {
            if (!control.isStopped()) {
                control.stop(e);
            }
        }
    }

    private WorkQueue.@Nullable Part next() {
        return control.isStopped() ? null : work.next();
    }

    private void send(InFlight flight, int file) {
        Path path = flight.input().files().get(file);
        ProgressMeter.Transfer transfer = meter.transfer(plannedBytes(flight, path));
        boolean isSent = false;
        try {
            if (!flight.hasFailed()) {
                FileStamp stamp = preparation.stamp(path);
                if (isRepeat(flight, stamp)) {
                    transfer.abandon();
                    return;
                }
                flight.stored(file, store(flight, file, path, stamp, transfer));
                isSent = true;
            }
        } catch (Unsendable e) {
            flight.fail(e.status(), about(flight, path) + e.reason(), e);
        } catch (InterruptedCallException e) {
            flight.fail(
                    UploadStatus.FAILED, about(flight, path) + "Cut off while it was sent. " + control.stopText(), e);
        } catch (UploadJournalException e) {
            control.stop(e); // without its journal the run would not keep its promise
            flight.fail(UploadStatus.FAILED, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | Error e) { // user code runs in here; whatever it throws must not lose the others
            flight.fail(UploadStatus.FAILED, about(flight, path) + "It could not be sent: " + e, e);
        }
        if (isSent) {
            transfer.done();
        } else {
            transfer.abandon();
        }
        if (flight.fileDone()) {
            finish(flight);
        }
    }

    private static String about(InFlight flight, Path file) {
        return flight.input().files().size() > 1 ? file + ": " : "";
    }

    private static long plannedBytes(InFlight flight, Path file) {
        if (flight.input().files().size() == 1) {
            return flight.input().scannedBytes();
        }
        return InputScan.sizeOrZero(file);
    }

    /** Whether an input is not to be sent now, since another one has its content; groups and series always are. */
    private boolean isRepeat(InFlight flight, FileStamp stamp) {
        String sha256 = stamp.sha256();
        if (repeats == null || sha256 == null || !flight.input().isSingleFile()) {
            return false;
        }
        RepeatedContents.Turn turn = repeats.turn(flight, sha256);
        turn.earlier().ifPresent(first -> outcomes.set(flight.index(), UploadOutcome.repeats(flight.input(), first)));
        return !turn.goes();
    }

    private StoredFile store(InFlight flight, int file, Path path, FileStamp stamp, ProgressMeter.Transfer transfer)
            throws Unsendable {
        if (file == 0) {
            flight.clientMetadata(preparation.clientMetadata(flight.input()));
        }
        StoredFile earlier = storedEarlier(flight, file, stamp);
        if (earlier != null) {
            return earlier;
        }
        FilePreparation.Ready ready = preparation.prepare(flight, path, stamp);
        try {
            transfer.size(ready.size());
            StoredFile stored = sender.send(ready, transfer);
            preparation.verifyUnchanged(ready);
            if (journal != null) {
                journal.stored(flight.journalKey(), file, stored);
            }
            return stored;
        } finally {
            preparation.release(ready);
        }
    }

    private @Nullable StoredFile storedEarlier(InFlight flight, int file, FileStamp now) throws Unsendable {
        JournalEntry entry = journal == null ? null : journal.earlier().of(flight.journalKey());
        StoredFile earlier = entry == null ? null : entry.file(file);
        Path path = flight.input().files().get(file);
        return earlier != null && preparation.isUnchanged(path, now, earlier.stamp()) ? earlier : null;
    }

    private void finish(InFlight flight) {
        InFlight.Failure failure = flight.failure();
        if (failure == null) {
            registrations.add(new Pending(flight, null, null, false));
        } else if (failure.status() == UploadStatus.SKIPPED) {
            outcomes.skipped(flight, failure.reason());
        } else {
            outcomes.failed(flight, failure.reason(), failure.error());
        }
    }
}
