package com.encord.sdk.media.internal.jpeg2000;

import java.util.Arrays;

/** A tag tree (ISO/IEC 15444-1 B.10.2): numbers of a grid, of which each bit read says something of many. */
final class TagTree {
    private static final int DEEPEST = 32;

    private final int[] parents;
    private final int[] values;
    private final int[] atLeast;
    private final int[] path = new int[DEEPEST];

    TagTree(int width, int height) {
        int nodes = 0;
        for (int w = width, h = height; ; w = (w + 1) / 2, h = (h + 1) / 2) {
            nodes += w * h;
            if (w * h <= 1) {
                break;
            }
        }
        parents = new int[nodes];
        values = new int[nodes];
        atLeast = new int[nodes];
        Arrays.fill(values, Integer.MAX_VALUE);
        int start = 0;
        for (int w = width, h = height; w * h > 1; w = (w + 1) / 2, h = (h + 1) / 2) {
            int above = start + w * h;
            for (int i = 0; i < w * h; i++) {
                parents[start + i] = above + i / w / 2 * ((w + 1) / 2) + i % w / 2;
            }
            start = above;
        }
        if (nodes > 0) {
            parents[nodes - 1] = -1;
        }
    }

    /** Reads until it is known whether a leaf's number is below a limit. */
    boolean isBelow(int leaf, int limit, PacketBits bits) {
        int depth = 0;
        for (int node = leaf; node >= 0; node = parents[node]) {
            path[depth++] = node;
        }
        int low = 0;
        while (depth > 0) {
            int node = path[--depth];
            low = Math.max(low, atLeast[node]);
            while (low < limit && low < values[node]) {
                if (bits.bit() == 1) {
                    values[node] = low;
                } else {
                    low++;
                }
            }
            atLeast[node] = low;
        }
        return values[leaf] < limit;
    }
}
