package com.encord.sdk.media.internal.jpeg2000;

import java.io.ByteArrayOutputStream;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Packet headers that marker segments bring apart from their packets (ISO/IEC 15444-1 A.7.4 and A.7.5). */
final class PackedHeaders {
    /** By the number that tells their order. */
    private final TreeMap<Integer, byte[]> segments = new TreeMap<>();

    /** What is left of those of all tile parts, once the first of them was asked for. */
    private @Nullable SegmentBytes ofParts;

    void take(SegmentBytes in) {
        int number = in.u8();
        if (segments.putIfAbsent(number, in.bytes(in.remaining())) != null) {
            throw new Jpeg2000Exception("has two marker segments of packet headers with the number " + number);
        }
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** Those of a tile part, in all segments of its own header; the next part counts its segments anew. */
    byte[] ofThisPart() {
        byte[] all = all();
        segments.clear();
        return all;
    }

    private byte[] all() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        segments.values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** Those of the next tile part, where the main header has them of all tile parts. */
    byte[] ofNextPart() {
        if (ofParts == null) {
            byte[] all = all();
            ofParts = new SegmentBytes(all, 0, all.length);
        }
        return ofParts.bytes(ofParts.u31());
    }
}
