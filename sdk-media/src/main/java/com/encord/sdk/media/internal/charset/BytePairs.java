package com.encord.sdk.media.internal.charset;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * How many characters of two bytes a text has. Letters with accents of Western texts make some too, but with the ASCII
 * letter that follows, and far from each other; so those count whose second byte is no ASCII character, and that touch
 * another one.
 *
 * @param letters characters of several bytes that are letters
 * @param own those of them that only this language writes
 * @param touching own ones next to each other
 * @param different own ones that touch, each counted once
 */
record BytePairs(int letters, int own, int touching, int different) {
    /**
     * Counts in a text whose bytes are known to be valid.
     *
     * @param single whether a first byte stands alone though it is not ASCII
     * @param letter whether a pair is a letter; the first byte is the upper one
     * @param own whether a letter is of the language
     */
    static BytePairs of(byte[] head, IntPredicate single, IntPredicate letter, IntPredicate own) {
        BitSet seen = new BitSet(1 << 16);
        int letters = 0;
        int owns = 0;
        int touching = 0;
        int before = -1;
        boolean counted = false;
        for (int i = 0; i + 1 < head.length; ) {
            int lead = head[i] & 0xFF;
            if (lead <= 0x80 || single.test(lead)) {
                i++;
                before = -1;
                continue;
            }
            int pair = lead << 8 | head[i + 1] & 0xFF;
            i += width(pair);
            letters += letter.test(pair) ? 1 : 0;
            if (!letter.test(pair) || !own.test(pair)) {
                before = -1;
                continue;
            }
            owns++;
            if (before >= 0) {
                touching += counted ? 1 : 2;
                seen.set(before);
                seen.set(pair);
            }
            counted = before >= 0;
            before = pair;
        }
        return new BytePairs(letters, owns, touching, seen.cardinality());
    }

    /** Of EUC-JP and GB18030 some characters have more bytes. */
    private static int width(int pair) {
        int trail = pair & 0xFF;
        return trail >= '0' && trail <= '9' ? 4 : pair >> 8 == 0x8F && trail >= 0xA1 ? 3 : 2;
    }

    /** Whether enough of them are the language's, in words, and not always the same. */
    boolean makeSense(double share, int fewest) {
        return own >= share * letters && touching * 2 >= own && touching >= fewest && different >= Math.min(fewest, 4);
    }
}
