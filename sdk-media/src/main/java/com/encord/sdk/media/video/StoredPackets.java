package com.encord.sdk.media.video;

import com.encord.sdk.media.Rational;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The packets of a video in the order of decoding, in which they are stored: their times and what is known of each.
 * What of them is presented, and when, is the {@link FrameIndex}. Immutable.
 */
abstract class StoredPackets {
    static final byte KEYFRAME = 1;
    static final byte DISCARDED = 2;
    static final byte HIDDEN = 4;
    static final byte CORRUPT = 8;
    static final byte PTS_GUESSED = 16;
    static final byte UNDECODABLE = 32;
    static final byte MALFORMED = 64;

    private final Rational timeBase;
    private final long[] pts;
    private final long[] dts;
    private final byte[] flags;

    StoredPackets(Rational timeBase, long[] pts, long[] dts, byte[] flags) {
        this.timeBase = timeBase;
        this.pts = pts;
        this.dts = dts;
        this.flags = flags;
    }

    /** The same packets, of which other things are known. */
    StoredPackets(StoredPackets packets, byte[] flags) {
        this(packets.timeBase, packets.pts, packets.dts, flags);
    }

    /**
     * How many packets are stored, with and without a frame.
     *
     * @return the count
     */
    public int packetCount() {
        return pts.length;
    }

    /**
     * How many packets are decoded but left out by an edit list.
     *
     * @return the count
     */
    public int discardedCount() {
        return count(DISCARDED);
    }

    /**
     * How many packets hold no picture to present by the codec's own rules, such as VP8's alternate reference frames
     * and the second field of a frame that is stored as two.
     *
     * @return the count
     */
    public int hiddenCount() {
        return count(HIDDEN);
    }

    /**
     * How many packets have no frame because nothing can be made of them: at the start of HEVC, pictures that were
     * predicted from ones before the start; after {@link FrameIndex#scanDeep}, or once a video that uses this index has
     * come across them, also damaged ones.
     *
     * @return the count
     */
    public int undecodableCount() {
        return count(UNDECODABLE);
    }

    /**
     * How many packets came without a presentation time; their place was derived from the order of decoding.
     *
     * @return the count
     */
    public int missingPtsCount() {
        return count(PTS_GUESSED);
    }

    /**
     * How many packets the container itself calls damaged or incomplete.
     *
     * @return the count
     */
    public int corruptPacketCount() {
        return count(CORRUPT);
    }

    /**
     * The unit of all time stamps here.
     *
     * @return seconds per tick
     */
    public Rational timeBase() {
        return timeBase;
    }

    /**
     * The presentation time of a packet, presented or not.
     *
     * @param packet the packet's place in the order of decoding, from 0
     * @return ticks of {@link #timeBase()}
     */
    public long packetPts(int packet) {
        return pts[packet];
    }

    /**
     * The decoding time of a packet.
     *
     * @param packet the packet's place in the order of decoding, from 0
     * @return ticks of {@link #timeBase()}, or {@link FrameIndex#NO_PTS}
     */
    public long packetDts(int packet) {
        return dts[packet];
    }

    /**
     * Whether decoding can start at a packet.
     *
     * @param packet the packet's place in the order of decoding, from 0
     * @return true for a keyframe
     */
    public boolean packetIsKeyframe(int packet) {
        return (flags[packet] & KEYFRAME) != 0;
    }

    /**
     * Whether an edit list leaves a packet out.
     *
     * @param packet the packet's place in the order of decoding, from 0
     * @return true if it is decoded but not presented
     */
    public boolean packetIsDiscarded(int packet) {
        return (flags[packet] & DISCARDED) != 0;
    }

    /**
     * Whether a packet came with its own presentation time.
     *
     * @param packet the packet's place in the order of decoding, from 0
     * @return false if the time was derived from the order of decoding
     */
    public boolean packetHasPts(int packet) {
        return (flags[packet] & PTS_GUESSED) == 0;
    }

    /**
     * The largest distance from one keyframe to the next, or from the last one to the end.
     *
     * @return in packets; all of them if there is no keyframe
     */
    public int keyframeInterval() {
        int largest = 0;
        int last = 0;
        for (int packet = 1; packet < pts.length; packet++) {
            if (packetIsKeyframe(packet)) {
                largest = Math.max(largest, packet - last);
                last = packet;
            }
        }
        return Math.max(largest, pts.length - last);
    }

    byte packetFlags(int packet) {
        return flags[packet];
    }

    /** What is known of the packets, if some are marked in addition. */
    byte[] flagsWith(byte mark, IntStream packets) {
        byte[] marked = flags.clone();
        packets.forEach(packet -> marked[packet] |= mark);
        return marked;
    }

    /** The presented packets as they are presented. */
    int[] presentationOrder() {
        return PresentationOrder.of(pts, flags);
    }

    boolean hasPacketsOf(StoredPackets that) {
        return timeBase.equals(that.timeBase)
                && Arrays.equals(pts, that.pts)
                && Arrays.equals(dts, that.dts)
                && Arrays.equals(flags, that.flags);
    }

    int packetsHash() {
        return Arrays.hashCode(pts) * 31 + Arrays.hashCode(flags);
    }

    private int count(byte flag) {
        int count = 0;
        for (byte value : flags) {
            if ((value & flag) != 0) {
                count++;
            }
        }
        return count;
    }
}
