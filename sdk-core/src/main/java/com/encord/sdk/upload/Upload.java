package com.encord.sdk.upload;

import com.encord.sdk.transfer.TransferRun;
import com.encord.sdk.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
 * <p>Every path named becomes one input, or for a directory as many as it holds (natural order of names,
 * sub-directories too, links followed), and every input gets an {@link UploadOutcome}: one failure never loses the
 * others. Of what lies in a directory, hidden files (those whose names begin with a dot) and links in a circle are
 * skipped, and so is what {@link #include} and {@link #exclude} leave out; a file that is part of a group or series of
 * the same request is sent only there. Files are looked for while others are sent already, streamed from disk, several
 * at a time, and registered in batches, so memory does not grow with their size, and with their number only by what the
 * report says of them.
 *
 * <p>One-shot and not safe for use by several threads; what it starts is.
 */
public final class Upload extends UploadInputs {
    private static final UUID NOWHERE = new UUID(0, 0);

    private final @Nullable Transport transport;
    private final @Nullable UUID folder;
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

    private Upload() {
        this.transport = null;
        this.folder = null;
    }

    /**
     * A request that goes nowhere: it can be {@linkplain #plan() planned}, without any platform, and not be run.
     *
     * @return an empty request
     */
    public static Upload forPlanning() {
        return new Upload();
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
     * Looks into each file before it leaves. Without it, files go by their extension, unless {@link
     * #provideMediaMetadata} is asked for.
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
     * Tells the platform what the inspector found out of each file, so that it need not scan it. The platform trusts
     * it: for videos it then skips its frame synchronisation check, so an error here misplaces labels. A file whose
     * inspection has no such metadata is scanned as ever, and so is what an earlier run with the same journal has sent.
     *
     * <p>Without {@link #inspectWith} the inspector comes from the class path, as a service of type {@link
     * FileInspector}: sdk-media has one. It also refuses what the platform would not take.
     *
     * @param provide false unless said; if there is no inspector at all, starting or planning the request then throws
     *     an {@link IllegalStateException}
     * @return this
     */
    public Upload provideMediaMetadata(boolean provide) {
        providesMediaMetadata = provide;
        return this;
    }

    /**
     * How long the platform may take to make an item of what was sent, from the moment it was told to. A file that
     * takes longer is reported as failed although its item may still appear; with a journal, the next run looks for it.
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
     * Lets the journal tell changed files by a SHA-256 of their content rather than by their time of change. Each file
     * is read once more for it.
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
     * the file can be skipped. With a journal, what earlier runs with this choice uploaded is known too. Groups and
     * series are sent in any case, and do not count as known.
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
     * @throws IllegalStateException if this request was started before, was made {@linkplain #forPlanning for planning},
     *     or is to {@linkplain #provideMediaMetadata provide metadata} and there is no inspector
     */
    public UploadReport run() {
        return start().awaitOrCancel();
    }

    /**
     * Uploads without waiting.
     *
     * @return the report to come; cancelling it cancels the upload
     * @throws IllegalStateException if this request was started before, was made {@linkplain #forPlanning for planning},
     *     or is to {@linkplain #provideMediaMetadata provide metadata} and there is no inspector
     */
    public CompletableFuture<UploadReport> runAsync() {
        return start().toFuture();
    }

    /**
     * Starts uploading.
     *
     * @return the run, to watch, pause, cancel and await
     * @throws IllegalStateException if this request was started before, was made {@linkplain #forPlanning for planning},
     *     or is to {@linkplain #provideMediaMetadata provide metadata} and there is no inspector
     */
    public TransferRun<UploadReport, Progress> start() {
        if (transport == null || folder == null) {
            throw new IllegalStateException("This request can only be planned. Get one from a folder to run it");
        }
        UploadSettings settings = settings(folder);
        startOnce();
        UploadEngine engine = new UploadEngine(transport, settings, requests());
        return TransferRun.start("upload", engine.control(), engine::progress, engine::run);
    }

    /**
     * Looks at everything as a run would (directories, patterns, inspector, title and metadata functions, contents if
     * repeats are to be skipped, and the journal) and tells what the run would do. Nothing is sent, asked of the
     * platform, written or repaired. Files may change before the run, and the platform may refuse what this finds good.
     * The request can be run or planned again afterwards; planners of groups and series are then asked once more.
     *
     * @return what would be done with each input
     * @throws UploadJournalException if the journal cannot be read
     * @throws IllegalStateException if it is to {@linkplain #provideMediaMetadata provide metadata} and there is no
     *     inspector
     * @throws com.encord.sdk.errors.InterruptedCallException if the thread is interrupted
     */
    public UploadPlan plan() {
        JournalContents earlier = journal == null ? null : JournalContents.of(journal, folder);
        return UploadPlanner.plan(settings(folder == null ? NOWHERE : folder), requests(), earlier);
    }

    private UploadSettings settings(UUID target) {
        return new UploadSettings(
                target,
                titles,
                metadata,
                chosenInspector(),
                repair,
                listener,
                registrationTimeout,
                providesMediaMetadata,
                journal,
                comparesContent,
                repeats,
                transferSettings());
    }

    private @Nullable FileInspector chosenInspector() {
        if (inspector != null || !providesMediaMetadata) {
            return inspector;
        }
        return ServiceLoader.load(FileInspector.class, FileInspector.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("provideMediaMetadata needs something that looks into"
                        + " files: add encord-sdk-media to the class or module path, or give one with inspectWith."));
    }
}
