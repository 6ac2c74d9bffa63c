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
            if (first != null && one != null && !Objects.equals(first.dicomSeriesUid(), one.dicomSeriesUid())) {
                throw new IOException("The file " + file.name + " belongs to series " + one.dicomSeriesUid()
                        + ", the first file to " + first.dicomSeriesUid());
            }
            frames += one == null || one.frameCount() == null ? 1 : one.frameCount();
        }
        facts = facts.withTiming(null, null, frames);
        if (first != null) {
            facts = facts.withDicom(first.dicomStudyUid(), first.dicomSeriesUid(), null);
            if (first.width() != null && first.height() != null) {
                facts = facts.withSize(first.width(), first.height());
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
