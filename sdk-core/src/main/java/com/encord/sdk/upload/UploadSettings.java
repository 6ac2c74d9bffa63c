package com.encord.sdk.upload;

import com.encord.sdk.transfer.TransferSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How to upload.
 *
 * @param folder where the items go
 * @param titles a file's title, or null for the file's name
 * @param metadata an input's client metadata, asked for with its first file, or null for none
 * @param inspector looks into files, or null to go by extensions
 * @param repair mends files, or null
 * @param listener watches, or null
 * @param registrationTimeout how long the platform may take to make items of stored files
 * @param providesMediaMetadata whether the inspector's media metadata is sent
 * @param journal where to write what was done, or null
 * @param comparesContent whether the journal tells changed files by their content
 * @param repeats what to do with files whose content was uploaded already
 * @param transfer how fast and how persistent
 */
record UploadSettings(
        UUID folder,
        @Nullable Function<Path, String> titles,
        @Nullable Function<Path, ? extends Map<String, ?>> metadata,
        @Nullable FileInspector inspector,
        @Nullable FileRepair repair,
        @Nullable ProgressListener listener,
        Duration registrationTimeout,
        boolean providesMediaMetadata,
        @Nullable Path journal,
        boolean comparesContent,
        RepeatedContent repeats,
        TransferSettings transfer) {

    boolean skipsRepeats() {
        return repeats == RepeatedContent.SKIP;
    }

    /** Whether the content of files is to be known, for comparing or for writing it down. */
    boolean needsContent() {
        return skipsRepeats() || comparesContent && journal != null;
    }
}
