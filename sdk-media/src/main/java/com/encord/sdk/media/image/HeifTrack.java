package com.encord.sdk.media.image;

import org.jspecify.annotations.Nullable;

/**
 * The picture track of an image sequence (handler {@code pict}); tracks with transparency or depth are additions to it.
 */
final class HeifTrack {
    private final HeaderBytes bytes;
    private int handler;
    int width;
    int height;
    int samples;

    private HeifTrack(HeaderBytes bytes) {
        this.bytes = bytes;
    }

    /** The first picture track with samples, which is the one shown; null if there is none. */
    static @Nullable HeifTrack find(HeaderBytes bytes, IsoBox moov) {
        for (IsoBox box : IsoBox.in(bytes, moov.at(), moov.end())) {
            if (box.type() == HeaderBytes.fourCc("trak")) {
                HeifTrack track = new HeifTrack(bytes);
                track.boxesOf(box);
                if (track.handler == HeaderBytes.fourCc("pict")) {
                    return track;
                }
            }
        }
        return null;
    }

    private void boxesOf(IsoBox parent) {
        for (IsoBox box : IsoBox.in(bytes, parent.at(), parent.end())) {
            box(box);
        }
    }

    private void box(IsoBox box) {
        if (box.type() == HeaderBytes.fourCc("mdia")
                || box.type() == HeaderBytes.fourCc("minf")
                || box.type() == HeaderBytes.fourCc("stbl")) {
            boxesOf(box);
        } else if (box.type() == HeaderBytes.fourCc("hdlr")) {
            handler = handler == 0 ? bytes.fourCc(box.at() + 8) : handler;
        } else if (box.type() == HeaderBytes.fourCc("tkhd")) {
            // Sizes are 16.16 fixed-point numbers at the end of the box.
            width = bytes.u16be(box.end() - 8);
            height = bytes.u16be(box.end() - 4);
        } else if (box.type() == HeaderBytes.fourCc("stsz") || box.type() == HeaderBytes.fourCc("stz2")) {
            samples = (int) Math.min(bytes.u32be(box.at() + 8), Integer.MAX_VALUE);
        }
    }
}
