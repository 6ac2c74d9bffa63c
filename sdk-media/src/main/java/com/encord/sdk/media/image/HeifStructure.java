package com.encord.sdk.media.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the bytes of an AVIF's primary picture, its tiles and its transparency lie within the file, and whether its
 * properties keep the rules that browsers insist on (ISO/IEC 23000-22 clause 7.3).
 */
final class HeifStructure {
    private static final int DIMG = HeaderBytes.fourCc("dimg");
    private static final int AUXL = HeaderBytes.fourCc("auxl");
    private static final Set<Integer> TRANSFORMS =
            Set.of(HeaderBytes.fourCc("clap"), HeaderBytes.fourCc("irot"), HeaderBytes.fourCc("imir"));

    private HeifStructure() {}

    static @Nullable ImageFlaw flaw(HeaderBytes bytes) {
        for (IsoBox box : IsoBox.in(bytes, 0, bytes.size())) {
            if (box.cut()) {
                return ImageFlaw.missing(
                        "the box at byte " + box.at() + " continues after the file's end at " + bytes.size());
            }
        }
        HeifItems items = HeifHeader.items(bytes);
        return items == null || items.primary < 0 ? null : picture(bytes, items);
    }

    private static @Nullable ImageFlaw picture(HeaderBytes bytes, HeifItems items) {
        for (HeifItems.Link link : items.links.getOrDefault(items.primary, List.of())) {
            int index = link.property() - 1;
            if (index >= 0
                    && index < items.properties.size()
                    && !link.essential()
                    && TRANSFORMS.contains(items.properties.get(index).type())) {
                return ImageFlaw.damaged("rotation, mirror or crop is not marked essential, which readers refuse");
            }
        }
        Deque<Long> open = new ArrayDeque<>(List.of(items.primary));
        Set<Long> seen = new HashSet<>();
        while (!open.isEmpty()) {
            long item = open.remove();
            if (!seen.add(item)) {
                return ImageFlaw.damaged("item " + item + " is used as a tile more than once, which readers refuse");
            }
            ImageFlaw missing = data(bytes, items, item);
            if (missing != null) {
                return missing;
            }
            for (HeifItems.Reference reference : items.references) {
                boolean tile = reference.type() == DIMG && reference.from() == item;
                boolean transparency = reference.type() == AUXL && reference.to() == item && item == items.primary;
                if (tile || transparency) {
                    open.add(tile ? reference.to() : reference.from());
                }
            }
        }
        return null;
    }

    private static @Nullable ImageFlaw data(HeaderBytes bytes, HeifItems items, long item) {
        List<HeifItems.Extent> extents = items.extents.get(item);
        if (extents == null) {
            return ImageFlaw.damaged("the file does not say where the bytes of item " + item + " are");
        }
        for (HeifItems.Extent extent : extents) {
            long at = items.position(extent);
            if (!bytes.has(at, extent.length())) {
                return ImageFlaw.missing("item " + item + " lies at byte " + at + " with " + extent.length()
                        + " bytes, but the file ends at " + bytes.size());
            }
        }
        return null;
    }
}
