package com.encord.sdk.media.internal.jpeg;

/** The Huffman tables that a picture has defined so far (ITU-T T.81 B.2.4.2). */
final class HuffmanTables {
    /** The class of tables for DC coefficients and for the differences of lossless JPEG. */
    static final int DC = 0;
    /** The class of tables for AC coefficients. */
    static final int AC = 1;

    private static final int DESTINATIONS = 4;
    private static final int COUNTS = 16;

    private final JpegPicture picture;
    private final HuffmanTable[] tables = new HuffmanTable[2 * DESTINATIONS];

    HuffmanTables(JpegPicture picture) {
        this.picture = picture;
    }

    /** Reads the tables of a segment. */
    void read(int from, int end) {
        int at = from;
        while (at < end) {
            int id = picture.bytes[at] & 0xFF;
            if ((id & 0x0F) >= DESTINATIONS || id >> 4 > AC) {
                throw picture.damaged("has a Huffman table numbered " + id);
            }
            HuffmanTable table = new HuffmanTable(picture.bytes, at + 1);
            tables[(id >> 4) * DESTINATIONS + (id & 0x0F)] = table;
            at += 1 + COUNTS + table.size();
        }
    }

    HuffmanTable get(int tableClass, int destination) {
        HuffmanTable table = tables[tableClass * DESTINATIONS + (destination & 3)];
        if (table == null) {
            throw picture.damaged("uses a Huffman table that it does not define");
        }
        return table;
    }
}
