package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what a folder and the folders below it hold. */
final class FolderSummary {
    private static final Map<String, String> NAMES = Map.of(
            ItemTypes.VIDEO, "videos",
            ItemTypes.IMAGE, "images",
            ItemTypes.IMAGE_GROUP, "imageGroups",
            ItemTypes.IMAGE_SEQUENCE, "imageSequences",
            ItemTypes.DICOM_FILE, "dicomFiles",
            ItemTypes.DICOM_SERIES, "dicomSeries",
            ItemTypes.NIFTI, "niftis",
            ItemTypes.AUDIO, "audios",
            ItemTypes.PDF, "pdfs",
            ItemTypes.PLAIN_TEXT, "plainTexts");

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private double totalSize;

    private FolderSummary() {
        counts.put("files", 0);
        counts.put("folders", 0);
        NAMES.values().forEach(name -> counts.put(name, 0));
        counts.put("tombstones", 0);
        counts.put("uploadJobs", 0);
    }

    /** @param folders the folder itself first, then all below it */
    static FolderSummary of(State state, List<@Nullable UUID> folders) {
        FolderSummary summary = new FolderSummary();
        summary.counts.put("folders", folders.size() - 1);
        for (UUID folder : folders) {
            for (Item item : state.itemsIn.in(folder)) {
                summary.add(item);
            }
            long pending = state.uploadsInto.find(folder).stream()
                    .filter(UploadJob::pending)
                    .count();
            summary.counts.merge("uploadJobs", (int) pending, Integer::sum);
        }
        return summary;
    }

    ObjectNode show() {
        ObjectNode json = Json.object();
        counts.forEach(json::put);
        return json.put("totalSize", totalSize);
    }

    private void add(Item item) {
        if (item.objectKey != null || item.url != null) {
            counts.merge("files", 1, Integer::sum);
        }
        String name = NAMES.get(item.itemType);
        if (name != null) {
            counts.merge(name, 1, Integer::sum);
        }
        if (item.tombstone) {
            counts.merge("tombstones", 1, Integer::sum);
        }
        totalSize += item.fileSize == null ? 0 : item.fileSize;
    }
}
