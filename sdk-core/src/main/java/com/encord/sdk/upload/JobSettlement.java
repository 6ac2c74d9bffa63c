package com.encord.sdk.upload;

import com.encord.sdk.errors.JobTimeoutException;
import com.encord.sdk.jobs.RegistrationJob;
import com.encord.sdk.jobs.RegistrationResult;
import com.encord.sdk.jobs.RegistrationState;
import com.encord.sdk.transfer.RunControl;
import com.encord.sdk.transport.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Waits for registration jobs, and gives each of their inputs its outcome. Safe for use by many threads. */
final class JobSettlement {
    /** After each a job that the platform answers nothing but errors for gets its patience anew. */
    private static final Duration ONE_WAIT = Duration.ofMinutes(1);

    private final Pace pace;
    private final UploadSettings settings;
    private final RunControl control;
    private final Registered registered;
    private final LostAnswer lostAnswer;

    JobSettlement(
            Pace pace, UploadSettings settings, RunControl control, Registered registered, LostAnswer lostAnswer) {
        this.pace = pace;
        this.settings = settings;
        this.control = control;
        this.registered = registered;
        this.lostAnswer = lostAnswer;
    }

    /**
     * Waits for a job and sorts out its result.
     *
     * @param isWhole whether {@code flights} are all the job's inputs
     * @param isRepeated whether they may have been registered by another job before
     */
    void settle(List<InFlight> flights, RegistrationJob job, boolean isWhole, boolean isRepeated) {
        RegistrationResult result = await(job);
        if (result == null) {
            String why = control.isStopped()
                    ? "its registration was not waited for. " + control.stopText()
                    : "not registered within " + settings.registrationTimeout().toSeconds() + " s.";
            registered.failed(
                    flights,
                    "Sent, but " + why + " Job " + job.id() + " goes on at the platform; the item may still appear.",
                    null);
            return;
        }
        RegistrationMatch match = RegistrationMatch.of(flights, result, isWhole);
        registered.items(match.items());
        List<InFlight> open = new ArrayList<>(match.unanswered());
        if (isRepeated) {
            open.addAll(match.errors().keySet());
        }
        Map<InFlight, List<UUID>> found = open.isEmpty() ? Map.of() : lostAnswer.lookUp(open);
        registered.items(found);
        match.errors().forEach((flight, error) -> {
            if (!found.containsKey(flight)) {
                registered.refused(List.of(flight), "The platform could not register it: " + error, null);
            }
        });
        match.unanswered().stream()
                .filter(flight -> !found.containsKey(flight))
                .forEach(flight -> registered.refused(List.of(flight), unanswered(result), null));
    }

    private static String unanswered(RegistrationResult result) {
        return "The platform made no item of it and gave no reason."
                + (result.state() == RegistrationState.DONE ? "" : " The job ended as " + result.state() + ".")
                + (result.errors().isEmpty() ? "" : " " + String.join("; ", result.errors()));
    }

    /** The job's result, or null if the time for it is up or the run was stopped. */
    private @Nullable RegistrationResult await(RegistrationJob job) {
        long deadline = pace.nanoTime() + settings.registrationTimeout().toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - pace.nanoTime()));
            try {
                return job.await(left.compareTo(ONE_WAIT) < 0 ? left : ONE_WAIT);
            } catch (JobTimeoutException e) {
                if (left.isZero() || control.isStopped()) {
                    return null;
                }
            }
        }
    }
}
