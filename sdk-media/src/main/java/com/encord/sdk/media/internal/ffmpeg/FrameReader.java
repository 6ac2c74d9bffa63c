package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A demuxer and a decoder working together: the frames of one video stream, one after the other, from the start or from
 * a keyframe. Calls exclude each other, so closing while another thread reads waits for that read. Close it, also after
 * failures; frames it gave live on.
 *
 * <p>What it gives depends on the file alone. Decoding a damaged file with many threads does not: what fills the holes
 * is whatever another thread has written by then. So this reader looks a few frames ahead and, when damage shows up,
 * starts over with one thread and leaves out what it gave already.
 */
public final class FrameReader implements AutoCloseable {
    private final Deque<NativeFrame> ahead = new ArrayDeque<>();
    private DecodingRequest request;
    private DecodingLine line;
    private boolean damaged;
    private long given;
    private long errorsBefore;
    private boolean open = true;

    private FrameReader(DecodingRequest request) {
        this.request = request;
        this.line = DecodingLine.open(request);
    }

    /**
     * Opens the first video stream that is not an attached picture.
     *
     * @param source where the bytes are
     * @param limits what opening and reading may cost
     * @param threads how many threads decode, 0 for as many as there are processors
     * @param onError what to do with a packet that cannot be decoded
     * @return the reader, to be closed by the caller
     * @throws MediaException if the file cannot be opened, has no video or no decoder for it
     */
    public static FrameReader open(MediaSource source, DemuxerLimits limits, int threads, Decoder.OnError onError) {
        return new FrameReader(new DecodingRequest(source, limits, threads, onError, false, false));
    }

    /**
     * Opens the first video stream that is not an attached picture, and decodes transparency that is stored beside it,
     * which FFmpeg's own decoders leave out.
     *
     * @param source where the bytes are
     * @param limits what opening and reading may cost
     * @param threads how many threads decode, 0 for as many as there are processors
     * @param onError what to do with a packet that cannot be decoded
     * @return the reader, to be closed by the caller
     * @throws MediaException if the file cannot be opened, has no video or no decoder for it
     */
    public static FrameReader openWithAlpha(
            MediaSource source, DemuxerLimits limits, int threads, Decoder.OnError onError) {
        return new FrameReader(new DecodingRequest(source, limits, threads, onError, true, false));
    }

    /**
     * Opens the first video stream that is not an attached picture, to read it from start to end with the times that
     * the ffmpeg tool gives its frames: from 0 on and without the jumps of clocks.
     *
     * @param source where the bytes are
     * @param limits what opening and reading may cost
     * @return the reader, which goes on after errors, to be closed by the caller
     * @throws MediaException if the file cannot be opened, has no video or no decoder for it
     */
    public static FrameReader openWithToolTimes(MediaSource source, DemuxerLimits limits) {
        return new FrameReader(new DecodingRequest(source, limits, 0, Decoder.OnError.CONTINUE, false, true));
    }

    /**
     * How long the ffmpeg tool says that a frame lasts, whatever the frame says.
     *
     * @return ticks of the stream's time base
     * @throws IllegalStateException if the reader was not opened for the tool's times
     */
    public synchronized long toolFrameTicks() {
        return line.clock()
                .orElseThrow(() -> new IllegalStateException(
                        "The reader of " + request.source().name() + " keeps the file's own times"))
                .frameTicks();
    }

    /**
     * The stream that is decoded.
     *
     * @return facts from the container's header
     */
    public synchronized DemuxedStream stream() {
        return line.stream();
    }

    /**
     * The demuxer at work, for facts about the file and the current packet. Reading from it or seeking it takes packets
     * away from this reader.
     *
     * @return the demuxer, closed with this reader
     */
    public synchronized Demuxer demuxer() {
        return line.demuxer();
    }

    /**
     * The next frame in presentation order.
     *
     * @return the frame, to be closed by the caller, or empty at the end
     * @throws MediaException if the file cannot be read or decoded any further
     */
    public synchronized Optional<NativeFrame> next() {
        requireOpen();
        lookAhead();
        if ((damaged || line.decoder().suspicious()) && line.fromStart() && !singleThread()) {
            startOver();
            lookAhead();
        }
        NativeFrame frame = ahead.poll();
        if (frame != null) {
            given++;
        }
        return Optional.ofNullable(frame);
    }

    /**
     * Whether a packet could not be decoded or a frame is known to be incomplete, up to the few frames that were looked
     * at ahead of the one given last. After a {@link #seek} the frames of a damaged file are not to be trusted.
     *
     * @return true from the first damage on
     */
    public synchronized boolean damaged() {
        return damaged;
    }

    /**
     * Whether a decoder with many threads spoke of an error, which leaves open what it is about. Reading the same
     * frames again with one thread tells.
     *
     * @return true from the first such word on; never with one thread
     */
    public synchronized boolean suspicious() {
        return !singleThread() && line.decoder().listening() && line.decoder().suspicious();
    }

    /**
     * Goes to another place of the file and forgets what was decoded; the demuxer stands before the keyframe at or
     * before the time, as far as the container allows.
     *
     * @param timestamp ticks of the stream's time base
     * @throws MediaException if the container cannot seek there
     */
    public synchronized void seek(long timestamp) {
        requireOpen();
        line.seek(timestamp);
        forget();
        errorsBefore = line.errors();
    }

    /**
     * Reads a packet without decoding it; see {@link #demuxer()} for its values. Give it to the decoder with {@link
     * #decodePacket()} or read on to leave it out.
     *
     * @return false at the end of the file
     * @throws MediaException if the file cannot be read any further
     */
    public synchronized boolean readPacket() {
        requireOpen();
        return line.readPacket();
    }

    /** Gives the packet that was read last to the decoder. */
    public synchronized void decodePacket() {
        requireOpen();
        line.send();
    }

    /**
     * How many packets were read since opening or the last {@link #seek}.
     *
     * @return the count
     */
    public synchronized long packetsRead() {
        return line.packetsRead();
    }

    /**
     * How many packets or frames could not be decoded so far.
     *
     * @return the count
     */
    public synchronized long errors() {
        return line.decoder().errors();
    }

    /** Frees the native side; further use explains itself. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            forget();
            line.close();
        }
    }

    /** A picture that is shown late can have damaged others that are shown before it; the decoder knows how late. */
    private void lookAhead() {
        int wanted = singleThread() && line.fromStart() ? 0 : line.decoder().delay();
        while (ahead.size() <= wanted) {
            Optional<NativeFrame> frame = line.next();
            damaged |= line.errors() > errorsBefore;
            if (frame.isEmpty()) {
                return;
            }
            damaged |= frame.get().corrupt();
            ahead.add(frame.get());
        }
    }

    private boolean singleThread() {
        return request.threads() == 1;
    }

    private void startOver() {
        boolean known = damaged;
        forget();
        line.close();
        damaged = known;
        request = request.onOneThread();
        line = DecodingLine.open(request);
        errorsBefore = 0;
        for (long i = 0; i < given; i++) {
            line.next().ifPresent(NativeFrame::close);
        }
    }

    private void forget() {
        ahead.forEach(NativeFrame::close);
        ahead.clear();
        damaged = false;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(request.source().name() + " is closed; open it again to read on");
        }
    }
}
