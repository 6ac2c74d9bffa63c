package com.encord.sdk.media.video;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames by index, each the same picture that decoding from the start gives. It decodes from the keyframe before
 * a frame as long as everything proves right on the way: times of frames as the index says, no damage. At the first
 * sign that something does not, it counts frames from the start of the file instead, which is slow and never wrong.
 * Calls exclude each other.
 */
final class ExactReader implements AutoCloseable {
    private final MediaSource source;
    private final FrameIndex index;
    private @Nullable FrameReader unused;
    private @Nullable FrameReader reader;
    private @Nullable ReadFrame latest;
    private boolean open = true;

    /** One from the first suspicion on: only then is it known which frames are damaged. */
    private int threads;

    /** Whether the index proved wrong, or cannot be relied on to begin with. */
    private boolean counting;

    private FrameCount count = new FrameCount();

    /** How many frames the whole file gave, once that was counted. */
    private OptionalInt counted = OptionalInt.empty();

    /** The frame that should come next, while the index is relied on. */
    private int next;

    /** The packet decoding started at. */
    private int entry;

    /** The frame that is shown first of those that can be decoded from there. */
    private int first;

    /** How many packets the reader had read when it came there. */
    private long readBefore;

    /** Takes over a reader that nobody has read from, if there is one. */
    ExactReader(MediaSource source, int threads, FrameIndex index, @Nullable FrameReader unused) {
        this.unused = unused;
        this.source = source;
        this.threads = threads;
        this.index = index;
        this.counting = !isReliable(index);
    }

    /**
     * Reads one frame.
     *
     * @return the frame, to be closed by the caller
     */
    synchronized ReadFrame read(int frame) {
        if (!open) {
            throw new IllegalStateException("The video " + source.name() + " is closed; open it again to read frames");
        }
        if (frame < 0 || frame >= index.frameCount()) {
            throw FrameSelection.noSuchFrame(frame, index.frameCount());
        }
        if (latest == null || latest.index() != frame) {
            ReadFrame read = counting ? null : readFromKeyframe(frame);
            if (read == null) {
                read = readFromStart(frame);
            }
            keep(read);
        }
        ReadFrame found = Objects.requireNonNull(latest);
        return new ReadFrame(found.picture().share(), found.index(), found.pts(), found.duration());
    }

    /** How many frames the file gives, if that was found to be less than its packets promise. */
    synchronized OptionalInt countedFrames() {
        return counted;
    }

    @Override
    public synchronized void close() {
        open = false;
        keep(null);
        closeReader();
        if (unused != null) {
            unused.close();
            unused = null;
        }
    }

    /** A time must name one frame, and the first packet must be one to start at. */
    private static boolean isReliable(FrameIndex index) {
        int frames = index.frameCount();
        if (frames == 0 || index.missingPtsCount() > 0 || !index.packetIsKeyframe(0)) {
            return false;
        }
        for (int frame = 1; frame < frames; frame++) {
            if (index.pts(frame) == index.pts(frame - 1)) {
                return false;
            }
        }
        // pictures shown before the first keyframe refer to something that is not in the file
        return index.pts(0) >= index.packetPts(0) || index.packetIsDiscarded(0);
    }

    /** The frame, or null if something on the way was not as the index says. */
    private @Nullable ReadFrame readFromKeyframe(int frame) {
        FrameReader ready = positionFor(frame);
        while (ready != null) {
            Optional<NativeFrame> picture = ready.next();
            if (ready.suspicious()) {
                picture.ifPresent(NativeFrame::close);
                closeReader();
                threads = 1;
                return readFromKeyframe(frame);
            }
            if (picture.isEmpty() || ready.damaged() || picture.get().pts().isEmpty()) {
                picture.ifPresent(NativeFrame::close);
                break;
            }
            long pts = picture.get().pts().getAsLong();
            if (pts == index.pts(next)) {
                int found = next++;
                if (found == frame) {
                    return new ReadFrame(
                            picture.get(), frame, pts, picture.get().duration());
                }
            } else if (pts > index.pts(next) || next > first || entry == 0) {
                picture.get().close();
                break;
            }
            // what is shown before the keyframe may lack its references and is not counted
            picture.get().close();
        }
        counting = true;
        closeReader();
        return null;
    }

