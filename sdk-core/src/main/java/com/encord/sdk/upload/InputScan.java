package com.encord.sdk.upload;

import com.encord.sdk.transfer.PathPatterns;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests into inputs, one after the other: lists directories (natural order, depth first, following links but
 * never in a circle), holding no more than the names of those it is in, and settles at once what needs no look into the
 * file. Every path met becomes an input, but for files found that are part of a group or series. One-shot and not safe
 * for use by many threads.
 */
final class InputScan {
    /** Takes inputs as they are found. May block. */
    interface Sink {
        /** An input to upload. */
        void found(Input input);

        /** An input whose outcome is clear already. */
        void settled(Input input, UploadStatus status, String reason, @Nullable Throwable error);
    }

    private static final String TWICE = "It is in this upload already.";

    private final PathPatterns patterns;
    private final @Nullable FileInspector inspector;
    private final BooleanSupplier isStopped;
    private final Sink sink;
    private final Set<Object> seen = new HashSet<>();
    private final Set<Path> grouped = new HashSet<>();
    /** Files that go into one item with others which are named beside them. */
    private final Map<Path, Path> ownersOfCompanions = new HashMap<>();

    private boolean canMeetTwice;

    InputScan(PathPatterns patterns, @Nullable FileInspector inspector, BooleanSupplier isStopped, Sink sink) {
        this.patterns = patterns;
        this.inspector = inspector;
        this.isStopped = isStopped;
        this.sink = sink;
    }

    /** A request with its files named, or why they could not be. */
    private record Asked(
            Request request, List<Path> paths, @Nullable RuntimeException failure) {
        static Asked of(Request request) {
            try {
                return new Asked(request, List.copyOf(request.paths().get()), null);
            } catch (RuntimeException e) {
                return new Asked(request, List.of(), e);
            }
        }

        boolean isGroup() {
            return request.kind().hasManyFiles() && request.title() != null;
        }
    }

    /** Groups are looked at first, so that directories can leave their files out. */
    void scan(List<Request> requests) {
        List<Asked> all = requests.stream().map(Asked::of).toList();
        canMeetTwice = all.stream()
                        .mapToInt(asked -> asked.isGroup() ? 1 : asked.paths().size())
                        .sum()
                > 1;
        if (!all.stream().allMatch(Asked::isGroup)) {
            all.stream()
                    .filter(Asked::isGroup)
                    .flatMap(asked -> asked.paths().stream())
                    .map(InputScan::absolute)
                    .forEach(grouped::add);
        }
        if (inspector != null && canMeetTwice) {
            for (Asked asked : all) {
                if (!asked.isGroup()) {
                    asked.paths().forEach(path -> addCompanions(path, inspector));
                }
            }
        }
        all.forEach(this::add);
    }

    private void addCompanions(Path path, FileInspector ofInspector) {
        try {
            ofInspector.companions(path).forEach(companion -> ownersOfCompanions.put(absolute(companion), path));
        } catch (IOException | RuntimeException e) {
            // is told when the file has its turn
        }
    }

    private void add(Asked asked) {
        Request request = asked.request();
        if (asked.failure() != null) {
            Input input = new Input(request.kind(), request.title(), List.of(), 0);
            String why = "Its files could not be listed: " + asked.failure().getMessage();
            sink.settled(input, UploadStatus.FAILED, why, asked.failure());
        } else if (asked.isGroup()) {
            addGroup(request, asked.paths());
        } else {
            asked.paths().forEach(path -> addNamed(request.kind(), path));
        }
    }

