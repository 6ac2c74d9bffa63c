package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What decoding every frame of a video shows: which frames come out damaged, which do not come out at all, and whether
 * the pictures change their size. Immutable; the file is closed again.
 */
public final class DecodeScan {
    private final int decodedFrames;
    private final List<Integer> damagedFrames;
    private final List<Integer> missingFrames;
    private final long errors;
    private final List<String> sizes;
    private final int displacedFrames;
    private final int interlacedFrames;
    private final FrameIndex index;

    private DecodeScan(
            int decodedFrames,
            List<Integer> damagedFrames,
            List<Integer> missingFrames,
            long errors,
            List<String> sizes,
            int displacedFrames,
            int interlacedFrames,
            FrameIndex index) {
        this.decodedFrames = decodedFrames;
        this.damagedFrames = List.copyOf(damagedFrames);
        this.missingFrames = List.copyOf(missingFrames);
        this.errors = errors;
        this.sizes = List.copyOf(sizes);
        this.displacedFrames = displacedFrames;
        this.interlacedFrames = interlacedFrames;
        this.index = index;
    }

    /**
     * Decodes a video from start to end, on all processors, going on after errors.
     *
     * @param source where the bytes are
     * @param index the frames that are expected
     * @return what came out
     * @throws MediaException if the file cannot be opened or has no decoder
     */
    public static DecodeScan of(MediaSource source, FrameIndex index) {
        BitSet seen = new BitSet(index.frameCount());
        BitSet damaged = new BitSet();
        List<String> sizes = new ArrayList<>();
        int decoded = 0;
        int interlaced = 0;
        try (FrameReader reader = FrameReader.open(source, DemuxerLimits.STANDARD, 0, Decoder.OnError.CONTINUE)) {
            Optional<NativeFrame> next = reader.next();
            while (next.isPresent()) {
                try (NativeFrame frame = next.get()) {
                    int place = place(frame, index, seen, decoded);
                    seen.set(place);
                    if (frame.corrupt()) {
                        damaged.set(place);
                    }
                    String size = frame.width() + "x" + frame.height();
                    if (sizes.isEmpty() || !sizes.get(sizes.size() - 1).equals(size)) {
                        sizes.add(size);
                    }
                    decoded++;
                    if (frame.interlaced()) {
                        interlaced++;
                    }
                }
                next = reader.next();
            }
            BitSet missing = new BitSet();
            missing.set(0, index.frameCount());
            missing.andNot(seen);
            int displaced = 0;
            if (decoded >= index.frameCount()) {
                displaced = missing.cardinality();
                // all came out, some under another time than their packet's
                missing.clear();
            }
            return new DecodeScan(
                    decoded,
                    list(damaged),
                    list(missing),
                    reader.errors(),
                    sizes,
                    displaced,
                    interlaced,
                    index.without(missing));
        }
    }

    /**
     * Decodes no more than the first frame of a video, for codecs whose headers leave open whether pictures are
     * interlaced.
     *
     * @param source where the bytes are
     * @return true if that frame is interlaced; false if it is not or nothing can be decoded
     */
    public static boolean startsInterlaced(MediaSource source) {
        try (FrameReader reader = FrameReader.open(source, DemuxerLimits.STANDARD, 1, Decoder.OnError.CONTINUE)) {
            Optional<NativeFrame> first = reader.next();
            boolean interlaced = first.isPresent() && first.get().interlaced();
            first.ifPresent(NativeFrame::close);
            return interlaced;
        } catch (MediaInterruptedException stop) {
            throw stop;
        } catch (MediaException undecodable) {
            return false;
        }
    }

    /**
     * How many frames came out.
     *
     * @return the count
     */
    public int decodedFrames() {
        return decodedFrames;
    }

    /**
     * The frames that the decoder had to patch up.
     *
     * @return frame indexes, ascending
     */
    public List<Integer> damagedFrames() {
        return damagedFrames;
    }

    /**
     * The frames that did not come out at all.
     *
     * @return frame indexes, ascending
     */
    public List<Integer> missingFrames() {
        return missingFrames;
    }

    /**
     * How often the decoder refused a packet.
     *
     * @return the count
     */
    public long errors() {
        return errors;
    }

    /**
     * The index that was given, but without the frames that did not come out.
     *
     * @return the corrected index
     */
    public FrameIndex index() {
        return index;
    }

    /**
     * How many frames the decoder presents at another time than that of their packets, though none is missing: the
     * container's times contradict the order that the codec wants.
     *
     * @return the count
     */
    public int displacedFrames() {
        return displacedFrames;
    }

    /**
     * How many frames mix two moments in alternate lines, as the pictures themselves say.
     *
     * @return the count
     */
    public int interlacedFrames() {
        return interlacedFrames;
    }

    /**
     * The sizes of the pictures in order of appearance, one entry per change.
     *
     * @return for example {@code 640x480}; more than one if the size changes
     */
    public List<String> sizes() {
        return sizes;
    }

    /** The frame that this picture is: by its time, or by its turn if the container gives no times. */
    private static int place(NativeFrame frame, FrameIndex index, BitSet seen, int decoded) {
        if (frame.pts().isPresent()) {
            OptionalInt found = index.frameWithPts(frame.pts().getAsLong());
            if (found.isPresent()) {
                // of several frames with one time, the next that has not come yet
                int free = seen.nextClearBit(found.getAsInt());
                return free < index.frameCount() && index.pts(free) == index.pts(found.getAsInt())
                        ? free
                        : found.getAsInt();
            }
        }
        return decoded;
    }

    private static List<Integer> list(BitSet frames) {
        return frames.stream().boxed().toList();
    }
}
