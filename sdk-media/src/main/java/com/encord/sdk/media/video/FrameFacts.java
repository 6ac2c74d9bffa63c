package com.encord.sdk.media.video;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;

/** What is known of a frame beside its pixels: read once from the picture, so that it outlives it. Immutable. */
abstract class FrameFacts {
    private final FrameOrigin origin;
    private final int index;
    private final long pts;
    private final long duration;
    private final int width;
    private final int height;
    private final boolean keyframe;
    private final boolean interlaced;
    private final boolean corrupt;
    private final PictureType pictureType;
    private final PixelFormat pixelFormat;
    private final Rational sampleAspectRatio;

    FrameFacts(FrameOrigin origin, NativeFrame picture, int index, long pts, long duration) {
        this.origin = origin;
        this.index = index;
        this.pts = pts;
        this.duration = duration;
        this.width = picture.width();
        this.height = picture.height();
        this.keyframe = picture.keyframe();
        this.interlaced = picture.interlaced();
        this.corrupt = picture.corrupt();
        this.pictureType = PictureType.of(picture.pictureType());
        this.pixelFormat = PixelFormat.of(picture.format());
        this.sampleAspectRatio = picture.sampleAspectRatio().orElse(Rational.ONE);
    }

    /**
     * The place of the frame in the order of presentation.
     *
     * @return from 0
     */
    public int index() {
        return index;
    }

    /**
     * When the frame is presented. Where a file has no time stamp, it is derived from the frame before.
     *
     * @return ticks of {@link #timeBase()}
     */
    public long pts() {
        return pts;
    }

    /**
     * The unit of {@link #pts()} and {@link #duration()}.
     *
     * @return seconds per tick
     */
    public Rational timeBase() {
        return origin.timeBase();
    }

    /**
     * When the frame is presented, without rounding.
     *
     * @return seconds
     */
    public Rational exactTime() {
        return new Rational(pts, 1).times(timeBase());
    }

    /**
     * When the frame is presented.
     *
     * @return seconds
     */
    public double time() {
        // in this order the division alone rounds: 174 ticks of 1/1000 are 0.174, not 0.17400000000000002
        return (double) pts * timeBase().numerator() / timeBase().denominator();
    }

    /**
     * How long the frame is presented, as the file says.
     *
     * @return ticks of {@link #timeBase()}, 0 if unknown
     */
    public long duration() {
        return duration;
    }

    /**
     * Whether decoding can start here.
     *
     * @return true for a keyframe
     */
    public boolean keyframe() {
        return keyframe;
    }

    /**
     * What the frame was predicted from.
     *
     * @return the type of its picture
     */
    public PictureType pictureType() {
        return pictureType;
    }

    /**
     * Whether the two fields of the picture were taken at different times.
     *
     * @return true if interlaced
     */
    public boolean interlaced() {
        return interlaced;
    }

    /**
     * Whether the decoder knows that the picture is damaged. It may look damaged without, after an earlier frame was.
     *
     * @return true if parts were missing or wrong
     */
    public boolean corrupt() {
        return corrupt;
    }

    /**
     * The width as decoded, before turning.
     *
     * @return pixels
     */
    public int width() {
        return width;
    }

    /**
     * The height as decoded, before turning.
     *
     * @return pixels
     */
    public int height() {
        return height;
    }

    /**
     * The turn that makes the decoded picture upright; conversions have applied it.
     *
     * @return degrees clockwise: 0, 90, 180 or 270
     */
    public int rotation() {
        return origin.turn().degrees();
    }

    /**
     * The width of converted pictures: after turning, without stretching.
     *
     * @return pixels
     */
    public int uprightWidth() {
        return origin.turn().swapsSides() ? height : width;
    }

    /**
     * The height of converted pictures: after turning, without stretching.
     *
     * @return pixels
     */
    public int uprightHeight() {
        return origin.turn().swapsSides() ? width : height;
    }

    /**
     * The shape of a decoded pixel.
     *
     * @return width to height, 1:1 if the file does not say
     */
    public Rational sampleAspectRatio() {
        return sampleAspectRatio;
    }

    /**
     * How the decoded samples are stored.
     *
     * @return the format
     */
    public PixelFormat pixelFormat() {
        return pixelFormat;
    }

    FrameOrigin origin() {
        return origin;
    }
}
