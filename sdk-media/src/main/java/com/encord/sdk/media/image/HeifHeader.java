package com.encord.sdk.media.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Header of a HEIF picture or sequence: AVIF (AV1 image file format 1.1) and HEIC. */
final class HeifHeader {
    private static final int META = HeaderBytes.fourCc("meta");
    private static final int MOOV = HeaderBytes.fourCc("moov");
    private static final int ISPE = HeaderBytes.fourCc("ispe");
    private static final int IROT = HeaderBytes.fourCc("irot");
    private static final int IMIR = HeaderBytes.fourCc("imir");
    private static final int PIXI = HeaderBytes.fourCc("pixi");
    private static final int AV1C = HeaderBytes.fourCc("av1C");
    private static final int AUXC = HeaderBytes.fourCc("auxC");
    private static final int AUXL = HeaderBytes.fourCc("auxl");
    private static final int EXIF = HeaderBytes.fourCc("Exif");
    private static final int DIMG = HeaderBytes.fourCc("dimg");

    private final HeaderBytes bytes;
    private final ImageFormat format;
    private @Nullable HeifItems items;
    private @Nullable HeifTrack track;

    private HeifHeader(ImageFormat format, HeaderBytes bytes) {
        this.format = format;
        this.bytes = bytes;
    }

    static ImageInfo read(ImageFormat format, HeaderBytes bytes) {
        return new HeifHeader(format, bytes).read();
    }

    /** The items of the file; null if it holds a sequence only. */
    static @Nullable HeifItems items(HeaderBytes bytes) {
        HeifHeader header = new HeifHeader(ImageFormat.AVIF, bytes);
        header.readBoxes();
        return header.items;
    }

    private ImageInfo read() {
        readBoxes();
        HeifTrack sequence = track;
        // A file whose major brand is that of sequences is one; a sequence beside a picture is only an addition.
        String major = bytes.ascii(8, 4);
        boolean isSequence = sequence != null && (items == null || "avis".equals(major) || "hevc".equals(major));
        ImageInfo still = items == null ? null : picture(items);
        if (isSequence && sequence.width > 0 && sequence.height > 0) {
            int depth = still == null ? 8 : still.bitDepth();
            ImageColor color = still == null ? ImageColor.RGB : still.color();
            ImageInfo info = ImageInfo.of(format, sequence.width, sequence.height, depth, color);
            info = still == null ? info : info.with(new Exif(still.storedOrientation(), still.captureTime()));
            return info.withFrames(Math.max(1, sequence.samples), sequence.samples > 1);
        }
        if (still == null) {
            throw new MalformedHeader("the HEIF file describes neither a primary picture nor a sequence");
        }
        return still;
    }

    private void readBoxes() {
        for (IsoBox box : IsoBox.in(bytes, 0, bytes.size())) {
            if (box.type() == META && items == null) {
                items = HeifItems.read(bytes, box);
            } else if (box.type() == MOOV && track == null) {
                track = HeifTrack.find(bytes, box);
            }
        }
    }

    private @Nullable ImageInfo picture(HeifItems found) {
        if (found.primary < 0 || !found.types.containsKey(found.primary)) {
            return null;
        }
        long width = 0;
        long height = 0;
        int depth = 0;
        int turns = -1;
        int mirror = -1;
        boolean gray = false;
        for (IsoBox property : found.propertiesOf(found.primary)) {
            long at = property.at();
            if (property.type() == ISPE) {
                width = bytes.u32be(at + 4);
                height = bytes.u32be(at + 8);
            } else if (property.type() == PIXI) {
                gray = bytes.u8(at + 4) == 1;
                depth = bytes.u8(at + 5);
            } else if (property.type() == AV1C) {
                int flags = bytes.u8(at + 2);
                gray = (flags & 0x10) != 0;
                depth = (flags & 0x40) == 0 ? 8 : (flags & 0x20) == 0 ? 10 : 12;
            } else if (property.type() == IROT) {
                turns = bytes.u8(at) & 3;
            } else if (property.type() == IMIR) {
                mirror = bytes.u8(at) & 1;
            }
        }
        if (width < 1 || width > Integer.MAX_VALUE || height < 1 || height > Integer.MAX_VALUE) {
            throw new MalformedHeader("the primary picture is said to have " + width + "x" + height + " pixels");
        }
        if (depth == 0) {
            depth = depthOfTiles(found);
        }
        boolean alpha = hasAlpha(found);
        ImageColor color =
                gray ? alpha ? ImageColor.GRAY_ALPHA : ImageColor.GRAY : alpha ? ImageColor.RGBA : ImageColor.RGB;
        ImageInfo info = ImageInfo.of(format, (int) width, (int) height, depth, color);
        return info.with(orientation(found, turns, mirror));
    }

    /** A grid need not repeat what its tiles say. */
    private int depthOfTiles(HeifItems found) {
        for (HeifItems.Reference reference : found.references) {
            if (reference.type() == DIMG && reference.from() == found.primary) {
                for (IsoBox property : found.propertiesOf(reference.to())) {
                    if (property.type() == AV1C) {
                        int flags = bytes.u8(property.at() + 2);
                        return (flags & 0x40) == 0 ? 8 : (flags & 0x20) == 0 ? 10 : 12;
                    }
                }
            }
        }
        return 8;
    }

    private boolean hasAlpha(HeifItems found) {
        for (HeifItems.Reference reference : found.references) {
            if (reference.type() == AUXL
                    && reference.to() == found.primary
                    && isAlpha(bytes, found, reference.from())) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item is the transparency of another. */
    static boolean isAlpha(HeaderBytes bytes, HeifItems found, long item) {
        for (IsoBox property : found.propertiesOf(item)) {
            long at = property.at() + 4;
            if (property.type() == AUXC
                    && (bytes.startsWith(at, "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")
                            || bytes.startsWith(at, "urn:mpeg:hevc:2015:auxid:1"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * HEIF readers turn by the item properties and must ignore EXIF's orientation (ISO/IEC 23008-12 annex A), which
     * then says "upright".
     */
    private Exif orientation(HeifItems found, int turns, int mirror) {
        Exif exif = Exif.NONE;
        for (Map.Entry<Long, Integer> item : found.types.entrySet()) {
            if (item.getValue() == EXIF) {
                exif = exif(found, found.extents.getOrDefault(item.getKey(), List.of()));
            }
        }
        Orientation orientation = Orientation.ofHeif(Math.max(turns, 0), mirror);
        boolean stored = turns > 0 || mirror >= 0 || exif.orientation().isPresent();
        return new Exif(stored ? Optional.of(orientation) : Optional.empty(), exif.captureTime());
    }

    private Exif exif(HeifItems found, List<HeifItems.Extent> extents) {
        if (extents.isEmpty()) {
            return Exif.NONE;
        }
        HeifItems.Extent extent = extents.get(0);
        long at = found.position(extent);
        if (extent.length() < 4 || !bytes.has(at, extent.length())) {
            return Exif.NONE;
        }
        long skip = 4 + bytes.u32be(at);
        return skip < extent.length() ? Exif.read(bytes, at + skip, extent.length() - skip) : Exif.NONE;
    }
}
