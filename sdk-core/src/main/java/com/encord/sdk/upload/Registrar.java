package com.encord.sdk.upload;

import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.AuthenticationException;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.InvalidRequestException;
import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.errors.RateLimitException;
import com.encord.sdk.errors.ServerErrorException;
import com.encord.sdk.jobs.Jobs;
import com.encord.sdk.jobs.RegistrationJob;
import com.encord.sdk.transfer.RetryPause;
import com.encord.sdk.transfer.RunControl;
import com.encord.sdk.transfer.WatchedTransport;
import com.encord.sdk.upload.RegistrationQueue.Pending;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns stored inputs into items, one batch after the other. A registration is never sent blindly a second time: when
 * its answer is lost, the platform is asked for the items first ({@link LostAnswer}). Several threads may {@link #work}
 * at once.
 */
final class Registrar {
    private final WatchedTransport transport;
    private final UploadSettings settings;
    private final RunControl control;
    private final RegistrationQueue queue;
    private final Registered registered;
    private final LostAnswer lostAnswer;
    private final JobSettlement settlement;
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
        this.settlement = new JobSettlement(transport.pace(), settings, control, registered, lostAnswer);
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
            new Batch(flights, false).register();
            return;
        }
        if (first.job() != null) {
            RegistrationJob job = new Jobs(transport).registration(settings.folder(), first.job());
            try {
                settlement.settle(flights, job, false, true);
                return;
            } catch (NotFoundException | PermissionDeniedException | InvalidRequestException e) {
                // the platform knows the job no more
            }
        }
        List<InFlight> left = lostAnswer.settle(flights);
        if (first.isChanged()) {
            registered.refused(left, "It changed since its bytes were sent; upload it again.", null);
        } else if (!left.isEmpty()) {
            new Batch(left, true).register();
        }
    }

    /** A batch on its way to be items; confined to one thread. */
    private final class Batch {
        private final UUID id = UUID.randomUUID();
        private List<InFlight> flights;
        private boolean isRepeated;
        private boolean isUnclear; // whether a registration was sent whose answer did not come

        Batch(List<InFlight> flights, boolean isRepeated) {
            this.flights = flights;
            this.isRepeated = isRepeated;
        }

        void register() {
            registered.sending(id, flights);
            int attempt = 1;
            while (true) {
                EncordException failure;
                try {
                    send();
                    return;
                } catch (RateLimitException | ServerErrorException | ConnectionException e) {
                    isUnclear |= mayHaveArrived(e);
                    failure = e;
                } catch (AuthenticationException | PermissionDeniedException | NotFoundException e) {
                    control.stop(e);
                    refused(String.valueOf(e.getMessage()), e);
                    return;
                } catch (ApiException e) {
                    if (flights.size() == 1 || isUnclear) {
                        refused("The platform refused to register it: " + e.getMessage(), e);
                    } else {
                        registerHalves();
                    }
                    return;
                }
                if (givesUp(failure, attempt)) {
                    return;
                }
                pause.sleep(
                        attempt, failure instanceof RateLimitException limit ? limit.retryAfter() : Optional.empty());
                attempt = transport.platform().isDown() ? attempt : attempt + 1;
            }
        }

        private void send() {
            if (isUnclear) {
                flights = lostAnswer.settle(flights);
                isUnclear = false;
                isRepeated = true;
            }
            if (!flights.isEmpty()) {
                RegistrationJob job = RegistrationJob.start(transport, settings.folder(), DataItems.of(flights), true);
                isUnclear = true; // until its result is there
                registered.sent(id, job.id());
                settlement.settle(flights, job, true, isRepeated);
            }
        }

        private static boolean mayHaveArrived(EncordException e) {
            return e instanceof ServerErrorException
                    || e instanceof ConnectionException broken && !LostAnswer.wasNeverSent(broken);
        }

        /** A refusal after the registration was sent says nothing about it: it may have made items. */
        private void refused(String reason, ApiException e) {
            if (isUnclear) {
                registered.failed(flights, "Sent, but not known to be registered: " + e.getMessage(), e);
            } else {
                registered.refused(flights, reason, e);
            }
        }

        /** The platform refused a registration as a whole: halves find out which input is to blame. */
        private void registerHalves() {
            int half = flights.size() / 2;
            new Batch(flights.subList(0, half), isRepeated).register();
            new Batch(flights.subList(half, flights.size()), isRepeated).register();
        }

        private boolean givesUp(EncordException failure, int attempt) {
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
    }
}
