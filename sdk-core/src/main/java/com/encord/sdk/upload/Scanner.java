package com.encord.sdk.upload;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.transfer.RunControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the inputs of a run while others are sent already, and settles those that an earlier run has dealt with. When
 * the run is stopped, what was not looked at is put down in few words. Used by one thread.
 */
final class Scanner implements InputScan.Sink {
    private final UploadSettings settings;
    private final RunControl control;
    private final ProgressMeter meter;
    private final WorkQueue work;
    private final Outcomes outcomes;
    private final @Nullable Resumption resumption;

    Scanner(
            UploadSettings settings,
            RunControl control,
            ProgressMeter meter,
            WorkQueue work,
            Outcomes outcomes,
            @Nullable Resumption resumption) {
        this.settings = settings;
        this.control = control;
        this.meter = meter;
        this.work = work;
        this.outcomes = outcomes;
        this.resumption = resumption;
    }

    void scan(List<Request> requests) {
        try {
            new InputScan(settings.transfer().patterns(), settings.inspector(), control::isStopped, this)
                    .scan(requests);
            meter.phase(UploadPhase.UPLOADING);
        } catch (RuntimeException | Error e) { // user code names the files; the run must end all the same
            control.stop(new EncordException("The upload failed while it looked for files: " + e, e));
        } finally {
            work.close();
        }
    }

    @Override
    public void found(Input input) {
        int index = outcomes.add(input);
        meter.planned(input);
        boolean isSettled = !control.isStopped() && resumption != null && resumption.resume(index, input);
        if (!isSettled && !control.isStopped()) {
            try {
                work.add(index, input);
            } catch (InterruptedCallException e) {
                if (!control.isStopped()) {
                    control.stop(e);
                }
            }
        }
    }

    @Override
    public void settled(Input input, UploadStatus status, String reason, @Nullable Throwable error) {
        int index = outcomes.add(input);
        meter.settled();
        outcomes.set(index, UploadOutcome.without(input, status, reason, error));
    }
}
