package com.encord.sdk.upload;

import com.encord.sdk.errors.InterruptedCallException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans: looks at inputs several at a time, as a run would, and puts the findings down in the order of the
 * inputs. Used once, by one thread.
 */
final class UploadPlanner implements InputScan.Sink {
    private static final int LOOKED_AT_AHEAD = 4;

    /** A planned input with its content, where that counts. */
    private record Draft(PlannedInput input, @Nullable String sha256) {}

    private final UploadSettings settings;
    private final FilePreparation preparation;
    private final @Nullable JournalContents journal;
    private final Deque<Future<Draft>> ahead = new ArrayDeque<>();
    private final List<PlannedInput> planned = new ArrayList<>();
    private final ExecutorService workers;
    private final @Nullable ContentIndex contents;

    private UploadPlanner(UploadSettings settings, @Nullable JournalContents journal, @Nullable ContentIndex contents) {
        this.settings = settings;
        this.preparation = new FilePreparation(settings);
        this.journal = journal;
        this.contents = contents;
        this.workers = Executors.newFixedThreadPool(settings.transfer().concurrency(), work -> {
            Thread thread = new Thread(work, "encord-upload-planner");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Plans an upload.
     *
     * @param journal what earlier runs did; null without a journal
     * @throws InterruptedCallException if the thread is interrupted
     */
    static UploadPlan plan(UploadSettings settings, List<Request> requests, @Nullable JournalContents journal) {
        try (ContentIndex contents = settings.skipsRepeats() ? ContentIndex.open() : null) {
            if (contents != null && journal != null) {
                contents.addAll(journal);
            }
            return new UploadPlanner(settings, journal, contents).plan(requests);
        }
    }

    private UploadPlan plan(List<Request> requests) {
        try {
            Thread planner = Thread.currentThread();
            new InputScan(settings.transfer().patterns(), settings.inspector(), planner::isInterrupted, this)
                    .scan(requests);
            while (!ahead.isEmpty()) {
                putDown();
            }
            return new UploadPlan(planned);
        } finally {
            workers.shutdownNow();
        }
    }

    @Override
    public void found(Input input) {
        add(workers.submit(() -> draft(input)));
    }

    @Override
    public void settled(Input input, UploadStatus status, String reason, @Nullable Throwable error) {
        PlannedAction action = status == UploadStatus.SKIPPED ? PlannedAction.SKIP : PlannedAction.REFUSE;
        add(CompletableFuture.completedFuture(new Draft(PlannedInput.without(input, action, reason), null)));
    }

    private void add(Future<Draft> draft) {
        ahead.add(draft);
        if (ahead.size() > LOOKED_AT_AHEAD * settings.transfer().concurrency()) {
            putDown();
        }
    }

    private void putDown() {
        try {
            Draft draft = ahead.remove().get();
            planned.add(unlessRepeated(draft.input(), draft.sha256()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException("Interrupted while an upload was planned", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        }
    }

    private PlannedInput unlessRepeated(PlannedInput input, @Nullable String sha256) {
        if (contents == null || sha256 == null) {
            return input;
        }
        Optional<Path> first = contents.find(sha256).map(Spelling::file);
        if (first.isPresent()) {
            return input.repeats(first.get());
        }
        contents.add(sha256, Spelling.path(input.files().get(0)));
        return input;
    }

    private Draft draft(Input input) {
        JournalEntry entry = journal == null ? null : journal.of(JournalKey.of(input));
        if (entry != null && entry.wasSent(input)) {
            return new Draft(sentBefore(input, entry), null);
        }
        try {
            return look(input);
        } catch (Unsendable e) {
            PlannedAction action = e.status() == UploadStatus.SKIPPED ? PlannedAction.SKIP : PlannedAction.REFUSE;
            return new Draft(PlannedInput.without(input, action, e.reason()), null);
        }
    }

    private PlannedInput sentBefore(Input input, JournalEntry entry) {
        if (!entry.items().isEmpty()) {
            return preparation.isUnchanged(input, entry)
                    ? PlannedInput.without(
                            input,
                            PlannedAction.ALREADY_UPLOADED,
                            "An earlier run made item " + entry.items().get(0) + " of it.")
                    : PlannedInput.without(input, PlannedAction.REFUSE, Resumption.changedSince(entry.items()));
        }
        return PlannedInput.without(
                input, PlannedAction.SEND, "An earlier run has sent it; only its registration is to be seen to.");
    }

    private Draft look(Input input) throws Unsendable {
        List<FilePreparation.Foreseen> files = new ArrayList<>(input.files().size());
        Set<String> repairs = new LinkedHashSet<>();
        for (Path file : input.files()) {
            try {
                FilePreparation.Foreseen foreseen = preparation.foresee(input, file);
                files.add(foreseen);
                if (foreseen.repair() != null) {
                    repairs.add(foreseen.repair());
                }
            } catch (Unsendable e) {
                throw input.files().size() == 1 ? e : Unsendable.failed(file + ": " + e.reason(), e);
            }
        }
        Map<String, ?> metadata = preparation.clientMetadata(input);
        FilePreparation.Foreseen first = files.get(0);
        // a title that is the name is kept once: there may be very many of these
        String name = input.name();
        boolean isNamed = input.givenTitle() != null || first.title().equals(name);
        PlannedInput planned = new PlannedInput(
                input.files(),
                PlannedAction.SEND,
                input.kind() == UploadKind.UNKNOWN ? UploadKind.ofSingle(first.kind()) : input.kind(),
                isNamed ? name : first.title(),
                files.stream().mapToLong(each -> each.stamp().size()).sum(),
                metadata,
                repairs.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", repairs)),
                Optional.empty());
        return new Draft(planned, input.isSingleFile() ? first.stamp().sha256() : null);
    }
}
