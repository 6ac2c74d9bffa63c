package com.encord.sdk.upload;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a {@link FileRepair} made of a file. Immutable.
 *
 * @param file the file to send
 * @param isTemporary whether the upload deletes it once it is not needed any more
 * @param note what was done, for {@link UploadOutcome#notes()}; empty when nothing was
 */
public record RepairedFile(Path file, boolean isTemporary, Optional<String> note) {
    /**
     * A file that needs no repair.
     *
     * @param file the file as the user gave it
     * @return that file
     */
    public static RepairedFile unchanged(Path file) {
        return new RepairedFile(file, false, Optional.empty());
    }

    /**
     * A file to be kept after the upload.
     *
     * @param file the file to send instead
     * @param note what was done
     * @return the replacement
     */
    public static RepairedFile replaced(Path file, String note) {
        return new RepairedFile(file, false, Optional.of(note));
    }

    /**
     * A file the upload deletes when it is done with it.
     *
     * @param file the file to send instead
     * @param note what was done
     * @return the replacement
     */
    public static RepairedFile temporary(Path file, String note) {
        return new RepairedFile(file, true, Optional.of(note));
    }
}
