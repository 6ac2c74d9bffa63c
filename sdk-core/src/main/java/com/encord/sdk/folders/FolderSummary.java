package com.encord.sdk.folders;

import com.encord.sdk.items.ItemType;
import com.encord.sdk.transport.WireValue;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a folder holds, counted by the platform.
 *
 * @param files all files
 * @param folders folders directly or further below
 * @param itemCounts items by type; types the platform does not count are absent
 * @param tombstones items whose file is gone
 * @param uploadJobs registrations running in the folder
 * @param totalBytes the size of all files
 */
public record FolderSummary(
        long files, long folders, Map<ItemType, Long> itemCounts, long tombstones, long uploadJobs, double totalBytes) {
    private static final Map<ItemType, String> COUNTED = Map.of(
            ItemType.VIDEO, "videos",
            ItemType.IMAGE, "images",
            ItemType.IMAGE_GROUP, "imageGroups",
            ItemType.IMAGE_SEQUENCE, "imageSequences",
            ItemType.DICOM_FILE, "dicomFiles",
            ItemType.DICOM_SERIES, "dicomSeries",
            ItemType.NIFTI, "niftis",
            ItemType.AUDIO, "audios",
            ItemType.PDF, "pdfs",
            ItemType.PLAIN_TEXT, "plainTexts");

    /**
     * Copies the counts.
     *
     * @param files all files
     * @param folders folders below
     * @param itemCounts items by type
     * @param tombstones items whose file is gone
     * @param uploadJobs registrations running
     * @param totalBytes the size of all files
     */
    public FolderSummary {
        itemCounts = Map.copyOf(itemCounts);
    }

    static FolderSummary read(WireValue json) {
        Map<ItemType, Long> counts = new EnumMap<>(ItemType.class);
        COUNTED.forEach((type, field) -> json.at(field).optionalLong().ifPresent(count -> counts.put(type, count)));
        return new FolderSummary(
                json.at("files").optionalLong().orElse(0),
                json.at("folders").optionalLong().orElse(0),
                counts,
                json.at("tombstones").optionalLong().orElse(0),
                json.at("uploadJobs").optionalLong().orElse(0),
                json.at("totalSize").optionalDouble().orElse(0));
    }

    /**
     * How many items of a type there are.
     *
     * @param type the type
     * @return the count; 0 for types the platform does not count
     */
    public long count(ItemType type) {
        return itemCounts.getOrDefault(type, 0L);
    }
}
