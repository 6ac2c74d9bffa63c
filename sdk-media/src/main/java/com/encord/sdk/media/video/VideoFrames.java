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
 * Frames of a video in ascending order, decoded while one iterates. Each iteration starts anew, with a decoder of its
 * own. While frames are converted, it reads up to three ahead on a thread of its own, unless the video was opened for
 * one thread. A frame is borrowed: it is closed when the next one is asked for, see {@link VideoFrame}. What an
 * iteration holds is freed at its last frame; if it is left early, when these frames or the video are closed. An
 * iterator belongs to one thread.
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
        Frames frames = selection.isStreamable() ? new Passing(video.readFromStart()) : new Chosen(video.readExactly());
        synchronized (running) {
            running.removeIf(earlier -> earlier.finished);
            running.add(frames);
        }
        return frames;
    }

    /**
     * The frames as a sequential stream; closing it ends the decoding. Frames are borrowed there, too, so operations
     * that collect frames must {@linkplain VideoFrame#retain() retain} them.
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
        private final VideoResources resources;
        private final Borrowing borrowing;
        private volatile boolean finished;

        Frames(VideoResources resources, AutoCloseable reader, Runnable endOfReader) {
            this.resources = resources;
            this.borrowing = resources.exchange(reader, new Borrowing(endOfReader));
        }

        abstract @Nullable VideoFrame decodeNext();

        @Override
        public boolean hasNext() {
            if (!borrowing.hasUpcoming() && !finished) {
                borrowing.takeBack();
                VideoFrame frame = decodeNext();
                if (frame == null) {
                    finish();
                } else {
                    borrowing.keep(frame);
                }
            }
            return borrowing.hasUpcoming();
        }

        @Override
        public VideoFrame next() {
            VideoFrame frame = hasNext() ? borrowing.lend() : null;
            if (frame == null) {
                throw new NoSuchElementException("There are no more frames");
            }
            return frame;
        }

        void finish() {
            finished = true;
            resources.close(borrowing);
        }
    }

    /** Every frame is decoded and some are given. */
    private final class Passing extends Frames {
        private final FrameCount count;
        private final ReadAhead frames;

        Passing(FrameReader reader) {
            this(reader, new FrameCount());
        }

        private Passing(FrameReader reader, FrameCount count) {
            this(reader, count, reading(video.origin().source(), reader, count, selection));
        }

        private Passing(FrameReader reader, FrameCount count, ReadAhead frames) {
            super(video.resources(), reader, frames::close);
            this.count = count;
            this.frames = frames;
        }

        @Override
        @Nullable
        VideoFrame decodeNext() {
            if (video.readsAhead()) {
                frames.start();
            }
            ReadFrame frame = frames.next();
            if (frame == null) {
                video.decodedToTheEnd(count.index());
                return null;
            }
            return frame.borrowed(video.origin());
        }
    }

    private static ReadAhead reading(String name, FrameReader reader, FrameCount count, FrameSelection selection) {
        return new ReadAhead(name, () -> nextSelected(reader, count, selection), reader::close);
    }

    private static @Nullable ReadFrame nextSelected(FrameReader reader, FrameCount count, FrameSelection selection) {
        while (true) {
            ReadFrame frame = count.next(reader);
            if (frame == null || selection.contains(frame.index())) {
                return frame;
            }
            frame.close();
        }
    }

    /** Only what the chosen frames need is decoded. */
    private final class Chosen extends Frames {
        private final ExactReader reader;
        private final Iterator<Integer> indices;

        Chosen(ExactReader reader) {
            super(video.resources(), reader, reader::close);
            this.reader = reader;
            this.indices =
                    selection.indices(video.frameIndex().frameCount()).boxed().iterator();
        }

        @Override
        @Nullable
        VideoFrame decodeNext() {
            return indices.hasNext() ? reader.read(indices.next()).borrowed(video.origin()) : null;
        }
    }
}
