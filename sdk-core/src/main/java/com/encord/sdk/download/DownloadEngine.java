package com.encord.sdk.download;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.transfer.RunControl;
import com.encord.sdk.transfer.WatchedTransport;
import com.encord.sdk.transport.Transport;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** One download from its first listing to its report. One-shot. */
final class DownloadEngine {
    private static final String AGAIN = "it goes on where it was";

    private final WatchedTransport transport;
    private final DownloadSettings settings;
    private final List<Source> sources;
    private final RunControl control = new RunControl();
    private final DownloadMeter meter;
    /** Files whose turn is next; an empty one says that there are no more. */
    private final BlockingQueue<Optional<ObjectTask>> queue;

    private volatile @Nullable EncordException listingFailure;

    DownloadEngine(Transport transport, DownloadSettings settings, List<Source> sources) {
        this.transport = new WatchedTransport(transport, settings.transfer().giveUpAfter(), control, "download", AGAIN);
        this.settings = settings;
        this.sources = sources;
        this.meter = new DownloadMeter(transport.pace(), settings.listener());
        this.queue = new ArrayBlockingQueue<>(2 * settings.transfer().concurrency());
    }

    RunControl control() {
        return control;
    }

    DownloadProgress progress() {
        return meter.snapshot();
    }

    /**
     * Runs to the end, on threads of its own. The calling thread is not to be interrupted: ask {@link #control()} to
     * stop.
     *
     * @throws DownloadDirectoryException if the directory cannot be used
     */
    DownloadReport run() {
        try (DirectoryIndex index = DirectoryIndex.open(settings.directory())) {
            meter.start();
            return download(index);
        } finally {
            meter.finish();
        }
    }

    private DownloadReport download(DirectoryIndex index) {
        Accounts accounts = new Accounts(transport.pace(), meter);
        Lister lister = new Lister(transport, settings, index, accounts, task -> put(Optional.of(task)));
        ObjectFetcher fetcher = new ObjectFetcher(transport, settings, control, index);
        List<Thread> listing = control.start("encord-download-lister", 1, () -> list(lister));
        List<Thread> workers = control.start(
                "encord-download-worker", settings.transfer().concurrency(), () -> work(fetcher, accounts));
        control.join(listing, this.transport::stopIfLost);
        control.join(workers, this.transport::stopIfLost);
        EncordException stop = control.stopReason().orElse(listingFailure);
        return new DownloadReport(accounts.outcomes(control.stopText()), meter.elapsed(), stop);
    }

    private void list(Lister lister) {
        try {
            lister.list(sources);
            meter.listed();
        } catch (InterruptedCallException e) {
            stopUnlessStopped(e);
        } catch (EncordException e) {
            listingFailure = e; // what was found before is fetched all the same
        } catch (UncheckedIOException e) {
            listingFailure = new DownloadDirectoryException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | Error e) {
            control.stop(new EncordException("The download failed while it listed what there is: " + e, e));
        }
        try {
            put(Optional.empty());
        } catch (InterruptedCallException e) {
            stopUnlessStopped(e);
        }
    }

    private void put(Optional<ObjectTask> task) {
        try {
            queue.put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException("Interrupted while the download was under way", e);
        }
    }

    private void work(ObjectFetcher fetcher, Accounts accounts) {
        try {
            while (!control.isStopped()) {
                Optional<ObjectTask> task = queue.take();
                if (task.isEmpty()) {
                    put(task); // for the other workers
                    return;
                }
                control.awaitTurn();
                if (!control.isStopped()) {
                    fetch(task.get(), fetcher, accounts);
                }
            }
        } catch (InterruptedException e) {
            stopUnlessStopped(new InterruptedCallException("Interrupted while the download was under way", e));
        } catch (InterruptedCallException e) {
            stopUnlessStopped(e);
        }
    }

    private void fetch(ObjectTask task, ObjectFetcher fetcher, Accounts accounts) {
        ItemInFlight item = task.item();
        item.started();
        DownloadMeter.Transfer transfer = meter.transfer();
        boolean isThere = false;
        try {
            fetcher.fetch(task, transfer);
            isThere = true;
        } catch (Undownloadable e) {
            item.failed(about(task) + e.getMessage(), e.getCause());
        } catch (InterruptedCallException e) {
            stopUnlessStopped(e);
            item.failed(about(task) + "Cut off while it was fetched. " + control.stopText(), e);
        } catch (RuntimeException | Error e) { // must not lose the others
            item.failed(about(task) + "It could not be fetched: " + e, e);
        }
        if (!isThere) {
            transfer.at(0);
        }
        accounts.fileDone(item);
    }

    private void stopUnlessStopped(InterruptedCallException e) {
        if (!control.isStopped()) {
            control.stop(e);
        }
    }

    private static String about(ObjectTask task) {
        return task.item().is(task.object()) ? "" : task.object().name() + ": ";
    }
}
