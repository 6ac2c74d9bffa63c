package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Frames of a video in ascending order, decoded while one iterates. Each iteration starts anew, with a decoder of its own.
 * A frame is borrowed: it is closed when the next one is asked for, see {@link VideoFrame}. What an iteration holds is
 * freed at its last frame; if it is left early, when these frames or the video are closed. An iterator belongs to one
 * thread.
 */
public final class VideoFrames implements Iterable<VideoFrame>, AutoCloseable {
    private final Video video;
    private final FrameSelection selection;
    private final List<Frames> running = new ArrayList<>();

    VideoFrames(Video video, FrameSelection selection) {
        this.video = video;
        this.selection = selection;
    }

    /**
     * Starts to decode.
     *
     * @return an iterator for one thread
     */
    @Override
    public Iterator<VideoFrame> iterator() {
        Frames frames = selection.isStreamable() ? new Passing() : new Chosen();
        synchronized (running) {
            running.removeIf(earlier -> earlier.finished);
            running.add(frames);
        }
        return frames;
    }

    /**
     * The frames as a sequential stream; closing it ends the decoding. Frames are borrowed there, too, so operations that
     * collect frames must {@linkplain VideoFrame#retain() retain} them.
     *
     * @return a stream to be closed by the caller
     */
    public Stream<VideoFrame> stream() {
        return StreamSupport.stream(
                        () -> Spliterators.spliteratorUnknownSize(
                                iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT),
                        Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT,
                        false)
                .onClose(this::close);
    }

    /** Ends the iterations that are under way; the video stays open. Closing twice does nothing. */
    @Override
    public void close() {
        List<Frames> ending;
        synchronized (running) {
            ending = new ArrayList<>(running);
            running.clear();
        }
        ending.forEach(Frames::finish);
    }

    /** One iteration. */
    private abstract static class Frames implements Iterator<VideoFrame> {
        private @Nullable VideoFrame upcoming;
        private @Nullable VideoFrame lent;
        private volatile boolean finished;

        abstract @Nullable VideoFrame decodeNext();

        abstract void release();

        @Override
        public boolean hasNext() {
            if (upcoming == null && !finished) {
                takeBack();
                upcoming = decodeNext();
                if (upcoming == null) {
                    finish();
                }
            }
            return upcoming != null;
        }

        @Override
        public VideoFrame next() {
            takeBack();
            if (!hasNext() || upcoming == null) {
                throw new NoSuchElementException("There are no more frames");
            }
            VideoFrame frame = upcoming;
            upcoming = null;
            lent = frame;
            return frame;
        }

        private void takeBack() {
            if (lent != null) {
                lent.close();
                lent = null;
            }
        }

        void finish() {
            if (!finished) {
                finished = true;
                release();
            }
        }
    }

    /** Every frame is decoded and some are given. */
    private final class Passing extends Frames {
        private final FrameReader reader = video.readFromStart();
        private final FrameCount count = new FrameCount();

        @Override
        @Nullable
        VideoFrame decodeNext() {
            while (true) {
                ReadFrame frame = count.next(reader);
                if (frame == null) {
                    return null;
                }
                if (selection.contains(frame.index())) {
                    return frame.borrowed(video.origin());
                }
                frame.close();
            }
        }

        @Override
        void release() {
            video.resources().close(reader);
        }
    }

    /** Only what the chosen frames need is decoded. */
    private final class Chosen extends Frames {
        private final ExactReader reader = video.readExactly();
        private final Iterator<Integer> indices =
                selection.indices(video.frameIndex().frameCount()).iterator();

        @Override
        @Nullable
        VideoFrame decodeNext() {
            return indices.hasNext() ? reader.read(indices.next()).borrowed(video.origin()) : null;
        }

        @Override
        void release() {
            video.resources().close(reader);
        }
    }
}
