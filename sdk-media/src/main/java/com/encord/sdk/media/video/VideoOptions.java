package com.encord.sdk.media.video;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a video is opened. Immutable; derive with the {@code with} methods.
 *
 * <pre>{@code
 * Video.open(path, VideoOptions.standard().withThreads(1).withFrameIndex(FrameIndex.load(saved)))
 * }</pre>
 */
public final class VideoOptions {
    private static final VideoOptions STANDARD = new VideoOptions(0, true, null, false);

    private final int threads;
    private final boolean upright;
    private final @Nullable FrameIndex frameIndex;
    private final boolean deepIndex;

    private VideoOptions(int threads, boolean upright, @Nullable FrameIndex frameIndex, boolean deepIndex) {
        this.threads = threads;
        this.upright = upright;
        this.frameIndex = frameIndex;
        this.deepIndex = deepIndex;
    }

    /**
     * All processors decode, conversions are upright, the frame index is built when first needed.
     *
     * @return the options
     */
    public static VideoOptions standard() {
        return STANDARD;
    }

    /**
     * Sets how many threads decode: few when many videos are decoded at once.
     *
     * @param count at least 1
     * @return changed options
     * @throws IllegalArgumentException if it is less than 1
     */
    public VideoOptions withThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("At least one thread must decode, got " + count);
        }
        return new VideoOptions(count, upright, frameIndex, deepIndex);
    }

    /**
     * Conversions give pictures as they are stored, whatever turn the file asks for.
     *
     * @return changed options
     */
    public VideoOptions asStored() {
        return new VideoOptions(threads, false, frameIndex, deepIndex);
    }

    /**
     * Uses an index that was built before instead of reading all packets again.
     *
     * @param index of the same file
     * @return changed options
     */
    public VideoOptions withFrameIndex(FrameIndex index) {
        return new VideoOptions(threads, upright, index, deepIndex);
    }

    /**
     * Decodes the whole video once when the frame index is first needed, so that damage anywhere in the file cannot
     * shift the numbers of frames reached by random access; see {@link FrameIndex#scanDeep}. An index that was given
     * stays.
     *
     * @return changed options
     */
    public VideoOptions withDeepIndex() {
        return new VideoOptions(threads, upright, frameIndex, true);
    }

    /** How many threads decode, 0 for one per processor. */
    int threads() {
        return threads;
    }

    boolean upright() {
        return upright;
    }

    boolean deepIndex() {
        return deepIndex;
    }

    Optional<FrameIndex> frameIndex() {
        return Optional.ofNullable(frameIndex);
    }
}
