package com.encord.sdk.media.image;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the strips or tiles of a TIFF's first page lie within the file and can be decoded at all. */
final class TiffPixels {
    private static final Set<Integer> PHOTOMETRICS = Set.of(0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 32803, 32844, 32845, 34892);

    private TiffPixels() {}

    static @Nullable ImageFlaw flaw(HeaderBytes bytes) {
        TiffStructure structure = new TiffStructure(bytes, 0, bytes.size());
        TiffPage page = TiffHeader.firstPage(structure);
        if (!structure.holdsDirectory(structure.first())) {
            return ImageFlaw.missing("the TIFF's directory goes on after the file's end at byte " + bytes.size());
        }
        if (page.damage != null) {
            return ImageFlaw.damaged(page.damage);
        }
        if (!TiffCoding.exists(page.compression)) {
            return ImageFlaw.damaged("TIFF compression " + page.compression + " does not exist");
        }
        if (page.photometric >= 0 && !PHOTOMETRICS.contains(page.photometric)) {
            return ImageFlaw.damaged("TIFF photometric interpretation " + page.photometric + " does not exist");
        }
        if (page.bits < 1 || page.bits > 64 || page.samples < 1 || page.samples > 64) {
            return ImageFlaw.damaged(
                    "the TIFF says " + page.samples + " samples of " + page.bits + " bits, which no reader takes");
        }
        ImageFlaw flaw = pixels(bytes, page);
        String rare = TiffCoding.rareCompression(page);
        if (flaw == null && rare != null) {
            return ImageFlaw.unknownCoding("the TIFF uses " + rare + "; save it with LZW or Deflate, or as PNG");
        }
        return flaw == null && page.photometric < 0
                ? ImageFlaw.damaged("the TIFF does not say what its samples mean (PhotometricInterpretation)")
                        .harmless()
                : flaw;
    }

    private static @Nullable ImageFlaw pixels(HeaderBytes bytes, TiffPage page) {
        TiffStructure.Entry offsets = page.offsets;
        TiffStructure.Entry counts = page.byteCounts;
        if (offsets == null) {
            // Old-style JPEG keeps its pixels elsewhere (TIFF 6.0 section 22).
            return page.jpegInterchange ? null : ImageFlaw.damaged("the TIFF does not say where its pixels are");
        }
        if (counts == null || counts.count() != offsets.count()) {
            return counts == null && offsets.count() == 1
                    ? null
                    : ImageFlaw.damaged("the TIFF lists " + offsets.count() + " parts, but "
                            + (counts == null ? 0 : counts.count()) + " sizes for them");
        }
        long held = 0;
        for (long i = 0; i < offsets.count(); i++) {
            long at = page.structure.value(offsets, i);
            long count = page.structure.value(counts, i);
            held += count;
            if (!bytes.has(at, count)) {
                return ImageFlaw.missing("part " + (i + 1) + " of " + offsets.count() + " of the TIFF lies at byte "
                        + at + " with " + count + " bytes, but the file ends at " + bytes.size());
            }
        }
        long needed = page.uncompressedBytes();
        return page.compression == 1 && !page.tiled && held < needed
                ? ImageFlaw.missing("the TIFF needs " + needed + " bytes of pixels, but holds " + held)
                : null;
    }
}
