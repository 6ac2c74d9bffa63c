package com.encord.sdk.upload;

import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.AuthenticationException;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.InvalidRequestException;
import com.encord.sdk.errors.JobTimeoutException;
import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.errors.RateLimitException;
import com.encord.sdk.errors.ServerErrorException;
import com.encord.sdk.jobs.Jobs;
import com.encord.sdk.jobs.RegistrationJob;
import com.encord.sdk.jobs.RegistrationResult;
import com.encord.sdk.jobs.RegistrationState;
import com.encord.sdk.transfer.RetryPause;
import com.encord.sdk.transfer.RunControl;
import com.encord.sdk.transfer.WatchedTransport;
import com.encord.sdk.upload.RegistrationQueue.Pending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns stored inputs into items, one batch after the other. A registration is never sent blindly a second time: when
 * its answer is lost, the platform is asked for the items first ({@link LostAnswer}). Several threads may {@link #work}
 * at once.
 */
final class Registrar {
    /** After each a job that the platform answers nothing but errors for gets its patience anew. */
    private static final Duration ONE_WAIT = Duration.ofMinutes(1);

    private final WatchedTransport transport;
    private final UploadSettings settings;
    private final RunControl control;
    private final RegistrationQueue queue;
    private final Registered registered;
    private final LostAnswer lostAnswer;
    private final RetryPause pause;

    Registrar(
            WatchedTransport transport,
            UploadSettings settings,
            RunControl control,
            RegistrationQueue queue,
            Registered registered) {
        this.transport = transport;
        this.settings = settings;
        this.control = control;
        this.queue = queue;
        this.registered = registered;
        this.lostAnswer =
                new LostAnswer(new ItemLookup(transport, settings.folder()), registered, transport.pace(), settings);
        this.pause = new RetryPause(transport.pace());
    }

    /** Registers batches until no more will come or the run is stopped. */
    void work() {
        try {
            for (List<Pending> batch = queue.next(); batch != null; batch = queue.next()) {
                List<InFlight> flights = batch.stream().map(Pending::flight).toList();
                try {
                    settle(batch.get(0), flights);
                } catch (InterruptedCallException e) {
                    registered.failed(flights, "Sent, but not known to be registered. " + control.stopText(), e);
                    throw e;
                } catch (AuthenticationException | PermissionDeniedException | UploadJournalException e) {
                    control.stop(e);
                    registered.failed(flights, String.valueOf(e.getMessage()), e);
                } catch (RuntimeException | Error e) { // repeats of these inputs wait for an outcome
                    registered.failed(flights, "Its registration failed: " + e.getMessage(), e);
                }
            }
        } catch (InterruptedCallException e) {
            if (!control.isStopped()) {
                control.stop(e);
            }
        }
    }

    private void settle(Pending first, List<InFlight> flights) {
        if (!first.wasSent()) {
            register(flights, false);
            return;
        }
        List<InFlight> left = flights;
        if (first.job() != null) {
            RegistrationJob job = new Jobs(transport).registration(settings.folder(), first.job());
            try {
                finish(flights, job, false, true);
                return;
            } catch (NotFoundException | PermissionDeniedException | InvalidRequestException e) {
                left = lostAnswer.settle(flights);
            }
        } else {
            left = lostAnswer.settle(flights);
        }
        if (first.isChanged()) {
            registered.refused(left, "It changed since its bytes were sent; upload it again.", null);
        } else if (!left.isEmpty()) {
            register(left, true);
        }
    }

    private void register(List<InFlight> batch, boolean isRepeated) {
        List<InFlight> flights = batch;
        boolean repeated = isRepeated;
        boolean isUnclear = false; // whether a registration was sent whose answer did not come
        UUID batchId = UUID.randomUUID();
        registered.sending(batchId, flights);
        int attempt = 1;
        while (true) {
            EncordException failure;
            Optional<Duration> asked = Optional.empty();
            try {
                if (isUnclear) {
                    flights = lostAnswer.settle(flights);
                    isUnclear = false;
                    repeated = true;
                }
                if (!flights.isEmpty()) {
                    RegistrationJob job =
                            RegistrationJob.start(transport, settings.folder(), DataItems.of(flights), true);
                    isUnclear = true; // until its result is there
                    registered.sent(batchId, job.id());
                    finish(flights, job, true, repeated);
                }
                return;
            } catch (RateLimitException e) {
                failure = e;
                asked = e.retryAfter();
            } catch (ServerErrorException e) {
                failure = e;
                isUnclear = true;
            } catch (ConnectionException e) {
                failure = e;
                isUnclear |= !LostAnswer.wasNeverSent(e);
            } catch (AuthenticationException | PermissionDeniedException | NotFoundException e) {
                control.stop(e);
                if (isUnclear) {
                    unclear(flights, e);
                } else {
                    registered.refused(flights, String.valueOf(e.getMessage()), e);
                }
                return;
            } catch (ApiException e) {
                if (isUnclear) {
                    unclear(flights, e);
                } else {
                    refused(flights, e, repeated);
                }
                return;
            }
            if (givesUp(flights, failure, attempt)) {
                return;
            }
            pause.sleep(attempt, asked);
            attempt = transport.platform().isDown() ? attempt : attempt + 1;
        }
    }

    /** A refusal after the registration was sent says nothing about it: it may have made items. */
    private void unclear(List<InFlight> flights, ApiException e) {
        registered.failed(flights, "Sent, but not known to be registered: " + e.getMessage(), e);
    }

    private boolean givesUp(List<InFlight> flights, EncordException failure, int attempt) {
        if (control.isStopped()) {
            registered.failed(flights, "Sent, but not known to be registered. " + control.stopText(), failure);
            return true;
        }
        if (transport.platform().isDown() || attempt < settings.transfer().attempts()) {
            return false;
        }
        registered.failed(flights, "Sent, but not registered: " + failure.getMessage(), failure);
        return true;
    }

    /** The platform refused a registration as a whole: halves find out which input is to blame. */
    private void refused(List<InFlight> flights, ApiException e, boolean repeated) {
        if (flights.size() == 1) {
            registered.refused(flights, "The platform refused to register it: " + e.getMessage(), e);
            return;
        }
        int half = flights.size() / 2;
        register(flights.subList(0, half), repeated);
        register(flights.subList(half, flights.size()), repeated);
    }

    /**
     * Waits for a job and sorts out its result.
     *
     * @param isWhole whether {@code flights} are all the job's inputs
     * @param isRepeated whether they may have been registered by another job before
     */
    private void finish(List<InFlight> flights, RegistrationJob job, boolean isWhole, boolean isRepeated) {
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
        String ending = result.state() == RegistrationState.DONE ? "" : " The job ended as " + result.state() + ".";
        match.errors().forEach((flight, error) -> {
            if (!found.containsKey(flight)) {
                registered.refused(List.of(flight), "The platform could not register it: " + error, null);
            }
        });
        match.unanswered().stream()
                .filter(flight -> !found.containsKey(flight))
                .forEach(flight -> registered.refused(
                        List.of(flight),
                        "The platform made no item of it and gave no reason."
                                + ending
                                + (result.errors().isEmpty() ? "" : " " + String.join("; ", result.errors())),
                        null));
    }

    /** The job's result, or null if the time for it is up or the run was stopped. */
    private @Nullable RegistrationResult await(RegistrationJob job) {
        long deadline =
                transport.pace().nanoTime() + settings.registrationTimeout().toNanos();
        while (true) {
            Duration left =
                    Duration.ofNanos(Math.max(0, deadline - transport.pace().nanoTime()));
            try {
                RegistrationResult result = job.await(left.compareTo(ONE_WAIT) < 0 ? left : ONE_WAIT);
                return result;
            } catch (JobTimeoutException e) {
                if (left.isZero() || control.isStopped()) {
                    return null;
                }
            }
        }
    }
}
