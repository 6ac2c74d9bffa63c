package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSniffer;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.NativesMissingException;
import com.encord.sdk.media.SniffedMedia;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.video.VideoScan;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks one file: what it is, whether the platform takes it, and what would make labels sit on wrong frames. The
 * default reads every packet's time stamps without decoding; a deep check also decodes every frame. Nothing is changed.
 *
 * <p>What is wrong with a file is a finding of the report, never an exception; also a file that does not exist gives a
 * report. Only an interrupt ({@link MediaInterruptedException}) and missing natives ({@link NativesMissingException})
 * stop the call. Instances are immutable and safe to share.
 *
 * <pre>{@code
 * MediaReport report = MediaCheck.of(Path.of("drive.mp4")).run();
 * if (report.verdict() == Verdict.FIX) {
 *     System.out.println(report.fix() + ": " + report.findings());
 * }
 * }</pre>
 */
public final class MediaCheck {
    private final MediaSource source;
    private final boolean deep;
    private final @Nullable IsolatedChecks isolated;
    private final Consumer<? super VideoScan> onScan;

    private MediaCheck(
            MediaSource source, boolean deep, @Nullable IsolatedChecks isolated, Consumer<? super VideoScan> onScan) {
        this.source = source;
        this.deep = deep;
        this.isolated = isolated;
        this.onScan = onScan;
    }

    /**
     * Checks a file.
     *
     * @param file the file
     * @return a check to run
     */
    public static MediaCheck of(Path file) {
        return of(MediaSource.of(file));
    }

    /**
     * Checks any source of bytes.
     *
     * @param source where the bytes are
     * @return a check to run
     */
    public static MediaCheck of(MediaSource source) {
        return new MediaCheck(source, false, null, scan -> {});
    }

    /**
     * Checks many files.
     *
     * @param files the files
     * @return a batch to configure and run
     */
    public static MediaCheckBatch all(Collection<Path> files) {
        return new MediaCheckBatch(files);
    }

    /**
     * Decodes every frame as well, which finds damaged ones; takes as long as playing the file as fast as possible.
     *
     * @param deep true to decode
     * @return a check with that setting
     */
    public MediaCheck deep(boolean deep) {
        return new MediaCheck(source, deep, isolated, onScan);
    }

    /**
     * Checks in a worker process, so that a fault of a native decoder cannot end this one.
     *
     * @param isolated the workers, which the caller closes when all checks are done
     * @return a check that runs there
     * @throws IllegalArgumentException if the source is not a file of the default file system
     */
    public MediaCheck isolated(IsolatedChecks isolated) {
        IsolatedChecks.requireFile(source);
        return new MediaCheck(source, deep, isolated, onScan);
    }

    /**
     * Shows the scan that the check of a video rests on, to whom needs its frames' times as well and would have to read
     * the file again. Not called for other media, nor when the check is isolated.
     *
     * @param listener is given the scan, on the thread that runs the check
     * @return a check that does so
     */
    public MediaCheck onScan(Consumer<? super VideoScan> listener) {
        return new MediaCheck(source, deep, isolated, listener);
    }

    /**
     * Checks.
     *
     * @return the report
     * @throws MediaInterruptedException if the thread is interrupted meanwhile
     * @throws NativesMissingException if FFmpeg's natives are needed and not on the class path
     * @throws MediaException if the check is isolated and no worker can be started
     * @throws IllegalStateException if the check is isolated and its workers are closed
     */
    public MediaReport run() {
        return isolated == null ? runHere() : isolated.check(IsolatedChecks.requireFile(source), deep);
    }

    private MediaReport runHere() {
        long size;
        try {
            size = size();
        } catch (IOException | RuntimeException failure) {
            stopIfInterrupted(failure);
            Draft draft = new Draft(source.name(), 0, deep, SniffedMedia.UNKNOWN);
            unreadable(draft, message(failure));
            return draft.report();
        }
        if (size == 0) {
            Draft draft = new Draft(source.name(), 0, deep, SniffedMedia.UNKNOWN);
            draft.add(
                    FindingCode.EMPTY_FILE,
                    Severity.ERROR,
                    Fix.REJECT,
                    "The file has no bytes. Copy or export it again.",
                    "fileSize",
                    0L);
            return draft.report();
        }
        return check(size);
    }

    private MediaReport check(long size) {
        Draft draft = new Draft(source.name(), size, deep, SniffedMedia.UNKNOWN, onScan);
        try {
            draft.become(MediaSniffer.sniff(source));
            if (draft.kind() == MediaKind.UNKNOWN) {
                NiftiCheck.recognise(source)
                        .or(() -> ImageCheck.recognise(source))
                        .ifPresent(draft::become);
            }
            if (draft.kind() == MediaKind.UNKNOWN) {
                VideoCheck.recognise(source).ifPresent(draft::become);
            }
            KindChecks.check(source, draft);
        } catch (MediaInterruptedException | NativesMissingException stop) {
            throw stop;
        } catch (MediaException failure) {
            stopIfInterrupted(failure);
            unreadable(draft, message(failure));
            if (draft.kind() == MediaKind.UNKNOWN) {
                // a name cannot be wrong about content that nobody has seen
                return draft.report();
            }
        }
        NameCheck.check(draft);
        return draft.report();
    }

    private long size() throws IOException {
        if (source.path().isPresent()) {
            Path file = source.path().get();
            if (!Files.isRegularFile(file)) {
                throw new UnreadableMediaException(
                        "", Files.exists(file) ? "is not a regular file" : "does not exist; check the path");
            }
        }
        try (SeekableByteChannel channel = source.open()) {
            return channel.size();
        }
    }

    /** An interrupt closes channels, which then look unreadable; it must not become a finding of the file. */
    private void stopIfInterrupted(Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            throw new MediaInterruptedException(source.name(), "the thread was interrupted while it read", failure);
        }
    }

    private String message(Exception failure) {
        String text = String.valueOf(failure.getMessage());
        String prefix = source.name() + ": ";
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static void unreadable(Draft draft, String reason) {
        String cause = reason.replaceFirst("^cannot (open|be read): ", "");
        // a reason that says what to do needs no advice for everyone
        String advice = cause.contains("; ") ? "" : " Copy or export it again.";
        draft.add(
                FindingCode.UNREADABLE,
                Severity.ERROR,
                Fix.REJECT,
                "The file cannot be read: " + cause + "." + advice,
                "reason",
                reason);
    }
}
