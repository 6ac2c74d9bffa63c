package com.encord.sdk.local;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Makes items that only point to other items. */
final class Groups {
    private Groups() {}

    /** An image group: every image stays as it is. */
    static Item images(List<Item> images) {
        return of(ItemTypes.IMAGE_GROUP, images);
    }

    /** A DICOM series; all files must name the same series, as far as it is known. */
    static Item series(List<Item> files) throws IOException {
        MediaFacts first = files.get(0).facts;
        MediaFacts facts = MediaFacts.of("application/dicom");
        int frames = 0;
        for (Item file : files) {
            MediaFacts one = file.facts;
            if (first != null
                    && one != null
                    && !Objects.equals(first.dicom().seriesUid(), one.dicom().seriesUid())) {
                throw new IOException("The file " + file.name + " belongs to series "
                        + one.dicom().seriesUid() + ", the first file to "
                        + first.dicom().seriesUid());
            }
            frames += one == null || one.timing().frameCount() == null
                    ? 1
                    : one.timing().frameCount();
        }
        facts = facts.withTiming(null, null, frames);
        if (first != null) {
            facts = facts.withDicom(first.dicom().studyUid(), first.dicom().seriesUid(), null);
            if (first.size().width() != null && first.size().height() != null) {
                facts = facts.withSize(first.size().width(), first.size().height());
            }
        }
        Item series = of(ItemTypes.DICOM_SERIES, files);
        series.facts = facts;
        return series;
    }

    static Item of(String itemType, List<Item> children) {
        Item group = new Item();
        group.itemType = itemType;
        group.children = children.stream().map(child -> child.uuid).toList();
        group.fileSize = children.stream()
                .mapToLong(child -> child.fileSize == null ? 0 : child.fileSize)
                .sum();
        return group;
    }
}
