package com.encord.sdk.media.image;

import java.util.Iterator;
import java.util.NoSuchElementException;

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

    /** The boxes that follow each other in a range of the file, read as they are asked for, once. */
    static Iterable<IsoBox> in(HeaderBytes bytes, long from, long to) {
        return new Siblings(bytes, from, to);
    }

    private static final class Siblings implements Iterable<IsoBox>, Iterator<IsoBox> {
        private final HeaderBytes bytes;
        private final long to;
        private long at;
        private int count;

        Siblings(HeaderBytes bytes, long from, long to) {
            this.bytes = bytes;
            this.at = from;
            this.to = to;
        }

        @Override
        public Iterator<IsoBox> iterator() {
            return this;
        }

        @Override
        public boolean hasNext() {
            return count < MOST_BOXES && at + 8 <= to;
        }

        @Override
        public IsoBox next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
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
            IsoBox box = new IsoBox(bytes.fourCc(at + 4), at + header, end, cut);
            at = end;
            count++;
            return box;
        }
    }
}
