package com.encord.sdk.media.reencode;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.check.MediaReport;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A request to make a video fit for annotation, in process. {@link #auto()} (the default) does the least that removes
 * what the check finds: nothing, a new container around the same samples, or a new encoding. {@link #full()} always
 * encodes anew: constant frame rate at the rounded average rate, H.264, 8-bit 4:2:0 in limited range, even dimensions,
 * square pixels, upright, not interlaced, no sound, regular keyframes, index first, starting at zero. HDR sources are
 * tone-mapped.
 *
 * <p>The output appears whole or not at all, and comes with the exact {@link FrameMap}. A request belongs to one
 * thread; each method changes it and answers it. It may be run more than once.
 *
 * <pre>{@code
 * ReEncodeResult fixed = ReEncode.of(path).auto().to(target).run();
 * int moved = fixed.frameMap().translate(1234);
 * }</pre>
 *
 * <p>Which encoder runs depends on the FFmpeg natives on the class path, see {@link VideoCodec}; the result names it.
 */
public final class ReEncode {
    private static final Rational FASTEST = new Rational(240, 1);
    static final int LEAST_HEIGHT = 16;
    private static final int LARGEST_QUALITY = 63;

    private final Path source;
    private Optional<Path> target = Optional.empty();
    private Optional<MediaReport> report = Optional.empty();
    private boolean full;
    private Optional<VideoCodec> codec = Optional.empty();
    private OptionalInt maxHeight = OptionalInt.empty();
    private Optional<Rational> frameRate = Optional.empty();
    private OptionalInt keyframeInterval = OptionalInt.empty();
    private OptionalInt quality = OptionalInt.empty();
    private OptionalLong bitRate = OptionalLong.empty();
    private DamagedFrames damagedFrames = DamagedFrames.DROP;
    private Consumer<ReEncodeProgress> progress = ignored -> {};

    private ReEncode(Path source) {
        this.source = source;
    }

    /**
     * Starts a request.
     *
     * @param source the video; it is only read
     * @return the request
     */
    public static ReEncode of(Path source) {
        return new ReEncode(Objects.requireNonNull(source, "source"));
    }

    /**
     * Does the least that removes the findings; encodes anew only if the container alone cannot be repaired, or if a
     * size, rate, codec or keyframe interval was asked for that the video does not have. Where the packets give no
     * cause to encode anew, every frame is decoded to find damaged ones, as in a deep check; whoever knows the frames
     * to be sound, or wants a decision without that time, gives the {@linkplain #report report} of an ordinary check.
     *
     * @return this
     */
    public ReEncode auto() {
        full = false;
        return this;
    }

    /**
     * Always encodes anew.
     *
     * @return this
     */
    public ReEncode full() {
        full = true;
        return this;
    }

    /**
     * Decides by a report that was made already, instead of checking the source once more. {@link #auto()} then removes
     * what the report names and nothing else: damaged frames only if the check was a deep one.
     *
     * <pre>{@code
     * ReEncode.of(path).report(MediaCheck.of(path).run()).run();      // decides without decoding
     * }</pre>
     *
     * @param known what a check says of the source as it is now
     * @return this
     */
    public ReEncode report(MediaReport known) {
        report = Optional.of(known);
        return this;
    }

    /**
     * Names the output, which replaces what is there. The extension chooses the container: {@code mp4}, {@code m4v},
     * {@code mov}, {@code webm} or {@code mkv}. Without a target the output is {@code <stem>_normalized} beside the
     * source.
     *
     * @param path the file to write
     * @return this
     */
    public ReEncode to(Path path) {
        target = Optional.of(path);
        return this;
    }

    /**
     * Chooses the codec.
     *
     * @param videoCodec the codec, H.264 unless chosen
     * @return this
     */
    public ReEncode codec(VideoCodec videoCodec) {
        codec = Optional.of(videoCodec);
        return this;
    }

    /**
     * Scales pictures down that are taller, keeping their shape.
     *
     * @param pixels the tallest the upright picture may be, 16 or above
     * @return this
     * @throws IllegalArgumentException if it is less than 16
     */
    public ReEncode maxHeight(int pixels) {
        if (pixels < LEAST_HEIGHT) {
            throw new IllegalArgumentException("Encoders take no less than " + LEAST_HEIGHT + " lines, got " + pixels);
        }
        maxHeight = OptionalInt.of(pixels);
        return this;
    }

    /**
     * Sets the constant rate of the output; frames are dropped or repeated to reach it.
     *
     * @param framesPerSecond above 0, up to 240
     * @return this
     * @throws IllegalArgumentException if it is another number
     */
    public ReEncode frameRate(Rational framesPerSecond) {
        if (framesPerSecond.numerator() <= 0 || framesPerSecond.compareTo(FASTEST) > 0) {
            throw new IllegalArgumentException(
                    "A frame rate lies above 0 and up to " + FASTEST + " per second, got " + framesPerSecond);
        }
        frameRate = Optional.of(framesPerSecond);
        return this;
    }

    /**
     * Sets the largest distance of keyframes. Without it there is one every two seconds.
     *
     * @param frames the distance, 1 or above
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public ReEncode keyframeInterval(int frames) {
        if (frames < 1) {
            throw new IllegalArgumentException("Keyframes are at least 1 frame apart, got " + frames);
        }
        keyframeInterval = OptionalInt.of(frames);
        return this;
    }

    /**
     * Asks for a constant quality on the encoder's own scale: the CRF of x264, x265, libvpx and the AV1 encoders, the
     * quantiser of OpenH264. Without it (and without a bit rate) the output is nearly indistinguishable from the
     * source.
     *
     * @param value 1 (best) to 51 for H.264 and HEVC, to 63 for VP9 and AV1
     * @return this
     * @throws IllegalArgumentException if it is less than 1 or more than 63
     * @throws IllegalStateException if a bit rate was asked for
     */
    public ReEncode crf(int value) {
        if (value < 1 || value > LARGEST_QUALITY) {
            throw new IllegalArgumentException("A CRF lies between 1 and " + LARGEST_QUALITY + ", got " + value);
        }
        if (bitRate.isPresent()) {
            throw new IllegalStateException("crf(" + value + ") contradicts bitRate(" + bitRate.getAsLong() + ")");
        }
        quality = OptionalInt.of(value);
        return this;
    }

    /**
     * Asks for an average bit rate.
     *
     * @param bitsPerSecond above 0
     * @return this
     * @throws IllegalArgumentException if it is not above 0
     * @throws IllegalStateException if a quality was asked for
     */
    public ReEncode bitRate(long bitsPerSecond) {
        if (bitsPerSecond <= 0) {
            throw new IllegalArgumentException("A bit rate is above 0, got " + bitsPerSecond);
        }
        if (quality.isPresent()) {
            throw new IllegalStateException(
                    "bitRate(" + bitsPerSecond + ") contradicts crf(" + quality.getAsInt() + ")");
        }
        bitRate = OptionalLong.of(bitsPerSecond);
        return this;
    }

    /**
     * Chooses what becomes of frames that do not decode cleanly; they are dropped unless chosen otherwise.
     *
     * @param policy the choice
     * @return this
     */
    public ReEncode damagedFrames(DamagedFrames policy) {
        damagedFrames = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Listens to the progress of encoding; the look for damaged frames before it is not told. The listener is called
     * after every frame, on a thread of the re-encode and
     * never by two at once; what it throws ends the re-encode.
     *
     * @param listener the listener
     * @return this
     */
    public ReEncode onProgress(Consumer<ReEncodeProgress> listener) {
        progress = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Says what {@link #run()} would do, without writing anything.
     *
     * @return the plan
     * @throws MediaException if the source cannot be read
     */
    public ReEncodePlan plan() {
        return new ReEncodeTask(settings(), new Cancellation()).plan();
    }

    /**
     * Does the work on this thread.
     *
     * @return what was done; its output is the source itself if nothing was to be done
     * @throws MediaException if the source cannot be read or decoded, or the target cannot be written; nothing is left
     *     at the target then
     * @throws IllegalArgumentException if the target is the source
     */
    public ReEncodeResult run() {
        return new ReEncodeTask(settings(), new Cancellation()).run();
    }

    /**
     * Does the work on a thread of its own.
     *
     * @return a handle to wait on and to cancel with
     */
    public ReEncodeRun start() {
        return ReEncodeRun.start(settings());
    }

    /**
     * Does the work on a thread of its own.
     *
     * @return the result to come; cancelling it does not stop the work, see {@link #start()}
     */
    public CompletableFuture<ReEncodeResult> runAsync() {
        return start().future();
    }

    private ReEncodeSettings settings() {
        return new ReEncodeSettings(
                source,
                report,
                target,
                full,
                codec,
                maxHeight,
                frameRate,
                keyframeInterval,
                quality,
                bitRate,
                damagedFrames,
                progress);
    }
}
