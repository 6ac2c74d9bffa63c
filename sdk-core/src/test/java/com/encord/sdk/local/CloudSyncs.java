package com.encord.sdk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings cloud-synced folders in line with their storage: new files become items, changed ones are looked at again,
 * missing ones become tombstones and come back when the file does.
 */
final class CloudSyncs {
    private final State state;
    private final StoredFiles files;
    private final UnitFiles unitFiles;
    private final Mirror mirror;
    private final Workers workers;
    private final Bell bell;

    CloudSyncs(State state, StoredFiles files, UnitFiles unitFiles, Mirror mirror, Workers workers, Bell bell) {
        this.state = state;
        this.files = files;
        this.unitFiles = unitFiles;
        this.mirror = mirror;
        this.workers = workers;
        this.bell = bell;
    }

    UUID start(UUID folder, User user) {
        SyncJob job = state.write(change -> {
            if (state.folders.get(folder).cloudIntegration == null) {
                throw ApiError.badRequest("Folder " + folder + " is not synced with a cloud storage");
            }
            SyncJob fresh = new SyncJob();
            fresh.folder = folder;
            fresh.owner = user.email;
            return change.put(state.syncs, fresh);
        });
        workers.execute(() -> run(job));
        return job.uuid;
    }

    /** Goes on with what an earlier run left. */
    void resume() {
        List<SyncJob> pending = state.read(
                () -> state.syncs.all().stream().filter(SyncJob::pending).toList());
        pending.forEach(job -> workers.execute(() -> run(job)));
    }

    SyncJob poll(UUID uuid, int timeoutSeconds) {
        bell.hold(() -> !get(uuid).pending(), timeoutSeconds);
        return get(uuid);
    }

    private SyncJob get(UUID uuid) {
        return state.read(() -> state.syncs.get(uuid));
    }

    private void run(SyncJob job) {
        int done = 0;
        int failed = 0;
        String status = "done";
        try {
            Folder folder = state.read(() -> state.folders.get(job.folder));
            Set<String> present = new HashSet<>();
            for (Path file : filesOf(folder)) {
                String url = url(folder, file);
                present.add(url);
                String itemType = typeOf(file.getFileName().toString());
                if (itemType != null) {
                    try {
                        done += sync(job, folder, file, url, itemType) ? 1 : 0;
                    } catch (IOException | ApiError e) {
                        failed++;
                    }
                }
            }
            markMissing(folder, present);
        } catch (IOException | RuntimeException e) {
            status = "error";
        }
        if (!workers.closing()) {
            finish(job, status, done, failed);
        }
    }

    private List<Path> filesOf(Folder folder) throws IOException {
        Path directory = directoryOf(folder);
        if (!Files.isDirectory(directory)) {
            throw new IOException("The integration reaches nothing at " + folder.remoteUrl);
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Path directoryOf(Folder folder) throws IOException {
        Path directory = folder.cloudIntegration == null || folder.remoteUrl == null
                ? null
                : files.inCloud(folder.cloudIntegration, folder.remoteUrl);
        if (directory == null) {
            throw new IOException("The integration does not cover " + folder.remoteUrl);
        }
        return directory;
    }

    private String url(Folder folder, Path file) throws IOException {
        String base = String.valueOf(folder.remoteUrl);
        String relative = directoryOf(folder).relativize(file).toString().replace('\\', '/');
        return base.endsWith("/") ? base + relative : base + "/" + relative;
    }

    /** Answers whether anything changed. */
    private boolean sync(SyncJob job, Folder folder, Path file, String url, String itemType) throws IOException {
        String checksum =
                Files.size(file) + ":" + Files.getLastModifiedTime(file).toMillis();
        Item known = state.read(() -> state.itemsByUrl.first(new State.FolderUrl(folder.uuid, url)));
        if (known != null && checksum.equals(known.checksum) && !known.tombstone) {
            return false;
        }
        UploadJob asJob = new UploadJob();
        asJob.folder = folder.uuid;
        asJob.integration = folder.cloudIntegration;
        asJob.owner = job.owner;
        Item fresh = unitFiles
                .prepare(asJob, new UploadUnit.Part(url, null, null, null, null), itemType)
                .item();
        state.write(change -> {
            Item item = known == null ? fresh : change.edit(known);
            item.createdAt = known == null ? change.now() : item.createdAt;
            item.editedAt = change.now();
            item.facts = fresh.facts;
            item.fileSize = fresh.fileSize;
            item.tombstone = false;
            item.checksum = checksum;
            mirror.landed(change, change.put(state.items, item));
            return null;
        });
        return true;
    }

    private void markMissing(Folder folder, Set<String> present) {
        state.write(change -> {
            List<Item> items = new ArrayList<>();
            state.itemsIn.in(folder.uuid).forEach(items::add);
            for (Item item : items) {
                if (item.url != null && !item.tombstone && !present.contains(item.url)) {
                    Item gone = change.edit(item);
                    gone.tombstone = true;
                    gone.editedAt = change.now();
                    change.put(state.items, gone);
                }
            }
            return null;
        });
    }

    private void finish(SyncJob job, String status, int done, int failed) {
        state.write(change -> {
            SyncJob over = change.edit(state.syncs.get(job.uuid));
            over.status = status;
            over.unitsDone = done;
            over.unitsError = failed;
            return change.put(state.syncs, over);
        });
        bell.ring();
    }

    /** What a file's name says it is; null for what the platform does not take. */
    private static @Nullable String typeOf(String name) {
        String mimeType = MimeTypes.of(name.toLowerCase(Locale.ROOT), "");
        if (mimeType.startsWith("text/") || mimeType.equals("application/json") || mimeType.equals("application/xml")) {
            return ItemTypes.PLAIN_TEXT;
        }
        return switch (mimeType.substring(0, mimeType.indexOf('/'))) {
            case "video" -> ItemTypes.VIDEO;
            case "image" -> ItemTypes.IMAGE;
            case "audio" -> ItemTypes.AUDIO;
            default ->
                switch (mimeType) {
                    case "application/pdf" -> ItemTypes.PDF;
                    case "application/dicom" -> ItemTypes.DICOM_FILE;
                    case "application/nifti" -> ItemTypes.NIFTI;
                    default -> null;
                };
        };
    }
}
