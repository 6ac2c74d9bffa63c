package com.encord.sdk.upload;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to upload.
 *
 * @param kind what the user said it is; {@link UploadKind#UNKNOWN} when that is to be found out
 * @param givenTitle a group's or series' title, or null
 * @param files one file, or a group's or series' files in order
 * @param scannedBytes the size of its files when they were listed
 */
record Input(UploadKind kind, @Nullable String givenTitle, List<Path> files, long scannedBytes) {

    /** Whether it was found in a directory rather than named by the user. */
    boolean isFound() {
        return files instanceof FoundFile;
    }

    /** Whether it is one file, taken for itself. */
    boolean isSingleFile() {
        return givenTitle == null && files.size() == 1;
    }

    /** What reports call it before it has a title. */
    String name() {
        if (givenTitle != null) {
            return givenTitle;
        }
        if (files instanceof FoundFile found) {
            return found.name();
        }
        boolean hasName = !files.isEmpty() && files.get(0).getFileName() != null;
        return hasName ? Spelling.name(files.get(0)) : files.toString();
    }

    /** The kind to expect of its files before one has looked into them. */
    FileKind expectedFileKind() {
        return kind == UploadKind.UNKNOWN ? FileExtensions.kindOf(files.get(0)) : kind.fileKind();
    }
}
