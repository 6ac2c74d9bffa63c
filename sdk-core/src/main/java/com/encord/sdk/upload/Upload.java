package com.encord.sdk.upload;

import com.encord.sdk.transfer.TransferRequest;
import com.encord.sdk.transfer.TransferRun;
import com.encord.sdk.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files on their way into a folder: say what, say how, then {@link #run()}.
 *
 * <pre>{@code
 * UploadReport report = folder.upload()
 *         .videos(Path.of("videos"))
 *         .imageGroup("crossing 12", cameraViews)
 *         .metadata(file -> Map.of("site", "north"))
 *         .journal(Path.of("upload.journal"))
 *         .run();
 * System.out.println(report);
 * }</pre>
 *
 * <p>Every path named becomes one input, or for a directory as many as it holds (natural order of names, sub-directories
 * too, links followed), and every input gets an {@link UploadOutcome}: one failure never loses the others. Of what lies
 * in a directory, hidden files (those whose names begin with a dot) and links in a circle are skipped, and so is what
 * {@link #include} and {@link #exclude} leave out; a file that is part of a group or series of the same request is sent
 * only there. Files are looked for while others are sent already, streamed from disk, several at a time, and registered
 * in batches, so memory does not grow with their size, and with their number only by what the report says of them.
 *
 * <p>One-shot and not safe for use by several threads; what it starts is.
 */
public final class Upload extends TransferRequest<Upload> {
    private final Transport transport;
    private final UUID folder;
    private final List<Request> requests = new ArrayList<>();
    private @Nullable Function<Path, String> titles;
    private @Nullable Function<Path, ? extends Map<String, ?>> metadata;
    private @Nullable FileInspector inspector;
    private @Nullable FileRepair repair;
    private @Nullable ProgressListener listener;
    private @Nullable Path journal;
    private Duration registrationTimeout = Duration.ofHours(1);
    private boolean providesMediaMetadata;
    private boolean comparesContent;
    private RepeatedContent repeats = RepeatedContent.UPLOAD;

    @Override
    protected Upload self() {
        return this;
    }

    /**
     * Begins a request; users get one from their folder.
     *
     * @param transport makes the calls
     * @param folder where the items go
     */
    public Upload(Transport transport, UUID folder) {
        this.transport = transport;
        this.folder = folder;
    }

    /**
     * A file of any kind, or a directory of such.
     *
     * @param path a file or a directory
     * @return this
     */
    public Upload file(Path path) {
        return add(UploadKind.UNKNOWN, path);
    }

    /**
     * Files of any kind: each one's kind is what the {@linkplain #inspectWith inspector} says, or without one what its
     * extension says. A DICOM file becomes a series of one.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload files(Path... paths) {
        return add(UploadKind.UNKNOWN, paths);
    }

    /**
     * Single images. As with the other methods of one kind, files of other kinds in a directory are skipped, and a file
     * named here is taken for what the method says unless an inspector knows better.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload images(Path... paths) {
        return add(UploadKind.IMAGE, paths);
    }

    /**
     * Videos.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload videos(Path... paths) {
        return add(UploadKind.VIDEO, paths);
    }

    /**
     * Sound recordings.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload audio(Path... paths) {
        return add(UploadKind.AUDIO, paths);
    }

    /**
     * PDF documents.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload pdfs(Path... paths) {
        return add(UploadKind.PDF, paths);
    }

    /**
     * Texts: plain, HTML, JSON, XML, CSV, Markdown.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload texts(Path... paths) {
        return add(UploadKind.TEXT, paths);
    }

    /**
     * NIfTI volumes.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload niftis(Path... paths) {
        return add(UploadKind.NIFTI, paths);
    }

    /**
     * DICOM files, each of which becomes a series of its own. For files that belong together use {@link #dicomSeries}.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload dicomFiles(Path... paths) {
        return add(UploadKind.DICOM_SERIES, paths);
    }

    /**
     * An image group: images shown together, in this order, each kept as it is. If one cannot be sent, the group fails.
     *
     * @param title its title
     * @param images the files
     * @return this
     */
    public Upload imageGroup(String title, List<Path> images) {
        return add(UploadKind.IMAGE_GROUP, title, fixed(images));
    }

    /**
     * An image group whose files a planner knows.
     *
     * @param title its title
     * @param images asked once, when the upload starts
     * @return this
     */
    public Upload imageGroup(String title, Supplier<? extends List<Path>> images) {
        return add(UploadKind.IMAGE_GROUP, title, images);
    }

    /**
     * An image sequence: the platform makes a video of the images, in this order. Images of several resolutions make
     * several sequences, one item each.
     *
     * @param title its title
     * @param images the files
     * @return this
     */
    public Upload imageSequence(String title, List<Path> images) {
        return add(UploadKind.IMAGE_SEQUENCE, title, fixed(images));
    }

    /**
     * An image sequence whose files a planner knows.
     *
     * @param title its title
     * @param images asked once, when the upload starts
     * @return this
     */
    public Upload imageSequence(String title, Supplier<? extends List<Path>> images) {
        return add(UploadKind.IMAGE_SEQUENCE, title, images);
    }

    /**
     * A DICOM series. If one file cannot be sent, the series fails.
     *
     * @param title its title
     * @param files its files in order
     * @return this
     */
    public Upload dicomSeries(String title, List<Path> files) {
        return add(UploadKind.DICOM_SERIES, title, fixed(files));
    }

    /**
     * A DICOM series whose files a planner knows.
     *
     * @param title its title
     * @param files asked once, when the upload starts
     * @return this
     */
    public Upload dicomSeries(String title, Supplier<? extends List<Path>> files) {
        return add(UploadKind.DICOM_SERIES, title, files);
    }

    private static Supplier<List<Path>> fixed(List<Path> files) {
        List<Path> copy = List.copyOf(files);
        return () -> copy;
    }

    private Upload add(UploadKind kind, Path... paths) {
        List<Path> copy = List.of(paths);
        requests.add(new Request(kind, null, () -> copy));
        return this;
    }

    private Upload add(UploadKind kind, String title, Supplier<? extends List<Path>> files) {
        if (title.isBlank()) {
            throw new IllegalArgumentException("The title of " + kind + " must not be blank");
        }
        requests.add(new Request(kind, title, files));
        return this;
    }

    /**
     * How files are called on the platform.
     *
     * @param byFile gives a file's title, for frames too; null or blank stands for the file's name, which is also used
     *     without this function. Called by many threads at once
     * @return this
     */
    public Upload titles(Function<Path, @Nullable String> byFile) {
        titles = byFile;
        return this;
    }

    /**
     * The client metadata of the items.
     *
     * @param byFile gives an input's metadata, JSON values only; a group or series is asked for with its first file.
     *     Called by many threads at once
     * @return this
     */
    public Upload metadata(Function<Path, ? extends Map<String, ?>> byFile) {
        metadata = byFile;
        return this;
    }

    /**
     * Looks into each file before it leaves.
     *
     * @param by tells kinds and refuses what the platform could not use
     * @return this
     */
    public Upload inspectWith(FileInspector by) {
        inspector = by;
        return this;
    }

    /**
     * Mends files before they leave.
     *
     * @param by makes a fit copy of a file where that is needed
     * @return this
     */
    public Upload repairWith(FileRepair by) {
        repair = by;
        return this;
    }

    /**
     * Tells the platform what the inspector found out of each file, so that it need not scan it. The platform trusts it:
     * for videos it then skips its frame synchronisation check, so an error here misplaces labels.
     *
     * @param provide false unless said
     * @return this
     */
    public Upload provideMediaMetadata(boolean provide) {
        providesMediaMetadata = provide;
        return this;
    }

    /**
     * How long the platform may take to make an item of what was sent, from the moment it was told to. A file that takes
     * longer is reported as failed although its item may still appear; with a journal, the next run looks for it.
     *
     * @param limit one hour unless said
     * @return this
     */
    public Upload registrationTimeout(Duration limit) {
        registrationTimeout = limit;
        return this;
    }

    /**
     * Keeps a journal, so that the same request run again after a crash goes on where this one was: what is registered
     * is reported without being touched, what is stored is registered without being sent again, and what changed since
     * is noticed by size and time of change. One journal serves one folder and one run at a time. It holds paths and
     * item ids, and no credentials.
     *
     * @param file where it is, or is to be; its directory must exist
     * @return this
     */
    public Upload journal(Path file) {
        journal = file;
        return this;
    }

    /**
     * Lets the journal tell changed files by a SHA-256 of their content rather than by their time of change. Each file is
     * read once more for it.
     *
     * @param compare false unless said
     * @return this
     */
    public Upload compareContent(boolean compare) {
        comparesContent = compare;
        return this;
    }

    /**
     * Looks out for files of the same content: each is read once more for its SHA-256, and where that is known already,
     * the file can be skipped. With a journal, what earlier runs with this choice uploaded is known too. Groups and series
     * are sent in any case, and do not count as known.
     *
     * @param policy {@link RepeatedContent#UPLOAD} unless said
     * @return this
     */
    public Upload repeatedContent(RepeatedContent policy) {
        repeats = policy;
        return this;
    }

    /**
     * Watches.
     *
     * @param by is told how it goes
     * @return this
     */
    public Upload onProgress(ProgressListener by) {
        listener = by;
        return this;
    }

    /**
     * Uploads, and waits for the end. An interrupt cancels the upload; the report comes all the same, and the thread's
     * interrupt flag is set.
     *
     * @return what became of each input; {@link UploadReport#throwIfIncomplete()} makes an exception of a bad one
     * @throws UploadJournalException if the journal cannot be used; nothing was sent then
     * @throws IllegalStateException if this request was started before
     */
    public UploadReport run() {
        return start().awaitOrCancel();
    }

    /**
     * Uploads without waiting.
     *
     * @return the report to come; cancelling it cancels the upload
     * @throws IllegalStateException if this request was started before
     */
    public CompletableFuture<UploadReport> runAsync() {
        return start().toFuture();
    }

    /**
     * Starts uploading.
     *
     * @return the run, to watch, pause, cancel and await
     * @throws IllegalStateException if this request was started before
     */
    public TransferRun<UploadReport, Progress> start() {
        startOnce();
        UploadSettings settings = new UploadSettings(
                folder,
                titles,
                metadata,
                inspector,
                repair,
                listener,
                registrationTimeout,
                providesMediaMetadata,
                journal,
                comparesContent,
                repeats,
                transferSettings());
        UploadEngine engine = new UploadEngine(transport, settings, List.copyOf(requests));
        return TransferRun.start("upload", engine.control(), engine::progress, engine::run);
    }
}
