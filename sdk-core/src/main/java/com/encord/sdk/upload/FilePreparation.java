package com.encord.sdk.upload;

import com.encord.sdk.errors.InterruptedCallException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a file before its bytes leave: a look at it, perhaps a repair, a title. Safe for use by many threads.
 */
final class FilePreparation {
    private final UploadSettings settings;
    private final FileInspector inspector;

    FilePreparation(UploadSettings settings) {
        this.settings = settings;
        this.inspector = settings.inspector() == null ? new FileExtensions() : settings.inspector();
    }

    /**
     * A file ready to be sent.
     *
     * @param original the file as the user gave it
     * @param stamp the original as it was before anybody looked at it
     * @param sent the file to send
     * @param isTemporary whether to delete {@code sent} afterwards
     * @param size of {@code sent}
     * @param inspection of {@code sent}
     * @param kind what it is sent as
     * @param title its name on the platform
     */
    record Ready(
            Path original,
            FileStamp stamp,
            Path sent,
            boolean isTemporary,
            long size,
            Inspection inspection,
            FileKind kind,
            String title) {}

    /**
     * What a file would be sent as.
     *
     * @param stamp the file as it is now
     * @param kind what it would be sent as
     * @param title its name on the platform; a repaired file without a title function is called after the repaired file
     * @param repair what would be mended first, or null
     */
    record Foreseen(
            FileStamp stamp,
            FileKind kind,
            String title,
            @Nullable String repair) {}

    /** Finds out what would be sent, and changes nothing. */
    Foreseen foresee(Input input, Path file) throws Unsendable {
        FileStamp stamp = stamp(file);
        Inspection found = inspect(file);
        FileKind kind = kind(input, found);
        String repair = repairToCome(file, found);
        if (found.refusal().isPresent() && repair == null) {
            throw Unsendable.failed(found.refusal().get(), null);
        }
        return new Foreseen(stamp, kind, title(file, file), repair);
    }

    private @Nullable String repairToCome(Path file, Inspection found) throws Unsendable {
        try {
            return settings.repair() == null
                    ? null
                    : settings.repair().foresee(file, found).orElse(null);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            throw foreign("Its repair could not be foreseen: ", e);
        }
    }

