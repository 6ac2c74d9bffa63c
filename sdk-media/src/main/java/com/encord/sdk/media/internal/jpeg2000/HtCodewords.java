package com.encord.sdk.media.internal.jpeg2000;

/**
 * The codewords that say which of a quad's four coefficients are significant (ISO/IEC 15444-15 annex C), by context:
 * the first eight contexts are those of a block's first row of quads, the others those of all further rows.
 */
final class HtCodewords {
    /** The longest codeword, and so how many bits choose an entry. */
    static final int LONGEST = 7;
    /** How many contexts a row of quads has. */
    static final int CONTEXTS = 8;

    /**
     * Four digits a codeword: which coefficients are significant, which of them have their exponent's bit known, which
     * of those bits are set, and the length of the word, with 8 added where an exponent follows. The words of a context
     * fill its code tree, and come in the order of its leaves, bits of 0 before those of 1: so their lengths tell the
     * words themselves, and where all leaves are taken, the next context starts.
     */
    private static final String LEAVES = """
            2003 8003 4003 1004 5005 c005 a005 3005 b10e ff4e fe2e ff8e ea8e cc8e cc4e a88e 720e 900e
            9006 888e 6006 544e 444e ff1f fe6f ff5f e22f ffcf fbaf f99f f007 ee4f e007 dd8f d54f d11f
            d007 cccf b11f b007 aa2f 551f 722f 7007 600f 331f 322f 111f 222f
            0002 8004 4004 2004 1004 c005 b10e fe4e fa2e fb8e ea8e d54e cc4e c88e a88e a006 900e 9006
            888e 300e 720e 600e 6006 544e 5006 444e 3006 222e f007 ff1f f88f ee4f d11f e22f e007 dd8f
            d007 b11f b007 aa2f 111f 722f 7007 551f
            0002 8004 4004 2004 1004 5005 731e f74e f11e ff1e e20e dc4e d88e c44e c006 b20e a00e a006
            900e 9006 6006 554e 551e 311e 444e 3006 111e ff8f e22f f32f f007 e007 dd1f d007 cc8f 774f
            b22f b007 888f 555f 722f 7007 600f 222f 332f
            0003 1004 2005 ff1d ff4d ff8d 8005 555d 5005 4005 faae ff2e ff5e ec8e dd4e dd1e c44e c006
            b32e a88e a006 9006 311e 771e 764e 554e 551e 444e 3006 111e ffcf ff3f fe6f fb9f e44f f007
            ee2f ee4f e007 dd8f dd5f ddcf d99f d007 cc8f bb8f 888f b11f bb1f b007 aa2f 998f 911f 773f
            772f 222f 766f 7007 662f 644f 6007 332f
            0002 8004 4004 2004 1004 a005 9006 fb8e f72e f91e ec8e e44e d10e c88e c006 b00e aa8e aa2e
            888e 322e 740e 600e 6006 500e 5006 3006 222e ff4f f76f d11f f99f f007 ee2f e007 d007 cc4f
            900f bb2f b007 aaaf 744f 7007 444f 111f 331f
            0003 ff2d ff8d ff4d a005 8005 4005 2005 1005 ff1e 9006 f76e ee8e ee2e dd4e d98e c88e c006
            bb2e b98e aa8e aa2e aaae 888e 332e 764e 622e 6006 544e 5006 3006 222e ffaf ff3f fd9f f77f
            ffcf f75f f007 ee4f eeaf eecf e66f e007 dd1f d99f dd5f d007 cc4f bb1f b99f bb3f b007 991f
            988f 766f 771f 772f 773f 7007 664f 551f 444f 333f 331f 111f
            0003 1004 2005 ff1d ff2d 8005 4005 3005 ff8e ff4e ffce 771e ff3e feae f66e ee8e d54e cc8e
            c006 bb2e b91e a22e a006 9006 764e 6006 511e 5006 222e 332e 331e 333e 111e ff5f fb9f f007
            ee4f d55f eecf e22f ee2f e007 dd1f dc8f d007 cc4f bb8f cccf b99f bbaf b007 aa8f 998f 911f
            772f 888f 766f 773f 7007 664f 622f 444f 554f
            ff1c ff4c ff8c ff2c ffad 0005 ff3d ff5d fffd ffce ff6e ee8e ff9e ee2e dd4e dd1e bb2e a22e
            900e 771e 600e 511e 2006 1006 ffbf ffef f007 ff7f ffdf ee4f eeaf eecf e66f e007 dd8f dd5f
            ddcf d99f d007 cc4f c88f c007 bb8f a007 bbaf bb1f bb3f b99f b007 aa8f 775f 9007 888f 8007
            774f 772f 773f 766f 7007 5007 6007 554f 444f 4007 331f 332f 333f 3007 222f 111f
            1003 8003 4003 2003 6005 c005 a005 9005 888d 5005 3005 f10e e40e d00e c88e 900e b00e a88e
            500e 700e 300e 444e 111e 222e f11f f007 d007 e44f e007 cc4f 7007 b007 aa2f 600f
            0001 8004 2004 1004 4005 3005 5006 f40e c006 a006 9006 b00f f44f f007 e00f e007 d00f d007
            c00f b007 a00f 888f 900f 444f 700f 7007 600f 6007 500f 222f 332f 311f 111f
            0001 2004 1004 8005 4005 c006 aa2e a006 3006 5006 222e ff8f f72f f51f f44f f007 e40f e44f
            e007 d00f d007 c00f aaaf b00f bb2f b007 aa8f 700f 900f 9007 888f 7007 600f 6007 500f 331f
            444f 322f 111f
            0002 2004 1004 8005 4005 3005 751e ff1e ff8e ff2e f006 d40e c00e c006 bb2e b88e b006 a22e
            a006 900e 9006 7006 6006 511e 5006 222e 331e 332e 111e ff4f ee2f ff5f fa8f ffaf f73f f66f
            ec8f e44f e007 bb3f d44f d007 bb1f aa8f 888f 744f 772f 554f 600f 444f 333f
            0001 8004 4004 c005 2005 1005 a006 f30e e20e 444e 6006 5006 f32f f11f f007 b00f e22f e007
            d00f d007 cc4f cc8f cccf b007 a00f 700f 900f 9007 888f 7007 600f 300f 500f 3007 222f 111f
            0002 4004 2005 f005 c005 8005 5005 1005 ea8e ff2e ff8e ff4e ffce ff1e e006 d54e d006 c44e
            720e b10e b006 a00e a006 9006 888e 7006 6006 544e 300e 444e 3006 111e ff3f ffaf f76f fd5f
            f99f e22f ee4f d11f dd8f b11f cc8f 600f 900f 722f 222f 551f
            0003 4004 2004 1004 5005 c005 a005 8005 b006 ff4e ff8e ff2e f006 ee8e e006 d006 aa2e 722e
            900e 9006 888e 7006 6006 544e 322e 444e 3006 222e 111e ff1f ffcf ff5f fb9f ee2f ffaf f76f
            f33f dd1f eeaf e44f ee4f dc8f d44f dd4f bb1f cc4f cc8f cccf ba8f b22f bb2f aaaf aa8f 551f
            774f 731f 664f 622f 331f
            f003 0004 d005 ff4d ff1d ff8d ff2d b005 7005 5005 ffce ff5e fb9e ea8e ffae f76e ff3e e006
            d54e a00e c00e c006 b32e a006 9006 8006 771e 4006 6006 511e 3006 2006 111e 1006 ee4f ffbf
            ff7f ffff dd8f e22f ee2f bb8f d11f dd1f 900f b11f bb1f 772f 888f 600f 773f 744f 774f 332f
            554f 444f 311f 222f
            """;

