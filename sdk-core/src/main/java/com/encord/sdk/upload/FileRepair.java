package com.encord.sdk.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes files fit for the platform before they leave, such as by re-encoding a video. Called by many threads at once,
 * once for each file (the frames of groups too), after the {@link FileInspector}. What it makes is inspected again.
 */
@FunctionalInterface
public interface FileRepair {
    /**
     * Repairs a file if that is needed; never touches the file itself.
     *
     * @param file the file as the user gave it
     * @param inspection what the inspector said of it, possibly a refusal
     * @return the file to send, which is the same one when nothing needs doing
     * @throws IOException if it cannot be repaired; the file is then reported as failed and the others go on, as with
     *     any other exception
     */
    RepairedFile repair(Path file, Inspection inspection) throws IOException;

    /**
     * Deletes a {@linkplain RepairedFile#isTemporary() temporary} file that {@link #repair} made, once the upload does
     * not need it any more. Repairs that make more than the file, such as a directory for it, override this.
     *
     * @param temporary the file, as {@link RepairedFile#file()} named it
     * @throws IOException if it cannot be deleted; then the file alone is tried again when the JVM ends, and only
     *     deleted, without this method
     */
    default void discard(Path temporary) throws IOException {
        Files.deleteIfExists(temporary);
    }

    /**
     * Tells what {@link #repair} would do with a file, without doing it; for plans.
     *
     * @param file the file
     * @param inspection what is known of it
     * @return what would be done, such as {@code to be re-encoded}; empty if nothing, or if it cannot be told
     * @throws IOException if the file cannot be read
     */
    default Optional<String> foresee(Path file, Inspection inspection) throws IOException {
        return Optional.empty();
    }
}