    /** Stamps a file, refusing what cannot be sent whatever it holds. */
    FileStamp stamp(Path file) throws Unsendable {
        try {
            BasicFileAttributes attributes = attributes(file);
            if (attributes.isDirectory()) {
                throw Unsendable.failed("It is a directory; name the files in it.", null);
            }
            if (!attributes.isRegularFile()) {
                throw Unsendable.failed("It is not a regular file.", null);
            }
            if (attributes.size() == 0) {
                throw Unsendable.failed("It is empty (0 bytes).", null);
            }
            List<Path> files = withCompanions(file);
            FileStamp stamp = stamp(attributes, files);
            return settings.needsContent() ? stamp.withContent(files) : stamp;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static FileStamp stamp(BasicFileAttributes attributes, List<Path> files) throws IOException {
        List<FileStamp> companions = new ArrayList<>(files.size() - 1);
        for (Path companion : files.subList(1, files.size())) {
            companions.add(FileStamp.of(attributes(companion)));
        }
        return FileStamp.of(attributes).with(companions);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    private List<Path> withCompanions(Path file) throws IOException, Unsendable {
        List<Path> files = new ArrayList<>(1);
        files.add(file);
        try {
            files.addAll(inspector.companions(file));
        } catch (RuntimeException e) {
            throw foreign("It could not be inspected: ", e);
        }
        return files;
    }

    /** Whether an input's files are still those that were stored; a file that is gone is not. */
    boolean isUnchanged(Input input, JournalEntry stored) {
        for (int i = 0; i < input.files().size(); i++) {
            Path file = input.files().get(i);
            StoredFile earlier = stored.file(i);
            try {
                FileStamp now = stamp(attributes(file), withCompanions(file));
                if (earlier == null || !isUnchanged(file, now, earlier.stamp())) {
                    return false;
                }
            } catch (IOException | Unsendable e) {
                return false;
            }
        }
        return true;
    }

    /** Whether a file is still the one that was stored. */
    boolean isUnchanged(Path file, FileStamp now, FileStamp stored) throws Unsendable {
        try {
            return stored.isStill(now, withCompanions(file), settings.comparesContent());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    Ready prepare(InFlight flight, Path file, FileStamp stamp) throws Unsendable {
        Inspection found = inspect(file);
        RepairedFile repaired = repair(file, found);
        boolean isReplaced = !repaired.file().equals(file);
        try {
            Inspection inspection = isReplaced ? inspect(repaired.file()) : found;
            FileKind kind = kind(flight.input(), inspection);
            if (inspection.refusal().isPresent()) {
                throw Unsendable.failed(inspection.refusal().get(), null);
            }
            repaired.note().ifPresent(flight::note);
            long size = isReplaced ? stamp(repaired.file()).size() : stamp.size();
            String title = title(file, repaired.file());
            boolean temporary = isReplaced && repaired.isTemporary();
            return new Ready(file, stamp, repaired.file(), temporary, size, inspection, kind, title);
        } catch (Unsendable | RuntimeException | Error e) {
            if (isReplaced && repaired.isTemporary()) {
                discard(repaired.file());
            }
            throw e;
        }
    }

    /** The client metadata of an input. */
    Map<String, ?> clientMetadata(Input input) throws Unsendable {
        if (settings.metadata() == null) {
            return Map.of();
        }
        try {
            Map<String, ?> metadata = settings.metadata().apply(input.files().get(0));
            return metadata == null ? Map.of() : metadata;
        } catch (RuntimeException e) {
            throw foreign("The metadata function failed: ", e);
        }
    }

    /** Makes sure that what was sent is what was looked at. */
    void verifyUnchanged(Ready ready) throws Unsendable {
        try {
            FileStamp now = stamp(attributes(ready.original()), withCompanions(ready.original()));
            long before = ready.stamp().size();
            if (now.size() != before) {
                String how = (now.size() > before ? "grew" : "shrank") + " from " + before + " to " + now.size();
                throw Unsendable.failed(
                        "It " + how + " bytes while it was sent. Upload it again when it is complete.", null);
            }
            if (now.modified() != ready.stamp().modified()
                    || !now.companions().equals(ready.stamp().companions())) {
                throw Unsendable.failed(
                        "It was written to while it was sent. Upload it again when it is complete.", null);
            }
        } catch (NoSuchFileException e) {
            throw Unsendable.failed("It vanished while it was sent.", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    void release(Ready ready) {
        if (ready.isTemporary()) {
            discard(ready.sent());
        }
    }

    private void discard(Path temporary) {
        FileRepair repair = settings.repair();
        try {
            if (repair != null) {
                repair.discard(temporary);
            }
        } catch (IOException | RuntimeException e) {
            temporary.toFile().deleteOnExit();
        }
    }

    private Inspection inspect(Path file) throws Unsendable {
        try {
            return inspector.inspect(file);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            throw foreign("It could not be inspected: ", e);
        }
    }

    private RepairedFile repair(Path file, Inspection found) throws Unsendable {
        if (settings.repair() == null) {
            return RepairedFile.unchanged(file);
        }
        try {
            return settings.repair().repair(file, found);
        } catch (IOException e) {
            throw Unsendable.failed("It could not be repaired: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw foreign("It could not be repaired: ", e);
        }
    }

    /** The user's word counts where only the extension speaks against it; an inspector knows better. */
    private FileKind kind(Input input, Inspection inspection) throws Unsendable {
        FileKind wanted = input.kind().fileKind();
        FileKind found = inspection.kind();
        boolean isGuess = settings.inspector() == null;
        if (wanted != FileKind.UNKNOWN && wanted != found && isGuess && !input.isFound()) {
            return wanted;
        }
        if (found == FileKind.UNKNOWN && inspection.refusal().isPresent()) {
            throw Unsendable.unwanted(input, inspection.refusal().get());
        }
        if (wanted != FileKind.UNKNOWN && wanted != found) {
            throw Unsendable.unwanted(input, "It is " + describe(found) + ", and only " + wanted + " was asked for.");
        }
        if (found == FileKind.UNKNOWN) {
            throw Unsendable.unwanted(
                    input,
                    "Its kind is not known" + (isGuess ? " from its name" : "")
                            + ". The platform takes images, videos, audio, DICOM, NIfTI, PDF and text.");
        }
        return found;
    }

    private static String describe(FileKind kind) {
        return kind == FileKind.UNKNOWN ? "of unknown kind" : kind.toString();
    }

    private String title(Path original, Path sent) throws Unsendable {
        if (settings.titles() != null) {
            try {
                @Nullable String title = settings.titles().apply(original);
                if (title != null && !title.isBlank()) {
                    return title;
                }
            } catch (RuntimeException e) {
                throw foreign("The title function failed: ", e);
            }
        }
        return Spelling.name(sent);
    }

    private static Unsendable unreadable(IOException e) {
        if (e instanceof NoSuchFileException) {
            return Unsendable.failed("It does not exist (any more).", e);
        }
        if (e instanceof AccessDeniedException) {
            return Unsendable.failed("It may not be read; check its permissions.", e);
        }
        return Unsendable.failed("It cannot be read: " + e.getMessage(), e);
    }

    private static Unsendable foreign(String what, RuntimeException e) {
        if (e instanceof InterruptedCallException interrupted) {
            throw interrupted;
        }
        return Unsendable.failed(what + e.getMessage(), e);
    }
}
