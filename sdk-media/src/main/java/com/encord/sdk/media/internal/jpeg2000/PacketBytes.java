package com.encord.sdk.media.internal.jpeg2000;

/** The packets of a tile, and how far they are read; their headers may stand apart. */
final class PacketBytes {
    private static final int START_OF_PACKET = 0x91;
    private static final int START_LENGTH = 6;
    private static final int END_OF_HEADER = 0x92;

    private final byte[] packets;
    private final byte[] headers;
    private int at;
    private int headerAt;

    /**
     * Takes the packets of a tile.
     *
     * @param headers their headers, empty where these stand with their packets
     */
    PacketBytes(byte[] packets, byte[] headers) {
        this.packets = packets;
        this.headers = headers;
    }

    private boolean together() {
        return headers.length == 0;
    }

    byte[] bytes() {
        return packets;
    }

    boolean areRead() {
        return together() ? at >= packets.length : headerAt >= headers.length;
    }

    /** Starts to read a packet's header. */
    PacketBits header(boolean marked) {
        if (marked && isMarker(packets, at, START_OF_PACKET)) {
            at += START_LENGTH;
        }
        return together()
                ? new PacketBits(packets, Math.min(at, packets.length), packets.length)
                : new PacketBits(headers, headerAt, headers.length);
    }

    /** Notes that a header is read. */
    void headerEnds(int end, boolean marked) {
        int behind = end;
        if (marked && isMarker(together() ? packets : headers, end, END_OF_HEADER)) {
            behind += 2;
        }
        if (together()) {
            at = behind;
        } else {
            headerAt = behind;
        }
    }

    private static boolean isMarker(byte[] bytes, int at, int marker) {
        return at + 1 < bytes.length && (bytes[at] & 0xFF) == 0xFF && (bytes[at + 1] & 0xFF) == marker;
    }

    /** Gives a block the bytes that the header promised. */
    void giveTo(CodeBlock block) {
        at = block.takeBytes(at, packets.length);
    }
}
