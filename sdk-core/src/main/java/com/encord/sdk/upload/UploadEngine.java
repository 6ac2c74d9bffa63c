package com.encord.sdk.upload;

import com.encord.sdk.transfer.RunControl;
import com.encord.sdk.transfer.WatchedTransport;
import com.encord.sdk.transport.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One upload from its first directory listing to its report. One-shot. */
final class UploadEngine {
    /** What starting once more does. */
    private static final String AGAIN = "with a journal it goes on where it was";

    private static final Logger LOG = LoggerFactory.getLogger(UploadEngine.class);
    private static final int MOST_REGISTRARS = 4;
    /** Inputs found ahead of the workers: enough to know the totals of most uploads early. */
    private static final int FOUND_AHEAD = 20_000;

    private final WatchedTransport transport;
    private final UploadSettings settings;
    private final List<Request> requests;
    private final RunControl control = new RunControl();
    private final ProgressMeter meter;

    UploadEngine(Transport transport, UploadSettings settings, List<Request> requests) {
        this.transport = new WatchedTransport(transport, settings.transfer().giveUpAfter(), control, "upload", AGAIN);
        this.settings = settings;
        this.requests = requests;
        this.meter = new ProgressMeter(transport.pace(), settings.listener());
    }

    RunControl control() {
        return control;
    }

    Progress progress() {
        return meter.snapshot();
    }

    /**
     * Runs to the end, on threads of its own. The calling thread is not to be interrupted: ask {@link #control()} to
     * stop.
     *
     * @throws UploadJournalException if the journal cannot be opened, before anything is sent
     */
    UploadReport run() {
        UploadJournal journal =
                settings.journal() == null ? null : UploadJournal.open(settings.journal(), settings.folder());
        WorkQueue work = new WorkQueue(transport.pace(), FOUND_AHEAD);
        RepeatedContents repeats = settings.skipsRepeats() ? repeats(work, journal) : null;
        meter.start();
        try {
            UploadReport report = upload(work, journal, repeats);
            LOG.info("Upload into folder {}: {}", settings.folder(), report.summary());
            return report;
        } finally {
            meter.finish();
            if (repeats != null) {
                repeats.close();
            }
            if (journal != null) {
                journal.close();
            }
        }
    }

    private RepeatedContents repeats(WorkQueue work, @Nullable UploadJournal journal) {
        ContentIndex contents = ContentIndex.open();
        if (journal != null) {
            contents.addAll(journal.earlier());
        }
        return new RepeatedContents(work, meter, contents);
    }

    private UploadReport upload(WorkQueue work, @Nullable UploadJournal journal, @Nullable RepeatedContents repeats) {
        Outcomes outcomes = new Outcomes(meter, repeats);
        FilePreparation preparation = new FilePreparation(settings);
        RegistrationQueue registrations = new RegistrationQueue();
        Resumption resumption = journal == null
                ? null
                : new Resumption(journal, outcomes, registrations, preparation, meter, transport.pace(), repeats);
        List<Thread> scanners = control.start(
                "encord-upload-scanner", 1, () -> new Scanner(settings, control, meter, work, outcomes, resumption)
                        .scan(requests));
        Registrar registrar =
                new Registrar(transport, settings, control, registrations, new Registered(outcomes, journal));
        List<Thread> registrars = control.start(
                "encord-upload-registrar",
                Math.min(MOST_REGISTRARS, settings.transfer().concurrency()),
                registrar::work);
        SignedUrls urls =
                new SignedUrls(transport, settings.folder(), settings.transfer().concurrency(), work::left);
        FileSender sender = new FileSender(transport, settings, control, urls);
        Worker worker =
                new Worker(work, control, preparation, sender, registrations, outcomes, meter, journal, repeats);
        join(control.start("encord-upload-worker", settings.transfer().concurrency(), worker::work));
        join(scanners);
        meter.phase(UploadPhase.REGISTERING);
        registrations.close();
        join(registrars);
        closeAccounts(work, registrations, outcomes);
        return new UploadReport(
                outcomes.complete(control.stopText()),
                meter.elapsed(),
                control.stopReason().orElse(null));
    }

    private void join(List<Thread> threads) {
        control.join(threads, transport::stopIfLost);
    }

    /** What the end of the run caught half-way. */
    private void closeAccounts(WorkQueue work, RegistrationQueue registrations, Outcomes outcomes) {
        registrations
                .drain()
                .forEach(pending ->
                        outcomes.failed(pending.flight(), "Sent, but not registered. " + control.stopText(), null));
        InFlight unfinished = work.unfinished();
        if (unfinished != null) {
            InFlight.Failure failure = unfinished.failure();
            outcomes.failed(
                    unfinished,
                    failure == null ? "Only some of its files were sent. " + control.stopText() : failure.reason(),
                    failure == null ? null : failure.error());
        }
    }
}
