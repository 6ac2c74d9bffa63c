package com.encord.sdk.media.internal.jpeg;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.util.function.IntPredicate;

/**
 * What the kinds of JPEG (ITU-T T.81) and JPEG-LS (T.87) have in common: a picture in marker segments, of which a frame
 * header gives the size and one or more scans the components. Decodes one picture, and is used once.
 */
abstract class JpegPicture {
    private static final int SOI = 0xFFD8;
    private static final int EOI = 0xFFD9;
    private static final int SOS = 0xFFDA;
    /** Restart interval, which the kinds of JPEG treat differently. */
    static final int DRI = 0xFFDD;

    private static final int FILL = 0xFFFF;
    private static final int FIRST_MARKER = 0xFFC0;

    final String source;
    final byte[] bytes;
    private final String kind;
    private final IntPredicate frameMarker;
    private byte[] componentIds = {};
    int depth;
    int width;
    int height;
    int samples;
    /** The samples so far, colour by pixel. */
    int[] decoded = {};

    /**
     * Takes a picture.
     *
     * @param kind what errors call this kind of JPEG
     * @param frameMarker which markers its frame header has
     */
    JpegPicture(String source, byte[] bytes, String kind, IntPredicate frameMarker) {
        this.source = source;
        this.bytes = bytes;
        this.kind = kind;
        this.frameMarker = frameMarker;
    }

    /** Takes the frame header besides what is common. */
    void frame(int marker, int body) {}

    /** Whether all is there when so many components had their scans. */
    boolean complete(int components) {
        return components >= Math.max(1, samples);
    }

    /** Whether the picture may end here, by its end marker. */
    boolean mayEnd() {
        return false;
    }

    /** Takes a segment of any other marker than those of frames and scans. */
    abstract void segment(int marker, int body, int end);

    /**
     * Decodes a scan into {@link #decoded}.
     *
     * @param body where its header's parameters stand
     * @param data where its coded data starts
     * @param channels the components that it has, by their place in the frame header
     * @return where the next segment starts
     */
    abstract int scan(int body, int data, int[] channels);

    final int[] decode() {
        try {
            segments();
        } catch (ArrayIndexOutOfBoundsException e) {
            throw damaged("ends inside a segment");
        }
        return decoded;
    }

    final CorruptMediaException damaged(String how) {
        return new CorruptMediaException(source, "has a " + kind + " picture that " + how);
    }

    final UnsupportedMediaException unsupported(String what) {
        return new UnsupportedMediaException(source, "has a " + kind + " picture " + what);
    }

    final int u16(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private void segments() {
        int at = 2;
        int components = 0;
        while (!complete(components)) {
            int marker = u16(at);
            if (marker == FILL || marker == SOI) {
                at += marker == FILL ? 1 : 2; // the SPIFF header ends with a second start of image
                continue;
            }
            if (marker == EOI && mayEnd()) {
                return;
            }
            if (marker < FIRST_MARKER || marker == EOI) {
                throw damaged("ends before all of its components");
            }
            int body = at + 4;
            at += 2 + u16(at + 2);
            if (frameMarker.test(marker)) {
                frame(body);
                frame(marker, body);
            } else if (marker == SOS) {
                int[] channels = channels(body);
                components += channels.length;
                at = scan(body, at, channels);
            } else {
                segment(marker, body, at);
            }
        }
    }

    private void frame(int body) {
        if (decoded.length > 0) {
            throw damaged("has two frame headers");
        }
        depth = bytes[body] & 0xFF;
        height = u16(body + 1);
        width = u16(body + 3);
        samples = bytes[body + 5] & 0xFF;
        if (depth < 2 || depth > 16 || width == 0 || height == 0 || samples < 1 || samples > 4) {
            throw damaged(
                    "claims " + width + " x " + height + " pixels of " + samples + " samples of " + depth + " bits");
        }
        componentIds = new byte[samples];
        for (int i = 0; i < samples; i++) {
            componentIds[i] = bytes[body + 6 + 3 * i];
            if (bytes[body + 7 + 3 * i] != bytes[body + 7]) {
                throw unsupported("of components that differ in size");
            }
        }
        decoded = new int[Math.multiplyExact(Math.multiplyExact(width, height), samples)];
    }

    private int[] channels(int body) {
        int count = bytes[body];
        if (decoded.length == 0 || count < 1 || count > samples) {
            throw damaged("has a scan of " + count + " of " + samples + " components");
        }
        int[] channels = new int[count];
        for (int i = 0; i < count; i++) {
            channels[i] = channel(bytes[body + 1 + 2 * i]);
        }
        return channels;
    }

    private int channel(byte id) {
        for (int i = 0; i < samples; i++) {
            if (componentIds[i] == id) {
                return i;
            }
        }
        throw damaged("has a scan of a component that its header does not name");
    }
}
