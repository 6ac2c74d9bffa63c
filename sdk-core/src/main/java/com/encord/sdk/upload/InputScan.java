package com.encord.sdk.upload;

import com.encord.sdk.transfer.RunControl;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests into inputs: lists directories (natural order, depth first, following links but never in a circle) and
 * settles at once what needs no look into the file. Every path met becomes an input; those not to be sent get their
 * outcome here. Not safe for use by many threads.
 */
final class InputScan {
    private final RunControl control;
    private final ProgressMeter meter;
    private final boolean hasInspector;
    private final List<Input> inputs = new ArrayList<>();
    private final Map<Integer, UploadOutcome> settled = new HashMap<>();
    private final Set<Object> seen = new HashSet<>();

    InputScan(RunControl control, ProgressMeter meter, boolean hasInspector) {
        this.control = control;
        this.meter = meter;
        this.hasInspector = hasInspector;
    }

    List<Input> inputs() {
        return inputs;
    }

    /** Outcomes that are clear already, by the index of their input. */
    Map<Integer, UploadOutcome> settled() {
        return settled;
    }

    void add(Request request) {
        List<Path> paths;
        try {
            paths = List.copyOf(request.paths().get());
        } catch (RuntimeException e) {
            Input input = new Input(request.kind(), request.title(), List.of(), false, 0);
            settle(input, UploadStatus.FAILED, "Its files could not be listed: " + e.getMessage(), e);
            return;
        }
        if (request.kind().hasManyFiles() && request.title() != null) {
            addGroup(request, paths);
        } else {
            paths.forEach(path -> addNamed(request.kind(), path));
        }
    }

    private void addGroup(Request request, List<Path> paths) {
        long bytes = 0;
        for (Path path : paths) {
            bytes += sizeOrZero(path);
        }
        Input input = new Input(request.kind(), request.title(), paths, false, bytes);
        if (paths.isEmpty()) {
            settle(input, UploadStatus.FAILED, "It has no files.", null);
        } else {
            accept(input);
        }
    }

    /** The size of a file as far as it can be told; a missing one is reported when its turn comes. */
    static long sizeOrZero(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private void addNamed(UploadKind kind, Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                walk(kind, path);
            } else {
                addFile(kind, path, attributes, false);
            }
        } catch (IOException e) {
            settle(single(kind, path, false, 0), UploadStatus.FAILED, unreadable(e), e);
        }
    }

    private void walk(UploadKind kind, Path root) {
        Deque<Path> ancestors = new ArrayDeque<>();
        list(kind, root, ancestors);
    }

    private void list(UploadKind kind, Path directory, Deque<Path> ancestors) {
        if (control.isStopped()) {
            return;
        }
        List<Path> children = new ArrayList<>();
        try {
            Path real = directory.toRealPath();
            if (ancestors.contains(real)) {
                settle(single(kind, directory, true, 0), UploadStatus.SKIPPED, "It is a link in a circle.", null);
                return;
            }
            ancestors.push(real);
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
                stream.forEach(children::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            settle(
                    single(kind, directory, true, 0),
                    UploadStatus.FAILED,
                    "The directory cannot be listed: " + e.getMessage(),
                    e);
            return;
        }
        children.sort(NaturalOrder.BY_NAME);
        for (Path child : children) {
            addChild(kind, child, ancestors);
        }
        ancestors.pop();
    }

    private void addChild(UploadKind kind, Path child, Deque<Path> ancestors) {
        if (child.getFileName().toString().startsWith(".")) {
            settle(single(kind, child, true, 0), UploadStatus.SKIPPED, "It is hidden.", null);
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(child, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                list(kind, child, ancestors);
            } else {
                addFile(kind, child, attributes, true);
            }
        } catch (IOException e) {
            settle(single(kind, child, true, 0), UploadStatus.FAILED, unreadable(e), e);
        }
    }

    private void addFile(UploadKind kind, Path file, BasicFileAttributes attributes, boolean found) {
        Input input = single(kind, file, found, attributes.size());
        if (!attributes.isRegularFile()) {
            settle(
                    input,
                    found ? UploadStatus.SKIPPED : UploadStatus.FAILED,
                    "It is neither a file nor a directory.",
                    null);
            return;
        }
        FileKind wanted = kind.fileKind();
        FileKind byName = FileExtensions.kindOf(file);
        // without an inspector a found file of another known kind need not be opened at all
        boolean isOther = found && !hasInspector && wanted != FileKind.UNKNOWN && byName != FileKind.UNKNOWN;
        if (isOther && byName != wanted) {
            settle(input, UploadStatus.SKIPPED, "It is " + byName + ", and only " + wanted + " was asked for.", null);
        } else {
            accept(input);
        }
    }

    private static Input single(UploadKind kind, Path file, boolean found, long size) {
        return new Input(kind, null, List.of(file), found, size);
    }

    private static String unreadable(IOException e) {
        return e instanceof NoSuchFileException
                ? "It does not exist; check the path."
                : "It cannot be read: " + e.getMessage();
    }

    private void accept(Input input) {
        Object identity = input.givenTitle() == null
                ? input.files().get(0).toAbsolutePath().normalize()
                : JournalKey.of(input);
        if (seen.add(identity)) {
            inputs.add(input);
            meter.planned(input);
        } else {
            settle(input, UploadStatus.SKIPPED, "It is in this upload already.", null);
        }
    }

    private void settle(Input input, UploadStatus status, String reason, @Nullable Throwable error) {
        settled.put(inputs.size(), UploadOutcome.without(input, status, reason, error));
        inputs.add(input);
        meter.settled();
    }
}
