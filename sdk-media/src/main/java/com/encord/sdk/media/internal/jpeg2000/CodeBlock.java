package com.encord.sdk.media.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of coefficients that are coded together, and what packets brought of it so far. */
final class CodeBlock {
    /** A stretch of coding passes that ends with its own last byte (ISO/IEC 15444-1 D.4). */
    static final class Segment {
        final int mostPasses;
        int passes;
        int length;
        private int newPasses;
        private int newLength;

        private Segment(int mostPasses) {
            this.mostPasses = mostPasses;
        }
    }

    /** A stretch of the codestream. */
    record Chunk(int offset, int length) {}

    private static final int UNLIMITED = 109;
    private static final int BEFORE_BYPASS = 10;
    /** High-throughput blocks have a pass, and then two that refine it in a segment of their own. */
    private static final int REFINING = 2;

    private static final int PASSES_OF_PLANE = 3;

    final int x0;
    final int y0;
    final int width;
    final int height;
    final List<Segment> segments = new ArrayList<>(1);
    final List<Chunk> chunks = new ArrayList<>(1);
    /** How many bit planes are not all zero. */
    int planes;
    /** How many are, above those. */
    int emptyPlanes;

    private int lengthBits = 3;
    private boolean included;

    CodeBlock(int x0, int y0, int x1, int y1) {
        this.x0 = x0;
        this.y0 = y0;
        this.width = x1 - x0;
        this.height = y1 - y0;
    }

    boolean included() {
        return included;
    }

    void include(int nonZeroPlanes, int zeroPlanes) {
        included = true;
        planes = nonZeroPlanes;
        emptyPlanes = zeroPlanes;
    }

    /** Reads how many passes a packet adds, and in how many bytes (B.10.6 and B.10.7). */
    void readLengths(PacketBits bits, CodingStyle style) {
        int passes = passes(bits);
        while (bits.bit() == 1) {
            lengthBits++;
        }
        while (passes > 0) {
            Segment segment = segments.isEmpty() ? null : segments.get(segments.size() - 1);
            if (segment == null || segment.passes + segment.newPasses == segment.mostPasses) {
                segment = new Segment(most(style, segment, passes));
                segments.add(segment);
            }
            segment.newPasses = Math.min(segment.mostPasses - segment.passes, passes);
            int width = lengthBits + 31 - Integer.numberOfLeadingZeros(segment.newPasses);
            if (width > 31) {
                throw new Jpeg2000Exception("has a packet that claims more bytes than there can be");
            }
            segment.newLength = bits.bits(width);
            passes -= segment.newPasses;
        }
    }

    private static int passes(PacketBits bits) {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int few = bits.bits(2);
        if (few < 3) {
            return 3 + few;
        }
        int some = bits.bits(5);
        return some < 31 ? 6 + some : 37 + bits.bits(7);
    }

    private static int most(CodingStyle style, @Nullable Segment before, int passes) {
        if (style.highThroughput()) {
            return mostOfHighThroughput(before, passes);
        }
        if (style.terminatesAll()) {
            return 1;
        }
        if (!style.bypasses()) {
            return UNLIMITED;
        }
        if (before == null) {
            return BEFORE_BYPASS;
        }
        return before.mostPasses == 1 || before.mostPasses == BEFORE_BYPASS ? 2 : 1;
    }

    /** Planes that are left out count as three passes each, before the first one that is there (ISO/IEC 15444-15 B). */
    private static int mostOfHighThroughput(@Nullable Segment before, int passes) {
        if (before == null) {
            return passes - (passes - 1) % PASSES_OF_PLANE;
        }
        if (before.mostPasses == REFINING) {
            throw Jpeg2000Exception.unsupported("of high throughput whose code blocks are coded more than once");
        }
        return REFINING;
    }

    /** All bytes that packets brought, one after another. */
    byte[] gather(byte[] codestream, byte[] reused) {
        int length = length();
        byte[] bytes = reused.length < length ? new byte[length] : reused;
        int at = 0;
        for (Chunk chunk : chunks) {
            System.arraycopy(codestream, chunk.offset(), bytes, at, chunk.length());
            at += chunk.length();
        }
        return bytes;
    }

    int length() {
        int length = 0;
        for (Chunk chunk : chunks) {
            length += chunk.length();
        }
        return length;
    }

    /** Takes the bytes that a packet's header promised; gives where the next ones stand. */
    int takeBytes(int from, int end) {
        int at = from;
        for (Segment segment : segments) {
            if (segment.newPasses > 0) {
                if (segment.newLength > end - at) {
                    throw new Jpeg2000Exception("is cut off: a packet promises " + segment.newLength
                            + " bytes, of which " + (end - at) + " are there");
                }
                if (segment.newLength > 0) {
                    chunks.add(new Chunk(at, segment.newLength));
                }
                at += segment.newLength;
                segment.passes += segment.newPasses;
                segment.length += segment.newLength;
                segment.newPasses = 0;
                segment.newLength = 0;
            }
        }
        return at;
    }
}
