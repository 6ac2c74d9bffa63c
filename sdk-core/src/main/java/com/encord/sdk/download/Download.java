package com.encord.sdk.download;

import com.encord.sdk.items.ItemType;
import com.encord.sdk.transfer.TransferRequest;
import com.encord.sdk.transfer.TransferRun;
import com.encord.sdk.transport.Transport;
import java.nio.file.Path;
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
 * what cannot be in a name becomes {@code _}, long ones are cut, and where two titles would meet, or a file lies
 * already that is not from here, the later one gets a piece of its item's id. No name leads out of the directory, and
 * no file that was not downloaded here is ever replaced.
 *
 * <p>A file {@code .encord-download} in the directory remembers which file is which item. By it a further run, also
 * after a crash, skips what is there and whole, reads on in large files where the last run broke off (beside the
 * target, with {@code .part} after its name) unless the object has changed meanwhile, and gives every item the same
 * name again. Files appear under their own names only when whole: of the size that the platform and the storage tell.
 *
 * <p>With {@link #include} and {@link #exclude}, items of folders are told by their paths on disk, relative to the
 * directory: {@code crossing 12/front.mp4}; an item that has parts is matched as the directory that it becomes.
 *
 * <p>Files are streamed to disk, several at a time, while folders are still being listed, so memory does not grow with
 * their size. Every item gets a {@link DownloadOutcome}: one failure never loses the others.
 *
 * <p>One-shot and not safe for use by several threads; what it starts is.
 */
public final class Download extends TransferRequest<Download> {
    private final Transport transport;
    private final List<Source> sources = new ArrayList<>();
    private @Nullable Path directory;
    private List<ItemType> types = List.of();
    private boolean withSubfolders = true;
    private @Nullable DownloadListener listener;

    @Override
    protected Download self() {
        return this;
    }

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
     * @return the run, to watch, pause, cancel and await
     * @throws IllegalStateException if this request was started before, or has no directory
     */
    public TransferRun<DownloadReport, DownloadProgress> start() {
        if (directory == null) {
            throw new IllegalStateException("Say where to download to: add into(directory)");
        }
        startOnce();
        DownloadSettings settings =
                new DownloadSettings(directory, types, withSubfolders, listener, transferSettings());
        DownloadEngine engine = new DownloadEngine(transport, settings, List.copyOf(sources));
        return TransferRun.start("download", engine.control(), engine::progress, engine::run);
    }
}
