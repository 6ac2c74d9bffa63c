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
 * out, or the codec marks them as references only) have no frame. Immutable, compact (about 21 bytes per packet) and
 * safe to share.
 *
 * <p>Packets do not tell that a damaged one among them decodes to nothing: then all frames after it are one place
 * further ahead than this index says. {@link #scanDeep} finds out.
 *
 * <pre>{@code
 * FrameIndex index = FrameIndex.scan(Path.of("drive.mp4"));
 * int start = index.keyframePacketFor(1234);  // decode from here to see frame 1234
 * }</pre>
 */
public final class FrameIndex extends StoredPackets {
    /** Of a tick: what seconds may be off by for having been calculated with rounding. */
    private static final double HAIR = 1e-6;

    /** A time stamp that is not there. */
    public static final long NO_PTS = Long.MIN_VALUE;

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
        super(timeBase, pts, dts, flags);
        this.lastDuration = lastDuration;
        this.packetOfFrame = presentationOrder();
        this.frameOfPacket = frames(packetOfFrame, pts.length);
    }

    private FrameIndex(FrameIndex packets, byte[] flags) {
        super(packets, flags);
        this.lastDuration = packets.lastDuration;
        this.packetOfFrame = presentationOrder();
        this.frameOfPacket = frames(packetOfFrame, flags.length);
    }

    /** For each packet its frame, or -1. */
    private static int[] frames(int[] packetOfFrame, int packets) {
        int[] frameOfPacket = new int[packets];
        Arrays.fill(frameOfPacket, -1);
        for (int frame = 0; frame < packetOfFrame.length; frame++) {
            frameOfPacket[packetOfFrame[frame]] = frame;
        }
        return frameOfPacket;
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
     * How many frames will not decode, as the units in their packets do not add up. Only packets whose content was read
     * are looked at, which is not needed of large ones in indexed files.
     *
     * @return the count
     */
    public int malformedFrameCount() {
        return malformed().cardinality();
    }

    /**
     * When a frame is presented.
     *
     * @param frame index of the frame
     * @return ticks of {@link #timeBase()}
     */
    public long pts(int frame) {
        return packetPts(packetOfFrame[checkFrame(frame)]);
    }

    /**
     * When a frame is presented.
     *
     * @param frame index of the frame
     * @return seconds
     */
    public double time(int frame) {
        return timeBase().times(pts(frame));
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
            leads = frameOfPacket[later] < 0 || packetPts(later) >= packetPts(packet);
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
     * @throws IllegalArgumentException if the time is not a number
     */
    public OptionalInt framePlayedAt(double seconds) {
        if (Double.isNaN(seconds)) {
            throw new IllegalArgumentException("A time of presentation is a number of seconds, got NaN");
        }
        // a hair's breadth later, so that time(n) leads back to n
        double ticks = Math.floor(seconds / timeBase().toDouble() + HAIR);
        int after = ticks >= Long.MAX_VALUE ? frameCount() : firstAtOrAfter((long) ticks + 1);
        return after == 0 ? OptionalInt.empty() : OptionalInt.of(after - 1);
    }

    /**
     * The frames that are on screen during a span of time: the one that is there when it begins, and all that start
     * before it ends.
     *
     * @param from the first moment, in seconds of presentation
     * @param to the moment behind the last, not before {@code from}
     * @return the frames; none if the two moments are the same or {@code to} is not behind the start of the first frame
     * @throws IllegalArgumentException if a time is not a number or the end lies before the beginning
     */
    public FrameSelection framesPlayedIn(double from, double to) {
        if (to < from) {
            throw new IllegalArgumentException(
                    "A span of time must not end before it begins, got " + from + " s to " + to + " s");
        }
        int first = framePlayedAt(from).orElse(0);
        int last = framePlayedAt(to).orElse(-1);
        // a frame that starts just when the span ends is not in it
        boolean starts = last >= 0 && Math.abs(to / timeBase().toDouble() - pts(last)) <= HAIR;
        int end = starts ? firstAtOrAfter(pts(last)) : last + 1;
        return FrameSelection.range(first, from == to ? first : Math.max(first, end));
    }

    /**
     * All presentation times.
     *
     * @return ticks in ascending order, a copy
     */
    public long[] presentationTimes() {
        long[] times = new long[packetOfFrame.length];
        for (int frame = 0; frame < times.length; frame++) {
            times[frame] = packetPts(packetOfFrame[frame]);
        }
        return times;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameIndex that && lastDuration == that.lastDuration && hasPacketsOf(that);
    }

    @Override
    public int hashCode() {
        return packetsHash();
    }

    @Override
    public String toString() {
        return "FrameIndex[" + frameCount() + " frames, " + packetCount() + " packets, time base " + timeBase() + "]";
    }

    /** The same without the frames that are known not to decode. */
    FrameIndex withoutMalformed() {
        BitSet frames = malformed();
        return frames.isEmpty() ? this : without(frames);
    }

    private BitSet malformed() {
        BitSet frames = new BitSet();
        for (int packet = 0; packet < packetCount(); packet++) {
            if ((packetFlags(packet) & MALFORMED) != 0 && frameOfPacket[packet] >= 0) {
                frames.set(frameOfPacket[packet]);
            }
        }
        return frames;
    }

    /** The same without some frames whose packets turned out to give no picture. */
    FrameIndex without(BitSet frames) {
        return new FrameIndex(this, flagsWith(UNDECODABLE, frames.stream().map(frame -> packetOfFrame[frame])));
    }

    long lastDuration() {
        return lastDuration;
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
