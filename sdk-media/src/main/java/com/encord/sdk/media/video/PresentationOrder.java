package com.encord.sdk.media.video;

import java.util.Arrays;

/** In which order packets are presented. */
final class PresentationOrder {
    static final byte NOT_PRESENTED = StoredPackets.DISCARDED | StoredPackets.HIDDEN | StoredPackets.UNDECODABLE;

    private PresentationOrder() {}

    /** Presented packets by time; packets of one time keep the order of decoding. */
    static int[] of(long[] pts, byte[] flags) {
        int count = 0;
        for (byte flag : flags) {
            if ((flag & NOT_PRESENTED) == 0) {
                count++;
            }
        }
        int[] order = new int[count];
        int next = 0;
        for (int packet = 0; packet < flags.length; packet++) {
            if ((flags[packet] & NOT_PRESENTED) == 0) {
                order[next++] = packet;
            }
        }
        // reordering is local (a handful of B-frames), where insertion is linear; a shuffled file is sorted properly
        if (!sortedByInsertion(order, pts)) {
            Integer[] boxed = new Integer[count];
            Arrays.setAll(boxed, i -> order[i]);
            Arrays.sort(boxed, (a, b) -> pts[a] != pts[b] ? Long.compare(pts[a], pts[b]) : Integer.compare(a, b));
            Arrays.setAll(order, i -> boxed[i]);
        }
        return order;
    }

    private static boolean sortedByInsertion(int[] order, long[] pts) {
        long moves = 0;
        long most = 64L * order.length + 1024;
        for (int i = 1; i < order.length; i++) {
            int packet = order[i];
            int j = i - 1;
            while (j >= 0 && pts[order[j]] > pts[packet]) {
                order[j + 1] = order[j];
                j--;
                if (++moves > most) {
                    order[j + 1] = packet;
                    return false;
                }
            }
            order[j + 1] = packet;
        }
        return true;
    }
}
