package com.encord.sdk.download;

import com.encord.sdk.items.ItemType;
import com.encord.sdk.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Items on their way to disk: say what, say where to, then {@link #run()}.
 *
 * <pre>{@code
 * DownloadReport report = folder.download()
 *         .types(ItemType.VIDEO, ItemType.IMAGE)
 *         .into(Path.of("mirror"))
 *         .run();
 * System.out.println(report);
 * }</pre>
 *
 * <p>A folder's items and the folders below it become files and directories of their titles; image groups, image
 * sequences, DICOM series and data groups become directories of their parts. Titles are made fit for every file system:
 * what cannot be in a name becomes {@code _}, long ones are cut, and where two titles would meet, or a file lies already
 * that is not from here, the later one gets a piece of its item's id. No name leads out of the directory, and no file
 * that was not downloaded here is ever replaced.
 *
 * <p>A file {@code .encord-download} in the directory remembers which file is which item. By it a further run, also
 * after a crash, skips what is there and whole, reads on in large files where the last run broke off (beside the target,
 * with {@code .part} after its name) unless the object has changed meanwhile, and gives every item the same name again.
 * Files appear under their own names only when whole: of the size that the platform and the storage tell.
 *
 * <p>Files are streamed to disk, several at a time, while folders are still being listed, so memory does not grow with
 * their size. Every item gets a {@link DownloadOutcome}: one failure never loses the others.
 *
 * <p>One-shot and not safe for use by several threads; what it starts is.
 */
public final class Download {
    private static final int FEWEST_WORKERS = 4;
    private static final int MOST_WORKERS = 16;
    private static final int LARGEST_CONCURRENCY = 256;

    private final Transport transport;
    private final List<Source> sources = new ArrayList<>();
    private @Nullable Path directory;
    private List<ItemType> types = List.of();
    private boolean withSubfolders = true;
    private @Nullable DownloadListener listener;
    private int concurrency = Math.max(
            FEWEST_WORKERS, Math.min(MOST_WORKERS, 2 * Runtime.getRuntime().availableProcessors()));
    private int attempts = 5;
    private Duration giveUpAfter = Duration.ofSeconds(60);
    private boolean isStarted;

    /**
     * Begins a request; users get one from their client or folder.
     *
     * @param transport makes the calls
     */
    public Download(Transport transport) {
        this.transport = transport;
    }

    /**
     * Items, to lie directly in the directory.
     *
     * @param items their ids
     * @return this
     */
    public Download items(UUID... items) {
        return items(List.of(items));
    }

    /**
     * Items, to lie directly in the directory.
     *
     * @param items their ids; each is downloaded once
     * @return this
     */
    public Download items(Collection<UUID> items) {
        sources.add(new Source.Items(List.copyOf(items)));
        return this;
    }

    /**
     * What a folder holds: its items and folders are to lie directly in the directory.
     *
     * @param folder the folder's id
     * @return this
     */
    public Download folder(UUID folder) {
        sources.add(new Source.Folder(folder));
        return this;
    }

    /**
     * Leaves the folders below out.
     *
     * @return this
     */
    public Download withoutSubfolders() {
        withSubfolders = false;
        return this;
    }

    /**
     * Keeps items of some types; items named by id come in any case.
     *
     * @param keep one or more known types; all unless said
     * @return this
     */
    public Download types(ItemType... keep) {
        types = List.of(keep);
        return this;
    }

    /**
     * Where to.
     *
     * @param target a directory, made when missing; one run at a time may use it
     * @return this
     */
    public Download into(Path target) {
        directory = target;
        return this;
    }

    /**
     * How many files are fetched at once.
     *
     * @param files 1 to 256; twice the number of processors, but 4 to 16, unless said
     * @return this
     */
    public Download concurrency(int files) {
        if (files < 1 || files > LARGEST_CONCURRENCY) {
            throw new IllegalArgumentException(
                    "The concurrency must be from 1 to " + LARGEST_CONCURRENCY + ", but is " + files);
        }
        concurrency = files;
        return this;
    }

    /**
     * How often fetching one file is tried without getting any further, when the storage is busy or connections break. A
     * signed URL that has expired is exchanged without counting.
     *
     * @param number 1 or more; 5 unless said
     * @return this
     */
    public Download attempts(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("There must be at least one attempt, but there are " + number);
        }
        attempts = number;
        return this;
    }

    /**
     * How long the platform or its storage may be out of reach, before the run is stopped.
     *
     * @param patience 60 s unless said
     * @return this
     */
    public Download giveUpAfter(Duration patience) {
        giveUpAfter = patience;
        return this;
    }

    /**
     * Watches.
     *
     * @param by is told how it goes
     * @return this
     */
    public Download onProgress(DownloadListener by) {
        listener = by;
        return this;
    }

    /**
     * Downloads, and waits for the end. An interrupt cancels the download; the report comes all the same, and the
     * thread's interrupt flag is set.
     *
     * @return what became of each item; {@link DownloadReport#throwIfIncomplete()} makes an exception of a bad one
     * @throws DownloadDirectoryException if the directory cannot be used, or another run uses it
     * @throws IllegalStateException if this request was started before, or has no directory
     */
    public DownloadReport run() {
        return start().awaitOrCancel();
    }

    /**
     * Downloads without waiting.
     *
     * @return the report to come; cancelling it cancels the download
     * @throws IllegalStateException if this request was started before, or has no directory
     */
    public CompletableFuture<DownloadReport> runAsync() {
        return start().toFuture();
    }

    /**
     * Starts downloading.
     *
     * @return the run, to watch, cancel and await
     * @throws IllegalStateException if this request was started before, or has no directory
     */
    public DownloadRun start() {
        if (directory == null) {
            throw new IllegalStateException("Say where to download to: add into(directory)");
        }
        if (isStarted) {
            throw new IllegalStateException("A download request is one-shot; make another one");
        }
        isStarted = true;
        DownloadSettings settings =
                new DownloadSettings(directory, types, withSubfolders, concurrency, attempts, giveUpAfter, listener);
        return DownloadRun.start(new DownloadEngine(transport, settings, List.copyOf(sources)));
    }
}
