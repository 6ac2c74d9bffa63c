package com.encord.sdk.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** How stored rows and columns lie in the upright picture: the eight values of EXIF 2.32 tag 0x0112. */
public enum Orientation {
    /** 1: stored upright. */
    NORMAL,
    /** 2: mirrored left to right. */
    MIRRORED,
    /** 3: upside down. */
    ROTATED_180,
    /** 4: mirrored top to bottom. */
    FLIPPED,
    /** 5: mirrored along the main diagonal. */
    TRANSPOSED,
    /** 6: turn clockwise by 90 degrees to see it upright. */
    ROTATED_90,
    /** 7: mirrored along the other diagonal. */
    TRANSVERSED,
    /** 8: turn clockwise by 270 degrees to see it upright. */
    ROTATED_270;

    private static final Orientation[] BY_CODE = values();

    /**
     * The orientation with an EXIF code.
     *
     * @param code the value of the tag
     * @return empty for a value outside 1 to 8, which readers ignore
     */
    public static Optional<Orientation> ofExif(int code) {
        return code >= 1 && code <= 8 ? Optional.of(BY_CODE[code - 1]) : Optional.empty();
    }

    /**
     * The orientation that HEIF item properties express.
     *
     * @param quarterTurns anticlockwise quarter turns of {@code irot}, 0 to 3
     * @param mirror axis of {@code imir}, applied after the rotation: 0 top-to-bottom, 1 left-to-right, negative for
     *     none
     */
    static Orientation ofHeif(int quarterTurns, int mirror) {
        return switch (quarterTurns & 3) {
            case 1 -> mirror < 0 ? ROTATED_270 : mirror == 1 ? TRANSVERSED : TRANSPOSED;
            case 2 -> mirror < 0 ? ROTATED_180 : mirror == 1 ? FLIPPED : MIRRORED;
            case 3 -> mirror < 0 ? ROTATED_90 : mirror == 1 ? TRANSPOSED : TRANSVERSED;
            default -> mirror < 0 ? NORMAL : mirror == 1 ? MIRRORED : FLIPPED;
        };
    }

    /**
     * The value of the EXIF tag.
     *
     * @return 1 to 8
     */
    public int exif() {
        return ordinal() + 1;
    }

    /**
     * Whether the upright picture is as wide as the stored one is high.
     *
     * @return true for the four orientations with a quarter turn
     */
    public boolean swapsAxes() {
        return ordinal() >= 4;
    }

    /**
     * Turns a stored picture upright. Samples are moved, never recomputed.
     *
     * @param stored the picture as stored
     * @return the same object for {@link #NORMAL}, otherwise a new picture with the same sample and colour model
     */
    public BufferedImage apply(BufferedImage stored) {
        if (this == NORMAL) {
            return stored;
        }
        int width = stored.getWidth();
        int height = stored.getHeight();
        WritableRaster from = stored.getRaster();
        WritableRaster to = swapsAxes()
                ? from.createCompatibleWritableRaster(height, width)
                : from.createCompatibleWritableRaster(width, height);
        Object sample = null;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sample = from.getDataElements(x, y, sample);
                int across = width - 1 - x;
                int down = height - 1 - y;
                switch (this) {
                    case MIRRORED -> to.setDataElements(across, y, sample);
                    case ROTATED_180 -> to.setDataElements(across, down, sample);
                    case FLIPPED -> to.setDataElements(x, down, sample);
                    case TRANSPOSED -> to.setDataElements(y, x, sample);
                    case ROTATED_90 -> to.setDataElements(down, x, sample);
                    case TRANSVERSED -> to.setDataElements(down, across, sample);
                    default -> to.setDataElements(y, across, sample);
                }
            }
        }
        return new BufferedImage(stored.getColorModel(), to, stored.isAlphaPremultiplied(), null);
    }
}
