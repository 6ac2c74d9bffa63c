package com.encord.sdk.media.video;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.NativesMissingException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.LeakNet;
import com.encord.sdk.media.internal.ffmpeg.Natives;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An open video: its frames one after the other, or any frame by index or time, exactly. The video is the first stream
 * of pictures that is not a cover. Frame {@code n} is the same picture, bit for bit, whichever way it is reached.
 *
 * <pre>{@code
 * try (Video video = Video.open(path)) {
 *     for (VideoFrame frame : video.frames()) {
 *         model.accept(frame.toChw(tensor));
 *     }
 *     try (VideoFrame exact = video.frameAt(1234)) {
 *         show(exact.toImage());
 *     }
 * }
 * }</pre>
 *
 * <p>Damaged packets are passed over like the ffmpeg tool does; see {@link VideoFrame#corrupt()}. One that gives no
 * picture at all has no frame, which random access to a later part of the file cannot know: as soon as this video comes
 * across it, the {@linkplain #frameIndex() index} is corrected. {@link VideoOptions#withDeepIndex()} finds all of them
 * first. Memory is bounded by the decoder and a few frames. Safe for use by many threads; an iterator belongs to one
 * thread. Closing ends all iterations; retained frames stay usable.
 */
public final class Video implements AutoCloseable {
    private final MediaSource source;
    private final VideoOptions options;
    private final VideoInfo info;
    private final FrameOrigin origin;
    private final VideoResources resources;
    private final LeakNet net;
    private @Nullable FrameIndex frameIndex;
    private @Nullable ExactReader exact;

    /** How many frames decoding from start to end has given, -1 before. */
    private int decodedFrames = -1;

    private Video(MediaSource source, VideoOptions options) {
        this.source = source;
        this.options = options;
        this.frameIndex = options.frameIndex().orElse(null);
        FrameReader first = openReader();
        requireFittingIndex(first);
        this.resources = new VideoResources(first);
        this.info = new VideoInfo(first.demuxer(), first.stream());
        Turn turn = options.upright() ? Turn.of(first.stream().displayMatrix()) : new Turn(0, false);
        this.origin = new FrameOrigin(source.name(), first.stream().timeBase(), turn, resources.converters());
        this.net = LeakNet.under(this, "Video " + source.name(), resources);
    }

    /** By the clock alone: what else differs shows when frames are read, which does not rely on the index. */
    private void requireFittingIndex(FrameReader first) {
        Rational clock = first.stream().timeBase();
        if (frameIndex != null && !frameIndex.timeBase().equals(clock)) {
            first.close();
            throw new IllegalArgumentException("The frame index is of another video: it counts in "
                    + frameIndex.timeBase() + " s, " + source.name() + " in " + clock + " s; scan the video again");
        }
    }

    /**
     * Loads FFmpeg's native libraries now rather than with the first file. An application that calls this on a spare
     * thread while it starts does not wait for them later. Later calls do nothing.
     *
     * @throws NativesMissingException if the libraries are not on the class path; the message names the artifacts
     */
    public static void warmUp() {
        Natives.ensureLoaded();
    }

    /**
     * Opens a video.
     *
     * @param file the video
     * @return the video, to be closed by the caller
     * @throws MediaException if the file cannot be opened, has no video or no decoder for it
     */
    public static Video open(Path file) {
        return open(file, VideoOptions.standard());
    }

    /**
     * Opens a video.
     *
     * @param file the video
     * @param options how
     * @return the video, to be closed by the caller
     * @throws MediaException if the file cannot be opened, has no video or no decoder for it
     */
    public static Video open(Path file, VideoOptions options) {
        return open(MediaSource.of(file), options);
    }

    /**
     * Opens a video from bytes that need not be a file.
     *
     * @param source where the bytes are; each iteration opens it anew
     * @param options how
     * @return the video, to be closed by the caller
     * @throws IllegalArgumentException if the options hold a frame index that cannot be this video's
     * @throws MediaException if the bytes cannot be read, have no video or no decoder for it
     */
    public static Video open(MediaSource source, VideoOptions options) {
        return new Video(source, options);
    }

    /**
     * What the header says.
     *
     * @return the claims
     */
    public VideoInfo info() {
        return info;
    }

    /**
     * Which frame is presented when. Built on first use by reading all packets, without decoding; {@linkplain
     * FrameIndex#save save} it to spare the next run that. Another one after decoding has shown that packets give no
     * picture.
     *
     * @return the index
     * @throws MediaException if the file cannot be read
     */
    public synchronized FrameIndex frameIndex() {
        FrameIndex known = frameIndex;
        if (known == null) {
            known = options.deepIndex()
                    ? FrameIndex.scanDeep(source)
                    : VideoScan.of(source).index().withoutMalformed();
            frameIndex = known;
            correctIndex();
        }
        return frameIndex == null ? known : frameIndex;
    }

    /**
     * The whole video was decoded and gave this many frames; if packets promise more, it is found out which are
     * missing.
     */
    synchronized void decodedToTheEnd(int frames) {
        decodedFrames = frames;
        correctIndex();
    }

    private void correctIndex() {
        FrameIndex known = frameIndex;
        if (known != null && decodedFrames >= 0 && known.frameCount() > decodedFrames) {
            frameIndex = DecodeScan.of(source, known).index();
            if (exact != null) {
                resources.close(exact);
                exact = null;
            }
        }
    }

    /**
     * All frames in the order of presentation. Each iteration decodes from the start.
     *
     * @return the frames, borrowed one at a time
     */
    public VideoFrames frames() {
        return frames(FrameSelection.all());
    }

    /**
     * Single frames in ascending order; what lies between them is decoded only where it must be, and once.
     *
     * @param indices in any order, from 0
     * @return the frames, borrowed one at a time
     * @throws IndexOutOfBoundsException when iterated, if there is no such frame
     */
    public VideoFrames frames(int... indices) {
        return frames(FrameSelection.of(indices));
    }

    /**
     * Chosen frames in ascending order; what lies between them is decoded only where it must be, and once.
     *
     * @param selection which frames
     * @return the frames, borrowed one at a time
     * @throws IndexOutOfBoundsException when iterated, if the selection names a frame that does not exist
     */
    public VideoFrames frames(FrameSelection selection) {
        resources.requireOpen(source.name());
        return new VideoFrames(this, selection);
    }

    /**
     * One frame by index: decoded from the keyframe before it, or on from the last frame asked for if that is nearer.
     * Builds the {@linkplain #frameIndex() index}, unless the first call is for the first frame.
     *
     * @param index from 0
     * @return the frame, to be closed by the caller
     * @throws IndexOutOfBoundsException if there is no such frame
     * @throws MediaException if the file cannot be read or the frame cannot be decoded
     */
    public synchronized VideoFrame frameAt(int index) {
        resources.requireOpen(source.name());
        ReadFrame start = index == 0 && frameIndex == null ? readFirst() : null;
        if (start != null) {
            return start.owned(origin);
        }
        ExactReader reader = exact;
        if (reader == null) {
            reader = readExactly();
            exact = reader;
        }
        try {
            return reader.read(index).owned(origin);
        } catch (CorruptMediaException missing) {
            reader.countedFrames().ifPresent(this::decodedToTheEnd);
            throw missing;
        }
    }

    /** The first frame of a video nobody has read from, which needs no index; null if there is none to be had so. */
    private @Nullable ReadFrame readFirst() {
        FrameReader unused = resources.takeFirst();
        if (unused == null) {
            return null;
        }
        try {
            return new FrameCount().next(unused);
        } finally {
            resources.close(unused);
        }
    }

    /**
     * The frame that is on screen at a time.
     *
     * @param seconds a time of presentation
     * @return the last frame that starts at or before it, the first one before the start; to be closed by the caller
     * @throws IllegalArgumentException if the time is not a number
     * @throws MediaException if the file cannot be read or the frame cannot be decoded
     */
    public VideoFrame framePlayedAt(double seconds) {
        return frameAt(frameIndex().framePlayedAt(seconds).orElse(0));
    }

    /**
     * The frames that are on screen during a span of time: the one that is there when it begins, and all that start
     * before it ends. Builds the {@linkplain #frameIndex() index}.
     *
     * @param fromSeconds the first moment, a time of presentation
     * @param toSeconds the moment behind the last; nothing is given if it is {@code fromSeconds}
     * @return the frames, borrowed one at a time
     * @throws IllegalArgumentException if a time is not a number or the end lies before the beginning
     * @throws MediaException if the file cannot be read
     */
    public VideoFrames framesPlayedIn(double fromSeconds, double toSeconds) {
        return frames(frameIndex().framesPlayedIn(fromSeconds, toSeconds));
    }

    /** Ends all iterations and frees what they hold; retained frames live on. Closing twice does nothing. */
    @Override
    public void close() {
        net.release();
    }

    @Override
    public String toString() {
        return "Video[" + source.name() + "]";
    }

    FrameOrigin origin() {
        return origin;
    }

    VideoResources resources() {
        return resources;
    }

    /**
     * Whether frames are to be decoded before they are asked for: if conversions keep the one who asks busy meanwhile.
     */
    boolean readsAhead() {
        return options.threads() != 1 && resources.converters().used();
    }

    /** A reader at the start, closed with this video at the latest. */
    FrameReader readFromStart() {
        resources.requireOpen(source.name());
        FrameReader unused = resources.takeFirst();
        return unused != null ? unused : resources.add(openReader());
    }

    /** A reader for chosen frames, closed with this video at the latest. */
    ExactReader readExactly() {
        resources.requireOpen(source.name());
        FrameIndex index = frameIndex();
        FrameReader unused = resources.takeFirst();
        ExactReader reader = new ExactReader(source, options.threads(), index, unused);
        return unused == null ? resources.add(reader) : resources.exchange(unused, reader);
    }

    private FrameReader openReader() {
        return FrameReader.openWithAlpha(source, DemuxerLimits.STANDARD, options.threads(), Decoder.OnError.CONTINUE);
    }
}
