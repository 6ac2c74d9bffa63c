package com.encord.sdk.media.internal.jpeg2000;

import com.encord.sdk.media.internal.jpeg2000.CodeBlock.Segment;
import java.util.Arrays;

/** Decodes the coefficients of arithmetically coded blocks (ISO/IEC 15444-1 D), one block after another. */
final class MqBlockDecoder implements BlockDecoder {
    private static final int STRIPE = 4;
    private static final int CLEANUP = 2;
    private static final int PLANES_BEFORE_BYPASS = 4;

    private final MqDecoder coder = new MqDecoder(BlockContexts.COUNT);
    private byte[] bytes = new byte[0];
    private int[] coefficients = new int[0];
    private int[] flags = new int[0];
    private byte[] significance = {};
    private int width;
    private int height;
    private int stride;
    private boolean causal;

    @Override
    public int[] decode(byte[] codestream, CodeBlock block, CodingStyle style, int band, int shift) {
        width = block.width;
        height = block.height;
        stride = width + 2;
        causal = style.causal();
        significance = BlockContexts.significance(band);
        coefficients = cleared(coefficients, width * height);
        flags = cleared(flags, stride * (height + 2));
        bytes = block.gather(codestream, bytes);
        int length = block.length();
        int first = shift + block.planes;
        if (first > MOST_PLANES) {
            throw Jpeg2000Exception.unsupported("with coefficients of " + first + " bits");
        }
        resetContexts();
        int plane = first;
        int pass = CLEANUP;
        int from = 0;
        for (Segment segment : block.segments) {
            boolean plain = style.bypasses() && pass < CLEANUP && plane <= block.planes - PLANES_BEFORE_BYPASS;
            int to = Math.min(length, from + segment.length);
            if (plain) {
                coder.startPlain(bytes, from, to);
            } else {
                coder.start(bytes, from, to);
            }
            for (int i = 0; i < segment.passes && plane >= 1; i++) {
                decode(pass, plane, plain, style);
                if (style.resets() && !plain) {
                    resetContexts();
                }
                if (++pass > CLEANUP) {
                    pass = 0;
                    plane--;
                }
            }
            from = to;
        }
        return coefficients;
    }

    private static int[] cleared(int[] array, int size) {
        if (array.length < size) {
            return new int[size];
        }
        Arrays.fill(array, 0, size, 0);
        return array;
    }

    private void resetContexts() {
        for (int context = 0; context < BlockContexts.COUNT; context++) {
            coder.reset(context, 0);
        }
        coder.reset(0, 4);
        coder.reset(BlockContexts.RUN, 3);
        coder.reset(BlockContexts.UNIFORM, 46);
    }

    private void decode(int pass, int plane, boolean plain, CodingStyle style) {
        int one = 1 << plane;
        for (int top = 0; top < height; top += STRIPE) {
            int bottom = Math.min(height, top + STRIPE);
            for (int x = 0; x < width; x++) {
                switch (pass) {
                    case 0 -> propagate(x, top, bottom, one | one >> 1, plain);
                    case 1 -> refine(x, top, bottom, one >> 1, plain);
                    default -> cleanUp(x, top, bottom, one | one >> 1);
                }
            }
        }
        if (pass == CLEANUP && style.marksSegments()) {
            for (int i = 0; i < 4; i++) {
                coder.decode(BlockContexts.UNIFORM);
            }
        }
    }

    private void propagate(int x, int top, int bottom, int value, boolean plain) {
        int at = (top + 1) * stride + x + 1;
        for (int y = top; y < bottom; y++, at += stride) {
            int known = flags[at];
            if ((known & BlockContexts.SIGNIFICANT) == 0 && (known & BlockContexts.NEIGHBOURS) != 0) {
                if (plain) {
                    if (coder.plain() == 1) {
                        become(x, y, at, value, coder.plain());
                    }
                } else if (coder.decode(significance[known & BlockContexts.NEIGHBOURS]) == 1) {
                    become(x, y, at, value, sign(known));
                }
                flags[at] |= BlockContexts.VISITED;
            }
        }
    }

    private void refine(int x, int top, int bottom, int half, boolean plain) {
        int at = (top + 1) * stride + x + 1;
        for (int y = top; y < bottom; y++, at += stride) {
            int known = flags[at];
            if ((known & (BlockContexts.SIGNIFICANT | BlockContexts.VISITED)) == BlockContexts.SIGNIFICANT) {
                int bit = plain ? coder.plain() : coder.decode(BlockContexts.magnitude(known));
                int place = y * width + x;
                coefficients[place] += bit == 1 == coefficients[place] >= 0 ? half : -half;
                flags[at] = known | BlockContexts.REFINED;
            }
        }
    }

    private void cleanUp(int x, int top, int bottom, int value) {
        int at = (top + 1) * stride + x + 1;
        int y = top;
        if (bottom - top == STRIPE
                && (flags[at] | flags[at + stride] | flags[at + 2 * stride] | flags[at + 3 * stride]) == 0) {
            if (coder.decode(BlockContexts.RUN) == 0) {
                return;
            }
            int run = coder.decode(BlockContexts.UNIFORM) << 1;
            run |= coder.decode(BlockContexts.UNIFORM);
            y += run;
            at += run * stride;
            become(x, y, at, value, sign(flags[at]));
            y++;
            at += stride;
        }
        for (; y < bottom; y++, at += stride) {
            int known = flags[at];
            if ((known & (BlockContexts.SIGNIFICANT | BlockContexts.VISITED)) == 0
                    && coder.decode(significance[known & BlockContexts.NEIGHBOURS]) == 1) {
                become(x, y, at, value, sign(known));
            }
            flags[at] &= ~BlockContexts.VISITED;
        }
    }

    private int sign(int known) {
        int context = BlockContexts.sign(known);
        return coder.decode(context >> 1) ^ context & 1;
    }

    /** Notes a coefficient's first bit, and tells its neighbours. */
    private void become(int x, int y, int at, int value, int negative) {
        coefficients[y * width + x] = negative == 1 ? -value : value;
        flags[at] |= BlockContexts.SIGNIFICANT;
        if (!causal || y % STRIPE != 0) {
            flags[at - stride - 1] |= BlockContexts.SOUTH_EAST;
            flags[at - stride] |= told(BlockContexts.SOUTH, negative);
            flags[at - stride + 1] |= BlockContexts.SOUTH_WEST;
        }
        flags[at - 1] |= told(BlockContexts.EAST, negative);
        flags[at + 1] |= told(BlockContexts.WEST, negative);
        flags[at + stride - 1] |= BlockContexts.NORTH_EAST;
        flags[at + stride] |= told(BlockContexts.NORTH, negative);
        flags[at + stride + 1] |= BlockContexts.NORTH_WEST;
    }

    private static int told(int place, int negative) {
        return place | place * negative << BlockContexts.NEGATIVE;
    }
}
