package com.encord.sdk.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs de-identifications. The copies are named and placed as the platform does it, but on disk they lie in the
 * platform's own directory, since the directory of a pretended cloud is only read. A job fails as a whole when a file
 * cannot be made safe. Text in pixels it cannot find, so it believes only files that say they have none that tells who
 * somebody is (PS3.3 C.7.6.1.1.1).
 */
final class Deidentifications {
    private static final int BURNED_IN_ANNOTATION = 0x00280301;

    private final State state;
    private final StoredFiles files;
    private final Workers workers;
    private final Bell bell;

    Deidentifications(State state, StoredFiles files, Workers workers, Bell bell) {
        this.state = state;
        this.files = files;
        this.workers = workers;
        this.bell = bell;
    }

    UUID start(Deidentification fresh) {
        Deidentification job = state.write(change -> {
            state.integrations.get(fresh.integration);
            return change.put(state.deidentifications, fresh);
        });
        workers.execute(() -> run(job));
        return job.uuid;
    }

    /** Goes on with what an earlier run left. */
    void resume() {
        List<Deidentification> pending = state.read(() -> state.deidentifications.all().stream()
                .filter(Deidentification::isPending)
                .toList());
        pending.forEach(job -> workers.execute(() -> run(job)));
    }

    Deidentification poll(UUID uuid, int timeoutSeconds) {
        bell.hold(() -> !get(uuid).isPending(), timeoutSeconds);
        return get(uuid);
    }

    private Deidentification get(UUID uuid) {
        return state.read(() -> state.deidentifications.get(uuid));
    }

    private void run(Deidentification job) {
        String status = "DONE";
        String error = null;
        List<String> copies = new ArrayList<>();
        try {
            for (String url : job.urls) {
                String copy = copy(job, url);
                if (copy != null) {
                    copies.add(copy);
                }
            }
        } catch (IOException | RuntimeException e) {
            status = "ERROR";
            error = String.valueOf(e.getMessage());
            copies.clear();
        }
        if (!workers.closing()) {
            finish(job, status, error, copies);
        }
    }

    /** The URL of the copy; null if the conditions are against it. */
    private @Nullable String copy(Deidentification job, String url) throws IOException {
        Path source = files.inCloud(job.integration, url);
        if (source == null || !Files.isRegularFile(source)) {
            throw new IOException("The integration reaches no file at " + url);
        }
        String copyUrl = copyUrl(job, url);
        Path copy = files.writable(job.integration, copyUrl);
        try (DicomRedaction redaction = DicomRedaction.open(source)) {
            for (Deidentification.Condition condition : job.conditions) {
                if (!condition.holds(redaction.text(condition.tag()))) {
                    return null;
                }
            }
            if (job.redactsPixels && !redaction.text(BURNED_IN_ANNOTATION).equals("NO")) {
                throw new IOException("its pixels may show who it is, since its Burned In Annotation (0028,0301) is not"
                        + " NO, and the local platform cannot find text in pixels");
            }
            if (job.redactsTags) {
                redaction.writeTo(copy);
            } else {
                Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return copyUrl;
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw new IOException(url + " cannot be de-identified: " + e.getMessage(), e);
        }
    }

    private String copyUrl(Deidentification job, String url) {
        int slash = url.lastIndexOf('/');
        String prefix = state.read(() -> state.integrations.get(job.integration).urlPrefix);
        String directory = url.substring(0, slash + 1);
        String wanted = job.uploadDir;
        if (wanted != null) {
            directory = wanted.startsWith(prefix) ? wanted : prefix + wanted.replaceAll("^/+", "");
            directory = directory.endsWith("/") ? directory : directory + "/";
        }
        return directory + "deid_" + System.nanoTime() + "_" + url.substring(slash + 1);
    }

    private void finish(Deidentification job, String status, @Nullable String error, List<String> copies) {
        state.write(change -> {
            Deidentification over = change.edit(state.deidentifications.get(job.uuid));
            over.status = status;
            over.error = error;
            over.results = List.copyOf(copies);
            return change.put(state.deidentifications, over);
        });
        bell.ring();
    }
}