    private void addGroup(Request request, List<Path> paths) {
        long bytes = 0;
        for (Path path : paths) {
            bytes += sizeOrZero(path);
        }
        Input input = new Input(request.kind(), request.title(), paths, bytes);
        if (paths.isEmpty()) {
            sink.settled(input, UploadStatus.FAILED, "It has no files.", null);
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
        if (isStopped.getAsBoolean()) {
            sink.found(single(kind, path, 0));
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Path owner = ownersOfCompanions.get(absolute(path));
            if (attributes.isDirectory()) {
                new Walk(kind).list(path, "");
            } else if (owner != null) {
                String why = "It belongs to " + owner + ", which is in this upload.";
                sink.settled(single(kind, path, attributes.size()), UploadStatus.SKIPPED, why, null);
            } else {
                addFile(single(kind, path, attributes.size()), path, attributes);
            }
        } catch (IOException e) {
            sink.settled(single(kind, path, 0), UploadStatus.FAILED, unreadable(e), e);
        }
    }

    /** One directory named by the user, and those below. */
    private final class Walk {
        private final UploadKind kind;
        private final Deque<Path> ancestors = new ArrayDeque<>();

        private Walk(UploadKind kind) {
            this.kind = kind;
        }

        private void list(Path directory, String relative) {
            if (isStopped.getAsBoolean()) {
                sink.found(whole(directory)); // it stands for all it holds
                return;
            }
            List<String> names;
            try {
                Path real = directory.toRealPath();
                if (ancestors.contains(real)) {
                    sink.settled(whole(directory), UploadStatus.SKIPPED, "It is a link in a circle.", null);
                    return;
                }
                names = names(directory);
                ancestors.push(real);
            } catch (IOException | DirectoryIteratorException e) {
                sink.settled(whole(directory), UploadStatus.FAILED, unlistable(e), e);
                return;
            }
            for (String name : names) {
                addChild(directory, name, relative.isEmpty() ? name : relative + "/" + name);
            }
            ancestors.pop();
        }

        private Input whole(Path directory) {
            return new Input(kind, null, List.of(directory), 0);
        }

        private Input child(Path directory, String name, long size) {
            return new Input(kind, null, new FoundFile(directory, name), size);
        }

        private static List<String> names(Path directory) throws IOException {
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
                for (Path child : stream) {
                    names.add(Spelling.name(child));
                }
            }
            names.sort(NaturalOrder.BY_NAME);
            return names;
        }

        private void addChild(Path directory, String name, String relative) {
            if (name.startsWith(".")) {
                settle(directory, name, "It is hidden.");
                return;
            }
            Path child = Spelling.child(directory, name);
            try {
                BasicFileAttributes attributes = Files.readAttributes(child, BasicFileAttributes.class);
                boolean isDirectory = attributes.isDirectory();
                Optional<String> refusal =
                        isDirectory ? patterns.refusalOfDirectory(relative) : patterns.refusal(relative);
                if (refusal.isPresent()) {
                    settle(directory, name, refusal.get());
                } else if (isDirectory) {
                    list(child, relative);
                } else if (!grouped.contains(absolute(child))) {
                    addFile(child(directory, name, attributes.size()), child, attributes);
                }
            } catch (IOException e) {
                // what cannot be looked at is still left out if a pattern says so
                Optional<String> refusal = patterns.refusal(relative);
                if (refusal.isPresent()) {
                    settle(directory, name, refusal.get());
                } else {
                    sink.settled(child(directory, name, 0), UploadStatus.FAILED, unreadable(name, e), e);
                }
            }
        }

        private void settle(Path directory, String name, String reason) {
            sink.settled(child(directory, name, 0), UploadStatus.SKIPPED, reason, null);
        }
    }

    private void addFile(Input input, Path file, BasicFileAttributes attributes) {
        boolean found = input.isFound();
        if (!attributes.isRegularFile()) {
            UploadStatus status = found ? UploadStatus.SKIPPED : UploadStatus.FAILED;
            sink.settled(input, status, "It is neither a file nor a directory.", null);
            return;
        }
        FileKind wanted = input.kind().fileKind();
        FileKind byName = FileExtensions.kindOf(file);
        // without an inspector a found file of another known kind need not be opened at all
        boolean isOther = found && inspector == null && wanted != FileKind.UNKNOWN && byName != FileKind.UNKNOWN;
        if (isOther && byName != wanted) {
            String why = "It is " + byName + ", and only " + wanted + " was asked for.";
            sink.settled(input, UploadStatus.SKIPPED, why, null);
        } else {
            accept(input);
        }
    }

    private static Input single(UploadKind kind, Path file, long size) {
        return new Input(kind, null, List.of(file), size);
    }

    private void accept(Input input) {
        if (!canMeetTwice || seen.add(identity(input))) {
            sink.found(input);
        } else {
            sink.settled(input, UploadStatus.SKIPPED, TWICE, null);
        }
    }

    /** Files met once for each of two kinds are two inputs, at most one of which is of its kind. */
    private static Object identity(Input input) {
        if (input.givenTitle() != null) {
            return JournalKey.of(input);
        }
        Path file = absolute(input.files().get(0));
        FileKind asked = input.kind().fileKind();
        return List.of(asked == FileKind.UNKNOWN ? FileExtensions.kindOf(file) : asked, file);
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static String unreadable(String name, IOException e) {
        return e instanceof NoSuchFileException && name.indexOf('\ufffd') >= 0
                ? "Its name is not written in UTF-8; rename it."
                : unreadable(e);
    }

    /** Why a path cannot be used, in words with something to do. */
    static String unreadable(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "It does not exist; check the path.";
        }
        if (e instanceof AccessDeniedException) {
            return "It may not be read; check its permissions.";
        }
        if (e instanceof FileSystemLoopException
                || e instanceof FileSystemException broken && isCircle(broken.getReason())) {
            return "It is a link that leads to itself.";
        }
        return "It cannot be read: " + e.getMessage();
    }

    private static boolean isCircle(@Nullable String reason) {
        return reason != null && reason.contains("symbolic links");
    }

    private static String unlistable(Exception failure) {
        Exception e = failure instanceof DirectoryIteratorException wrapped ? wrapped.getCause() : failure;
        if (e instanceof AccessDeniedException) {
            return "The directory may not be listed; check its permissions.";
        }
        if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
            return "The directory vanished while it was looked for.";
        }
        return "The directory cannot be listed: " + e.getMessage();
    }
}