    private @Nullable FrameReader positionFor(int frame) {
        int wanted = entryFor(frame);
        FrameReader current = reader;
        if (current != null && next <= frame && wanted < entry + current.packetsRead() - readBefore) {
            return current;
        }
        entry = wanted;
        first = firstFrameFrom(wanted);
        next = first;
        if (first > frame) {
            return null;
        }
        if (current != null && wanted == 0 && current.stream().codec().equals("hevc")) {
            // after seeking, FFmpeg's decoder of HEVC leaves out what it gives as damaged from a start
            closeReader();
            current = null;
        }
        if (current == null) {
            current = openReader();
            if (wanted == 0) {
                readBefore = 0;
                return current;
            }
        }
        return seek(current, wanted) || skipTo(wanted) ? reader : null;
    }

    /** The last keyframe that is decoded and shown before the frame: later ones may lack what the frame refers to. */
    private int entryFor(int frame) {
        long pts = index.pts(frame);
        int packet = index.keyframePacketFor(frame);
        while (packet > 0 && index.packetPts(packet) > pts) {
            packet--;
            while (packet > 0 && !index.packetIsKeyframe(packet)) {
                packet--;
            }
        }
        return packet;
    }

    private int firstFrameFrom(int packet) {
        long pts = packet == 0 ? Long.MIN_VALUE : index.packetPts(packet);
        int low = 0;
        int high = index.frameCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (index.pts(middle) < pts) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Seeks to a keyframe packet and gives it to the decoder. */
    private boolean seek(FrameReader ready, int packet) {
        long pts = index.packetPts(packet);
        long dts = index.packetDts(packet);
        // containers seek by either clock; the earlier one is the safe one
        return seek(ready, packet, pts) || dts != FrameIndex.NO_PTS && dts < pts && seek(ready, packet, dts);
    }

    private boolean seek(FrameReader ready, int packet, long timestamp) {
        try {
            ready.seek(timestamp);
        } catch (MediaException unable) {
            return false;
        }
        long pts = index.packetPts(packet);
        for (int read = 0; read <= packet && ready.readPacket(); read++) {
            boolean keyframe = ready.demuxer().packet().keyframe();
            if (keyframe && ready.demuxer().packet().pts() == pts) {
                return startWith(ready);
            }
            if (keyframe && ready.demuxer().packet().pts() > pts) {
                return false;
            }
        }
        return false;
    }

    /** Reads from the start up to a packet without decoding. */
    private boolean skipTo(int packet) {
        closeReader();
        FrameReader ready = openReader();
        for (int read = 0; read <= packet; read++) {
            if (!ready.readPacket()) {
                return false;
            }
        }
        return ready.demuxer().packet().pts() == index.packetPts(packet) && startWith(ready);
    }

    private boolean startWith(FrameReader ready) {
        readBefore = ready.packetsRead() - 1;
        ready.decodePacket();
        return true;
    }

    private ReadFrame readFromStart(int frame) {
        FrameReader current = reader;
        if (current == null || count.index() > frame) {
            closeReader();
            current = openReader();
            count = new FrameCount();
        }
        while (true) {
            ReadFrame read = count.next(current);
            if (read == null) {
                counted = OptionalInt.of(count.index());
                throw new CorruptMediaException(
                        source.name(),
                        "frame " + frame + " cannot be decoded: the packets promise " + index.frameCount()
                                + " frames, decoding gives " + count.index());
            }
            if (read.index() == frame) {
                return read;
            }
            read.close();
        }
    }

    private void keep(@Nullable ReadFrame frame) {
        if (latest != null) {
            latest.close();
        }
        latest = frame;
    }

    private FrameReader openReader() {
        FrameReader opened = unused;
        unused = null;
        if (opened == null) {
            opened = FrameReader.openWithAlpha(source, DemuxerLimits.STANDARD, threads, Decoder.OnError.CONTINUE);
        }
        reader = opened;
        return opened;
    }

    private void closeReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
