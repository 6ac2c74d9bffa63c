package com.encord.sdk.media.image;

import org.jspecify.annotations.Nullable;

/** The tags of one TIFF directory that describe its picture (TIFF 6.0 section 8, BigTIFF). */
final class TiffPage implements TiffStructure.Visitor {
    static final int JPEG = 7;

    final TiffStructure structure;
    private final Exif.Collector exif;
    long width;
    long height;
    int bits = 1;
    int compression = 1;
    int photometric = -1;
    int samples = 1;
    int sampleFormat = 1;
    int planar = 1;
    int predictor = 1;
    int extraSamples;
    int fillOrder = 1;
    int chromaWidth = 2;
    int chromaHeight = 2;
    long rowsPerStrip = Long.MAX_VALUE;
    long tileWidth;
    long tileHeight;
    boolean tiled;
    boolean jpegInterchange;

    @Nullable
    String damage;

    TiffStructure.@Nullable Entry offsets;
    TiffStructure.@Nullable Entry byteCounts;
    TiffStructure.@Nullable Entry iccProfile;
    TiffStructure.@Nullable Entry xmp;

    private TiffPage(TiffStructure structure) {
        this.structure = structure;
        this.exif = new Exif.Collector(structure);
    }

    /** Reads the directory at an offset; {@code next} receives nothing, the link is the result of {@link #link}. */
    static TiffPage read(TiffStructure structure, long offset) {
        TiffPage page = new TiffPage(structure);
        structure.read(offset, page);
        return page;
    }

    Exif exif() {
        exif.readExifDirectory();
        return exif.result();
    }

    @Override
    public void entry(TiffStructure.Entry entry) {
        try {
            read(entry);
        } catch (MalformedHeader e) {
            // A tag whose value lies outside the file must not hide the size of the picture.
            damage = e.getMessage();
        }
    }

    private void read(TiffStructure.Entry entry) {
        if (entry.count() == 0) {
            return;
        }
        switch (entry.tag()) {
            case 256 -> width = structure.value(entry, 0);
            case 257 -> height = structure.value(entry, 0);
            case 258 -> bits = number(entry);
            case 259 -> compression = number(entry);
            case 262 -> photometric = number(entry);
            case 266 -> fillOrder = number(entry);
            case 273, 324 -> {
                offsets = entry;
                tiled = entry.tag() == 324;
            }
            case 277 -> samples = number(entry);
            case 278 -> rowsPerStrip = structure.value(entry, 0);
            case 279, 325 -> byteCounts = entry;
            case 284 -> planar = number(entry);
            case 317 -> predictor = number(entry);
            case 322 -> tileWidth = structure.value(entry, 0);
            case 323 -> tileHeight = structure.value(entry, 0);
            // Palette and JPEG tables: asking for the last value tells whether all of it is there.
            case 320, 347 -> structure.value(entry, entry.count() - 1);
            case 338 -> extraSamples = (int) Math.min(entry.count(), 16);
            case 339 -> sampleFormat = number(entry);
            case 530 -> {
                chromaWidth = number(entry);
                chromaHeight = (int) structure.value(entry, 1);
            }
            case 513 -> jpegInterchange = true;
            case 700 -> xmp = entry;
            case 34675 -> iccProfile = entry;
            default -> exif.entry(entry);
        }
    }

    private int number(TiffStructure.Entry entry) {
        return (int) Math.min(structure.value(entry, 0), Integer.MAX_VALUE);
    }

    /** Whether samples are the shortest floating-point numbers (IEEE 754 binary16). */
    boolean hasHalves() {
        return sampleFormat == TiffCoding.FLOAT && bits == 16;
    }

    /** Whether samples are colours of CIE L*a*b* that can be told apart (TIFF 6.0 section 23, Technical Note 4). */
    boolean hasLab() {
        return damage == null && (photometric == 8 || photometric == 9) && samples >= 3 && (bits == 8 || bits == 16);
    }

    /** How many strips or tiles its pixels are in; what is listed behind these means nothing. */
    long parts() {
        long planes = planar == 2 ? samples : 1;
        long partWidth = tiled ? tileWidth : width;
        long partHeight = tiled ? tileHeight : rowsPerStrip;
        boolean known = damage == null && width > 0 && height > 0 && partWidth > 0 && partHeight > 0;
        return known ? planes * ((width - 1) / partWidth + 1) * ((height - 1) / partHeight + 1) : Long.MAX_VALUE;
    }

    /** Bytes of all strips if they are not compressed; rows start at whole bytes. */
    long uncompressedBytes() {
        boolean subsampled = photometric == 6;
        if (subsampled || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            return 0;
        }
        long perRow = planar == 2 ? (width * bits + 7) / 8 * samples : (width * bits * samples + 7) / 8;
        return perRow > Long.MAX_VALUE / height ? Long.MAX_VALUE : perRow * height;
    }

    ImageColor color() {
        return switch (photometric) {
            case 0, 1 -> samples - extraSamples <= 1 && extraSamples == 1 ? ImageColor.GRAY_ALPHA : ImageColor.GRAY;
            case 2, 6 -> samples == 4 && extraSamples == 1 ? ImageColor.RGBA : ImageColor.RGB;
            case 3 -> ImageColor.PALETTE;
            case 5 -> ImageColor.CMYK;
            case 8, 9, 10 -> ImageColor.LAB;
            default -> ImageColor.OTHER;
        };
    }
}
