package com.encord.sdk.media.image;

import java.util.function.Consumer;

/**
 * One box of the ISO base media file format (ISO/IEC 14496-12 4.2).
 *
 * @param type its four characters as a number
 * @param at where its content starts
 * @param end where it ends, never beyond its parent or the file
 * @param cut whether it promised more than that
 */
record IsoBox(int type, long at, long end, boolean cut) {
    private static final int MOST_BOXES = 1 << 16;

    /** Visits the boxes that follow each other in a range of the file. */
    static void each(HeaderBytes bytes, long from, long to, Consumer<IsoBox> visitor) {
        long at = from;
        for (int i = 0; i < MOST_BOXES && at + 8 <= to; i++) {
            long size = bytes.u32be(at);
            long header = 8;
            if (size == 1) {
                size = bytes.u64be(at + 8);
                header = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < header) {
                throw new MalformedHeader("a box at byte " + at + " has the impossible size " + size);
            }
            boolean cut = size > to - at;
            long end = cut ? to : at + size;
            visitor.accept(new IsoBox(bytes.fourCc(at + 4), at + header, end, cut));
            at = end;
        }
    }
}
