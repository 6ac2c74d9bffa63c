package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.UnwritableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes frames of a video to picture files, {@code frame_<n>.png}, where n is the frame's index plus the start number:
 * the same frame has the same name whatever else was chosen. One thread decodes, several encode. Files are complete as
 * soon as they can be seen, so a run that was cut off is resumed by running it again: what is there in the chosen
 * format is kept. A one-shot builder for one thread.
 *
 * <pre>{@code
 * int written = FrameExtraction.from(video).frames(FrameSelection.every(30)).onFrame(System.out::println).to(directory);
 * }</pre>
 */
public final class FrameExtraction {
    /** Frames that wait to be encoded, for each thread: enough to keep it busy. */
    private static final int WAITING_PER_THREAD = 2;

    private final Video video;
    private FrameSelection selection = FrameSelection.all();
    private PictureFormat format = PictureFormat.PNG;
    private int startNumber;
    private boolean overwrite;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Consumer<ExtractedFrame> listener = frame -> {};
    private volatile boolean ended;

    private FrameExtraction(Video video) {
        this.video = video;
    }

    /**
     * Prepares to extract every frame as PNG.
     *
     * @param video the video, which stays open
     * @return the extraction to configure and run
     */
    public static FrameExtraction from(Video video) {
        return new FrameExtraction(video);
    }

    /**
     * Chooses frames.
     *
     * @param chosen which
     * @return this
     */
    public FrameExtraction frames(FrameSelection chosen) {
        selection = chosen;
        return this;
    }

    /**
     * Chooses the format.
     *
     * @param wanted PNG unless called
     * @return this
     */
    public FrameExtraction format(PictureFormat wanted) {
        format = wanted;
        return this;
    }

    /**
     * Chooses the number of frame 0.
     *
     * @param number 0 unless called
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public FrameExtraction startNumber(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("Files are numbered from 0 or more, got " + number);
        }
        startNumber = number;
        return this;
    }

    /**
     * Writes files anew that are there already.
     *
     * @return this
     */
    public FrameExtraction overwrite() {
        overwrite = true;
        return this;
    }

    /**
     * Chooses how many threads encode.
     *
     * @param count one for each processor unless called
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public FrameExtraction threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("At least one thread must encode, got " + count);
        }
        threads = count;
        return this;
    }

    /**
     * Listens to each frame once its file is complete, in ascending order, on the thread that runs.
     *
     * @param consumer is told of each frame
     * @return this
     */
    public FrameExtraction onFrame(Consumer<ExtractedFrame> consumer) {
        listener = consumer;
        return this;
    }

    /**
     * Decodes and writes. Ends early if the thread is interrupted; complete files stay.
     *
     * @param directory where the files go; made if absent
     * @return how many frames lie there, those that were there already included
     * @throws MediaException if the video cannot be read or a file cannot be written
     */
    public int to(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UnwritableMediaException(
                    directory.toString(), "cannot be made (" + failure + "); check the path", failure);
        }
        ExecutorService encoders = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "frame-extraction");
            thread.setDaemon(true);
            return thread;
        });
        Deque<Future<ExtractedFrame>> waiting = new ArrayDeque<>();
        int count = 0;
        try (VideoFrames frames = video.frames(selection)) {
            for (VideoFrame frame : frames) {
                if (waiting.size() >= threads * WAITING_PER_THREAD) {
                    listener.accept(await(waiting.remove()));
                }
                Path file = directory.resolve("frame_" + (frame.index() + startNumber) + "." + format.extension());
                VideoFrame kept = frame.retain();
                waiting.add(encoders.submit(() -> encode(kept, file)));
                count++;
            }
            while (!waiting.isEmpty()) {
                listener.accept(await(waiting.remove()));
            }
            return count;
        } finally {
            // after a failure those that wait only give their frames back
            ended = true;
            finish(encoders);
        }
    }

    /**
     * Waits until nobody writes any more, so that the directory is the caller's again; an interrupt is kept for later.
     */
    private static void finish(ExecutorService encoders) {
        encoders.shutdown();
        boolean interrupted = false;
        while (!encoders.isTerminated()) {
            try {
                encoders.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ExtractedFrame encode(VideoFrame frame, Path file) {
        try (frame) {
            boolean keep = !overwrite && format.isFormatOf(file);
            if (!keep && !ended) {
                frame.save(file, format);
            }
            return new ExtractedFrame(frame.index(), frame.pts(), frame.time(), file, keep);
        }
    }

    private ExtractedFrame await(Future<ExtractedFrame> frame) {
        try {
            return frame.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MediaInterruptedException(
                    video.toString(), "the extraction was interrupted; run it again to go on", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("A frame could not be written", failure.getCause());
        }
    }
}
