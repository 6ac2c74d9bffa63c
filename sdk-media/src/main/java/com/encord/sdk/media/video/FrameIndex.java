package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.Rational;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Which frames a video presents, in which order and when, as its packets tell without decoding. Frame {@code n} is the
 * n-th presented frame, never {@code time x rate}. Packets that are decoded but not presented (an edit list leaves them
 * out, or the codec marks them as references only) have no frame. Immutable, compact (about 21 bytes per packet) and safe
 * to share.
 *
 * <p>Packets do not tell that a damaged one among them decodes to nothing: then all frames after it are one place further
 * ahead than this index says. {@link #scanDeep} finds out.
 *
 * <pre>{@code
 * FrameIndex index = FrameIndex.scan(Path.of("drive.mp4"));
 * int start = index.keyframePacketFor(1234);  // decode from here to see frame 1234
 * }</pre>
 */
public final class FrameIndex {
    /** A time stamp that is not there. */
    public static final long NO_PTS = Long.MIN_VALUE;

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
    private final long lastDuration;
    private final int[] packetOfFrame;
    private final int[] frameOfPacket;

    /**
     * @param pts presentation times in decoding order, guessed where the flag says so
     * @param dts decoding times, {@link #NO_PTS} where there is none
     * @param flags what is known of each packet
     * @param lastDuration how long the last presented frame lasts, 0 if unknown
     */
    FrameIndex(Rational timeBase, long[] pts, long[] dts, byte[] flags, long lastDuration) {
        this.timeBase = timeBase;
        this.pts = pts;
        this.dts = dts;
        this.flags = flags;
        this.lastDuration = lastDuration;
        this.packetOfFrame = PresentationOrder.of(pts, flags);
        this.frameOfPacket = new int[pts.length];
        Arrays.fill(frameOfPacket, -1);
        for (int frame = 0; frame < packetOfFrame.length; frame++) {
            frameOfPacket[packetOfFrame[frame]] = frame;
        }
    }

    /**
     * Reads all packets of the first real video stream of a file.
     *
     * @param file the video
     * @return the index
     * @throws MediaException if the file cannot be read or has no video stream
     */
    public static FrameIndex scan(Path file) {
        return VideoScan.of(file).index();
    }

    /**
     * Reads all packets of the first real video stream of a file and decodes them, so that packets that give no picture
     * have no frame. Takes as long as decoding does; {@linkplain #save save} the result.
     *
     * @param file the video
     * @return the index of the frames that really come out
     * @throws MediaException if the file cannot be read, has no video stream or no decoder for it
     */
    public static FrameIndex scanDeep(Path file) {
        return scanDeep(MediaSource.of(file));
    }

    static FrameIndex scanDeep(MediaSource source) {
        return DecodeScan.of(source, VideoScan.of(source).index()).index();
    }

    /**
     * Reads an index that {@link #save} wrote.
     *
     * @param file where it was written
     * @return the index
     * @throws MediaException if the file cannot be read, has another version or fails its checksum
     */
    public static FrameIndex load(Path file) {
        return FrameIndexFile.read(file);
    }

    /**
     * Writes the index so that another run need not scan the video again.
     *
     * @param file where to write; replaced if it exists
     * @throws MediaException if it cannot be written
     */
    public void save(Path file) {
        FrameIndexFile.write(this, file);
    }

    /**
     * How many frames are presented.
     *
     * @return the count
     */
    public int frameCount() {
        return packetOfFrame.length;
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
     * How many packets hold no picture to present by the codec's own rules, such as VP8's alternate reference frames and
     * the second field of a frame that is stored as two.
     *
     * @return the count
     */
    public int hiddenCount() {
        return count(HIDDEN);
    }

    /**
     * How many packets have no frame because nothing can be made of them: at the start of HEVC, pictures that were
     * predicted from ones before the start; after {@link #scanDeep}, or once a video that uses this index has come across
     * them, also damaged ones.
     *
     * @return the count
     */
    public int undecodableCount() {
        return count(UNDECODABLE);
    }

    /**
     * How many frames will not decode, as the units in their packets do not add up. Only packets whose content was read
     * are looked at, which is not needed of large ones in indexed files.
     *
     * @return the count
     */
    public int malformedFrameCount() {
        return malformed().cardinality();
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
     * When a frame is presented.
     *
     * @param frame index of the frame
     * @return ticks of {@link #timeBase()}
     */
    public long pts(int frame) {
        return pts[packetOfFrame[checkFrame(frame)]];
    }

    /**
     * When a frame is presented.
     *
     * @param frame index of the frame
     * @return seconds
     */
    public double time(int frame) {
        return timeBase.times(pts(frame));
    }

    /**
     * How long a frame is presented: until the next one, or as long as the container says for the last.
     *
     * @param frame index of the frame
     * @return ticks of {@link #timeBase()}, 0 if unknown
     */
    public long duration(int frame) {
        return checkFrame(frame) + 1 < frameCount() ? pts(frame + 1) - pts(frame) : lastDuration;
    }

    /**
     * Where the last frame ends.
     *
     * @return ticks of {@link #timeBase()}; the last frame's own time if its duration is unknown, 0 without frames
     */
    public long endPts() {
        return frameCount() == 0 ? 0 : pts(frameCount() - 1) + lastDuration;
    }

    /**
     * The packet that holds a frame.
     *
     * @param frame index of the frame
     * @return the packet's place in the order of decoding, from 0
     */
    public int packetOf(int frame) {
        return packetOfFrame[checkFrame(frame)];
    }

    /**
     * The frame in a packet.
     *
     * @param packet the packet's place in the order of decoding, from 0
     * @return index of the frame, or empty if the packet is not presented
     */
    public OptionalInt frameOfPacket(int packet) {
        int frame = frameOfPacket[packet];
        return frame < 0 ? OptionalInt.empty() : OptionalInt.of(frame);
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
     * @return ticks of {@link #timeBase()}, or {@link #NO_PTS}
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
     * Whether a frame is a keyframe.
     *
     * @param frame index of the frame
     * @return true for a keyframe
     */
    public boolean isKeyframe(int frame) {
        return packetIsKeyframe(packetOf(frame));
    }

    /**
     * The packet to start decoding at in order to see a frame.
     *
     * @param frame index of the frame
     * @return the nearest keyframe packet at or before the frame's own in decoding order; 0 if there is none
     */
    public int keyframePacketFor(int frame) {
        int packet = packetOf(frame);
        while (packet > 0 && !packetIsKeyframe(packet)) {
            packet--;
        }
        return packet;
    }

    /**
     * Whether the packets before one can be cut off without harm to the frames in the others. A keyframe alone does not
     * tell: pictures that follow it in decoding order but are presented before it were predicted across it.
     *
     * @param packet the packet's place in the order of decoding, from 0
     * @return true for a keyframe that is presented before all packets behind it, and for the first packet
     */
    public boolean canStartAt(int packet) {
        boolean leads = packetIsKeyframe(packet);
        for (int later = packet + 1; leads && later < packetCount(); later++) {
            leads = frameOfPacket[later] < 0 || pts[later] >= pts[packet];
        }
        return leads || packet == 0;
    }

    /**
     * The frame that is presented at a time stamp exactly.
     *
     * @param timestamp ticks of {@link #timeBase()}
     * @return index of the first such frame, or empty if no frame starts then
     */
    public OptionalInt frameWithPts(long timestamp) {
        int frame = firstAtOrAfter(timestamp);
        return frame < frameCount() && pts(frame) == timestamp ? OptionalInt.of(frame) : OptionalInt.empty();
    }

    /**
     * The frame that is on screen at a time.
     *
     * @param seconds a time of presentation
     * @return index of the last frame that starts at or before it, or empty before the first frame
     */
    public OptionalInt framePlayedAt(double seconds) {
        // a hair's breadth later, so that time(n) leads back to n
        double ticks = Math.floor(seconds / timeBase.toDouble() + 1e-6);
        int after = ticks >= Long.MAX_VALUE ? frameCount() : firstAtOrAfter((long) ticks + 1);
        return after == 0 ? OptionalInt.empty() : OptionalInt.of(after - 1);
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

    /**
     * All presentation times.
     *
     * @return ticks in ascending order, a copy
     */
    public long[] presentationTimes() {
        long[] times = new long[packetOfFrame.length];
        for (int frame = 0; frame < times.length; frame++) {
            times[frame] = pts[packetOfFrame[frame]];
        }
        return times;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameIndex that
                && timeBase.equals(that.timeBase)
                && lastDuration == that.lastDuration
                && Arrays.equals(pts, that.pts)
                && Arrays.equals(dts, that.dts)
                && Arrays.equals(flags, that.flags);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pts) * 31 + Arrays.hashCode(flags);
    }

    @Override
    public String toString() {
        return "FrameIndex[" + frameCount() + " frames, " + packetCount() + " packets, time base " + timeBase + "]";
    }

    /** The same without the frames that are known not to decode. */
    FrameIndex withoutMalformed() {
        BitSet frames = malformed();
        return frames.isEmpty() ? this : without(frames);
    }

    private BitSet malformed() {
        BitSet frames = new BitSet();
        for (int packet = 0; packet < flags.length; packet++) {
            if ((flags[packet] & MALFORMED) != 0 && frameOfPacket[packet] >= 0) {
                frames.set(frameOfPacket[packet]);
            }
        }
        return frames;
    }

    /** The same without some frames whose packets turned out to give no picture. */
    FrameIndex without(BitSet frames) {
        byte[] corrected = flags.clone();
        frames.stream().forEach(frame -> corrected[packetOfFrame[frame]] |= UNDECODABLE);
        return new FrameIndex(timeBase, pts, dts, corrected, lastDuration);
    }

    byte packetFlags(int packet) {
        return flags[packet];
    }

    long lastDuration() {
        return lastDuration;
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

    private int firstAtOrAfter(long timestamp) {
        int low = 0;
        int high = frameCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pts(middle) < timestamp) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int checkFrame(int frame) {
        if (frame < 0 || frame >= packetOfFrame.length) {
            throw new IndexOutOfBoundsException(
                    "There is no frame " + frame + "; the video presents " + packetOfFrame.length + " frames from 0");
        }
        return frame;
    }
}
