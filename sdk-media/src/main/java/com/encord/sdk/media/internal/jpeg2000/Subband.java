package com.encord.sdk.media.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** One of the bands that a resolution adds. */
final class Subband {
    private final int kind;
    private final Area area;
    private final int offsetX;
    private final int offsetY;
    private final int blockWidth;
    private final int blockHeight;
    private final int planes;
    private final float step;
    private final List<CodeBlock> blocks = new ArrayList<>();

    /**
     * Describes a band.
     *
     * @param kind 0 is LL, 1 HL, 2 LH and 3 HH
     * @param area where it lies, in its own coordinates
     * @param offsetX where it starts among the coefficients of its component
     * @param offsetY likewise
     * @param blockWidth width of code blocks as a power of two
     * @param blockHeight their height
     * @param planes bit planes of its coefficients
     * @param step the size of a step
     */
    Subband(int kind, Area area, int offsetX, int offsetY, int blockWidth, int blockHeight, int planes, float step) {
        this.kind = kind;
        this.area = area;
        this.offsetX = offsetX;
        this.offsetY = offsetY;
        this.blockWidth = blockWidth;
        this.blockHeight = blockHeight;
        this.planes = planes;
        this.step = step;
    }

    Area area() {
        return area;
    }

    int blockWidth() {
        return blockWidth;
    }

    int blockHeight() {
        return blockHeight;
    }

    int planes() {
        return planes;
    }

    void add(CodeBlock block) {
        blocks.add(block);
    }

    /** Decodes its blocks into the coefficients of its component. */
    void decode(byte[] codestream, CodingStyle style, int shift, BlockDecoder decoder, Plane out, int stride) {
        for (CodeBlock block : blocks) {
            int[] values = decoder.decode(codestream, block, style, kind, shift);
            for (int i = 0; shift != 0 && i < block.width * block.height; i++) {
                values[i] = lowered(values[i], shift);
            }
            int at = (block.y0 - area.y0() + offsetY) * stride + block.x0 - area.x0() + offsetX;
            out.take(values, block.width, block.height, at, step);
        }
    }

    /** Brings a coefficient of the region of interest back down (H.1). */
    private static int lowered(int value, int shift) {
        int magnitude = Math.abs(value);
        if (magnitude >= 1 << shift) {
            magnitude >>= shift;
        }
        return value < 0 ? -magnitude : magnitude;
    }
}
