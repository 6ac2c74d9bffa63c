package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import java.util.Optional;

/**
 * A demuxer and a decoder working together: the frames of one video stream, one after the other, from the start or from a
 * keyframe. Calls exclude each other, so closing while another thread reads waits for that read. Close it, also after
 * failures; frames it gave live on.
 */
public final class FrameReader implements AutoCloseable {
    private final Demuxer demuxer;
    private final DemuxedStream stream;
    private final Decoder decoder;
    private boolean drained;
    private boolean open = true;

    private FrameReader(Demuxer demuxer, DemuxedStream stream, Decoder decoder) {
        this.demuxer = demuxer;
        this.stream = stream;
        this.decoder = decoder;
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
        Demuxer demuxer = Demuxer.open(source, limits);
        try {
            DemuxedStream stream = demuxer.firstVideo()
                    .orElseThrow(() -> new UnsupportedMediaException(
                            source.name(), "has no video stream (attached pictures do not count)"));
            demuxer.select(stream.index());
            return new FrameReader(demuxer, stream, Decoder.open(demuxer, stream, threads, onError));
        } catch (RuntimeException | Error failure) {
            demuxer.close();
            throw failure;
        }
    }

    /**
     * The stream that is decoded.
     *
     * @return facts from the container's header
     */
    public DemuxedStream stream() {
        return stream;
    }

    /**
     * The demuxer at work, for facts about the file and the current packet. Reading from it or seeking it takes packets
     * away from this reader.
     *
     * @return the demuxer, closed with this reader
     */
    public Demuxer demuxer() {
        return demuxer;
    }

    /**
     * The next frame in presentation order.
     *
     * @return the frame, to be closed by the caller, or empty at the end
     * @throws MediaException if the file cannot be read or decoded any further
     */
    public synchronized Optional<NativeFrame> next() {
        requireOpen();
        while (true) {
            Optional<NativeFrame> frame = decoder.receive();
            if (frame.isPresent() || decoder.ended()) {
                return frame;
            }
            if (drained) {
                return Optional.empty();
            }
            if (demuxer.readPacket()) {
                decoder.send(demuxer);
            } else {
                drained = true;
                decoder.drain();
            }
        }
    }

    /**
     * Goes to another place of the file and forgets what was decoded; the demuxer stands before the keyframe at or before
     * the time, as far as the container allows.
     *
     * @param timestamp ticks of the stream's time base
     * @throws MediaException if the container cannot seek there
     */
    public synchronized void seek(long timestamp) {
        requireOpen();
        demuxer.seek(stream.index(), timestamp);
        decoder.flush();
        drained = false;
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
        return demuxer.readPacket();
    }

    /** Gives the packet that was read last to the decoder. */
    public synchronized void decodePacket() {
        requireOpen();
        decoder.send(demuxer);
    }

    /**
     * How many packets or frames could not be decoded so far.
     *
     * @return the count
     */
    public long errors() {
        return decoder.errors();
    }

    /** Frees the native side; further use explains itself. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            decoder.close();
            demuxer.close();
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(demuxer.source() + " is closed; open it again to read on");
        }
    }
}
