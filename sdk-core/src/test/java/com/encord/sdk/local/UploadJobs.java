package com.encord.sdk.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs registration jobs in the background, unit by unit. With {@code ignoreErrors} units run side by side and an error
 * stays with its unit; without, they run in order and the first error ends the job: what is done stays, what was not
 * begun is cancelled. Unfinished jobs go on after a restart.
 */
final class UploadJobs {
    private final State state;
    private final UnitWork work;
    private final Workers workers;
    private final Bell bell;

    UploadJobs(State state, UnitWork work, Workers workers, Bell bell) {
        this.state = state;
        this.work = work;
        this.workers = workers;
        this.bell = bell;
    }

    /** Takes the job and its units into the books and starts it. */
    UUID start(UploadJob job, List<UploadUnit> units) {
        state.write(change -> {
            job.createdAt = change.now();
            change.put(state.uploadJobs, job);
            for (UploadUnit unit : units) {
                unit.job = job.uuid;
                change.put(state.uploadUnits, unit);
            }
            return null;
        });
        run(job);
        return job.uuid;
    }

    /** Goes on with what an earlier run left. */
    void resume() {
        List<UploadJob> pending = state.read(
                () -> state.uploadJobs.all().stream().filter(UploadJob::pending).toList());
        pending.forEach(this::run);
    }

    /** Waits until the job is over, at most as long as asked for and never longer than a minute. */
    UploadJob poll(UUID uuid, int timeoutSeconds) {
        bell.hold(() -> !get(uuid).pending(), timeoutSeconds);
        return get(uuid);
    }

    /** Cancels what has not been done yet; answers how many units. */
    int cancel(UUID uuid) {
        int cancelled = state.write(change -> {
            UploadJob job = state.uploadJobs.get(uuid);
            int count = job.pending() ? cancelRest(change, job) : 0;
            if (count > 0) {
                UploadJob over = change.edit(job);
                over.status = UploadJob.CANCELLED;
                change.put(state.uploadJobs, over);
            }
            return count;
        });
        bell.ring();
        return cancelled;
    }

    private UploadJob get(UUID uuid) {
        return state.read(() -> state.uploadJobs.get(uuid));
    }

    private void run(UploadJob job) {
        List<UploadUnit> pending = state.read(() -> state.unitsOf.find(job.uuid).stream()
                .filter(UploadUnit::pending)
                .toList());
        if (pending.isEmpty()) {
            finish(job);
            return;
        }
        Queue<UploadUnit> queue = new ConcurrentLinkedQueue<>(pending);
        AtomicInteger left = new AtomicInteger(pending.size());
        int abreast = job.ignoreErrors ? Math.min(workers.count(), pending.size()) : 1;
        for (int i = 0; i < abreast; i++) {
            workers.execute(() -> step(job, queue, left));
        }
    }

    /** Works on one unit and lines up again, so that jobs take turns. */
    private void step(UploadJob job, Queue<UploadUnit> queue, AtomicInteger left) {
        UploadUnit unit = queue.poll();
        if (unit == null) {
            return;
        }
        boolean failed = work.run(job, unit) && !job.ignoreErrors;
        if (failed) {
            state.write(change -> cancelRest(change, job));
        }
        if (left.decrementAndGet() == 0 || failed) {
            finish(job);
        } else {
            workers.execute(() -> step(job, queue, left));
        }
    }

    private int cancelRest(Change change, UploadJob job) {
        int count = 0;
        for (UploadUnit unit : new ArrayList<>(state.unitsOf.find(job.uuid))) {
            if (unit.pending()) {
                UploadUnit cancelled = change.edit(unit);
                cancelled.status = UploadJob.CANCELLED;
                change.put(state.uploadUnits, cancelled);
                count++;
            }
        }
        return count;
    }

    private void finish(UploadJob job) {
        state.write(change -> {
            UploadJob current = state.uploadJobs.get(job.uuid);
            boolean interrupted = state.unitsOf.find(job.uuid).stream().anyMatch(UploadUnit::pending);
            if (current.pending() && !interrupted) {
                boolean failed =
                        state.unitsOf.find(job.uuid).stream().anyMatch(unit -> UploadJob.ERROR.equals(unit.status));
                UploadJob over = change.edit(current);
                over.status = failed && !job.ignoreErrors ? UploadJob.ERROR : UploadJob.DONE;
                change.put(state.uploadJobs, over);
            }
            return null;
        });
        bell.ring();
    }
}