    private static final char[] ENTRIES = entries();

    private HtCodewords() {}

    private static char[] entries() {
        char[] entries = new char[2 * CONTEXTS << LONGEST];
        int leaf = 0;
        for (String word : LEAVES.strip().split("\\s+")) {
            char entry = (char) Integer.parseInt(word, 16);
            for (int end = leaf + (1 << LONGEST - length(entry)); leaf < end; leaf++) {
                int context = leaf >> LONGEST << LONGEST;
                entries[context + (Integer.reverse(leaf) >>> Integer.SIZE - LONGEST)] = entry;
            }
        }
        return entries;
    }

    /** The entry of the word that bits start with, the first bit lowest. */
    static int entry(int context, int bits) {
        return ENTRIES[context << LONGEST | bits & (1 << LONGEST) - 1];
    }

    /** How many bits the word has. */
    static int length(int entry) {
        return entry & 7;
    }

    /** Whether the quad's exponent is more than what its neighbours let expect, by a number that follows. */
    static boolean hasExponent(int entry) {
        return (entry & 8) != 0;
    }

    /** Which coefficients are significant, a bit for each: down the first column, then down the second. */
    static int significant(int entry) {
        return entry >> 12;
    }

    /** Whether the bit of a coefficient's greatest exponent is known, 1 if so. */
    static int known(int entry, int coefficient) {
        return entry >> 8 + coefficient & 1;
    }

    /** That bit, 0 where it is not known. */
    static int bit(int entry, int coefficient) {
        return entry >> 4 + coefficient & 1;
    }
}
