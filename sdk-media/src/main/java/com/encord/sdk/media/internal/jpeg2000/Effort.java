package com.encord.sdk.media.internal.jpeg2000;

/** What reading the packets of a picture takes, which a few bytes of a hostile file may drive up without end. */
final class Effort {
    /** Packets that several progressions name are read once; none but a hostile file names so many again. */
    private static final int MOST_NAMED = 1 << 26;
    /** Each packet may speak of all code blocks of its precinct; sane pictures have far fewer blocks and layers. */
    private static final int MOST_BLOCKS = 1 << 26;

    private long named;
    private long blocks;

    /** Packets or precincts that a progression names. */
    void name(int count) {
        named += count;
        if (named > MOST_NAMED) {
            throw new Jpeg2000Exception("names the same packets over and over");
        }
    }

    /** Code blocks that a packet may speak of. */
    void visit(int count) {
        blocks += count;
        if (blocks > MOST_BLOCKS) {
            throw new Jpeg2000Exception("has more packets than its code blocks can need");
        }
    }
}
