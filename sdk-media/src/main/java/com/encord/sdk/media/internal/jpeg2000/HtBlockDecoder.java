package com.encord.sdk.media.internal.jpeg2000;

import com.encord.sdk.media.internal.jpeg2000.CodeBlock.Segment;
import java.util.Arrays;

/** Decodes the coefficients of high-throughput code blocks (ISO/IEC 15444-15 7), one block after another. */
final class HtBlockDecoder implements BlockDecoder {
    /** Groups of passes that are only counted, each for a bit plane that is left out. */
    private static final int PASSES_OF_PLANE = 3;

    private final HtCleanup cleanup = new HtCleanup();
    private final HtRefinement refinement = new HtRefinement();
    private byte[] bytes = {};
    private int[] coefficients = {};

    @Override
    public int[] decode(byte[] codestream, CodeBlock block, CodingStyle style, int band, int shift) {
        int size = block.width * block.height;
        if (coefficients.length < size) {
            coefficients = new int[size];
        } else {
            Arrays.fill(coefficients, 0, size, 0);
        }
        if (shift != 0) {
            throw Jpeg2000Exception.unsupported("of high throughput with a region of interest");
        }
        if (block.planes + block.emptyPlanes > MOST_PLANES) {
            throw Jpeg2000Exception.unsupported("with coefficients of " + (block.planes + block.emptyPlanes) + " bits");
        }
        bytes = block.gather(codestream, bytes);
        Segment first = block.segments.get(0);
        if (first.length == 0) {
            return coefficients;
        }
        int leftOut = (first.passes - 1) / PASSES_OF_PLANE;
        int plane = block.planes - leftOut;
        if (plane < 1) {
            throw new Jpeg2000Exception("has a code block that leaves out more bit planes than there are");
        }
        cleanup.decode(
                bytes, first.length, coefficients, block.width, block.height, plane, block.emptyPlanes + leftOut + 1);
        Segment second = block.segments.size() > 1 ? block.segments.get(1) : null;
        // below the last plane there is nothing to refine
        if (second != null && second.length > 0 && plane > 1) {
            refinement.decode(
                    bytes,
                    first.length,
                    first.length + second.length,
                    coefficients,
                    block.width,
                    block.height,
                    plane,
                    second.passes > 1,
                    style.causal());
        }
        return coefficients;
    }
}
