package com.encord.sdk.media.check;

import com.encord.sdk.media.Rational;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a check measured. Everything is optional: what does not apply to a file, or is not known, is absent. Equal when
 * all values are.
 */
public final class MediaFacts {
    private final @Nullable String container;
    private final @Nullable String codec;
    private final @Nullable String profile;
    private final @Nullable Integer width;
    private final @Nullable Integer height;
    private final @Nullable Integer displayWidth;
    private final @Nullable Integer displayHeight;
    private final @Nullable Integer rotation;
    private final @Nullable String pixelFormat;
    private final @Nullable Rational sampleAspectRatio;
    private final @Nullable Long frameCount;
    private final @Nullable Long packetCount;
    private final @Nullable Rational frameRate;
    private final @Nullable Boolean constantFrameRate;
    private final @Nullable Double startTime;
    private final @Nullable Double duration;
    private final @Nullable Integer keyframeInterval;
    private final @Nullable Boolean hasAudio;
    private final @Nullable Integer orientation;

    MediaFacts(MeasuredFacts measured) {
        this.container = measured.container;
        this.codec = measured.codec;
        this.profile = measured.profile;
        this.width = measured.width;
        this.height = measured.height;
        this.displayWidth = measured.displayWidth;
        this.displayHeight = measured.displayHeight;
        this.rotation = measured.rotation;
        this.pixelFormat = measured.pixelFormat;
        this.sampleAspectRatio = measured.sampleAspectRatio;
        this.frameCount = measured.frameCount;
        this.packetCount = measured.packetCount;
        this.frameRate = measured.frameRate;
        this.constantFrameRate = measured.constantFrameRate;
        this.startTime = measured.startTime;
        this.duration = measured.duration;
        this.keyframeInterval = measured.keyframeInterval;
        this.hasAudio = measured.hasAudio;
        this.orientation = measured.orientation;
    }

    /**
     * FFmpeg's name of the container.
     *
     * @return for example {@code mov,mp4,m4a,3gp,3g2,mj2}, or empty if not known
     */
    public Optional<String> container() {
        return Optional.ofNullable(container);
    }

    /**
     * FFmpeg's name of the video, image or audio codec.
     *
     * @return for example {@code h264}, or empty if not known
     */
    public Optional<String> codec() {
        return Optional.ofNullable(codec);
    }

    /**
     * FFmpeg's name of the codec profile.
     *
     * @return for example {@code High}, or empty if not known
     */
    public Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    /**
     * Width as stored.
     *
     * @return pixels, or empty if not known
     */
    public OptionalInt width() {
        return width == null ? OptionalInt.empty() : OptionalInt.of(width);
    }

    /**
     * Height as stored.
     *
     * @return pixels, or empty if not known
     */
    public OptionalInt height() {
        return height == null ? OptionalInt.empty() : OptionalInt.of(height);
    }

    /**
     * Width after rotation or orientation and pixel shape.
     *
     * @return pixels, or empty if not known
     */
    public OptionalInt displayWidth() {
        return displayWidth == null ? OptionalInt.empty() : OptionalInt.of(displayWidth);
    }

    /**
     * Height after rotation or orientation and pixel shape.
     *
     * @return pixels, or empty if not known
     */
    public OptionalInt displayHeight() {
        return displayHeight == null ? OptionalInt.empty() : OptionalInt.of(displayHeight);
    }

    /**
     * The clockwise turn that makes the picture upright.
     *
     * @return 0, 90, 180 or 270 degrees, or empty if not known
     */
    public OptionalInt rotation() {
        return rotation == null ? OptionalInt.empty() : OptionalInt.of(rotation);
    }

    /**
     * FFmpeg's name of the pixel format.
     *
     * @return for example {@code yuv420p}, or empty if not known
     */
    public Optional<String> pixelFormat() {
        return Optional.ofNullable(pixelFormat);
    }

    /**
     * The shape of one stored pixel, width to height.
     *
     * @return 1:1 for square pixels, or empty if not known
     */
    public Optional<Rational> sampleAspectRatio() {
        return Optional.ofNullable(sampleAspectRatio);
    }

    /**
     * How many frames are presented.
     *
     * @return the count, or empty if not known
     */
    public OptionalLong frameCount() {
        return frameCount == null ? OptionalLong.empty() : OptionalLong.of(frameCount);
    }

    /**
     * How many packets the first real video stream has, discarded ones included.
     *
     * @return the count, or empty if not known
     */
    public OptionalLong packetCount() {
        return packetCount == null ? OptionalLong.empty() : OptionalLong.of(packetCount);
    }

    /**
     * Frames per second, measured.
     *
     * @return for example 30000/1001, or empty if not known
     */
    public Optional<Rational> frameRate() {
        return Optional.ofNullable(frameRate);
    }

    /**
     * Whether the presented frames lie on a constant grid but for the rounding of time bases (two ticks or 1.1
     * milliseconds). Where they only tremble by less than half a frame, {@link FindingCode#VARIABLE_FRAME_RATE} is an
     * {@link Severity#INFO}.
     *
     * @return true if they do, or empty if not known
     */
    public Optional<Boolean> constantFrameRate() {
        return Optional.ofNullable(constantFrameRate);
    }

    /**
     * When the first frame is presented.
     *
     * @return seconds, of either sign, or empty if not known
     */
    public OptionalDouble startTime() {
        return startTime == null ? OptionalDouble.empty() : OptionalDouble.of(startTime);
    }

    /**
     * From the first presented frame to the end of the last one; of sound likewise.
     *
     * @return seconds, or empty if not known
     */
    public OptionalDouble duration() {
        return duration == null ? OptionalDouble.empty() : OptionalDouble.of(duration);
    }

    /**
     * The largest distance between keyframes.
     *
     * @return frames, or empty if not known
     */
    public OptionalInt keyframeInterval() {
        return keyframeInterval == null ? OptionalInt.empty() : OptionalInt.of(keyframeInterval);
    }

    /**
     * Whether the container holds sound.
     *
     * @return true if it does, or empty if not known
     */
    public Optional<Boolean> hasAudio() {
        return Optional.ofNullable(hasAudio);
    }

    /**
     * The EXIF orientation of an image.
     *
     * @return 1 to 8, or empty if not known
     */
    public OptionalInt orientation() {
        return orientation == null ? OptionalInt.empty() : OptionalInt.of(orientation);
    }

    /** Adds what is known to a JSON object, in the fixed order of the fields. */
    void putInto(Map<String, Object> json) {
        put(json, "container", container);
        put(json, "codec", codec);
        put(json, "profile", profile);
        put(json, "width", width);
        put(json, "height", height);
        put(json, "displayWidth", displayWidth);
        put(json, "displayHeight", displayHeight);
        put(json, "rotation", rotation);
        put(json, "pixelFormat", pixelFormat);
        if (sampleAspectRatio != null) {
            json.put("sampleAspectRatio", sampleAspectRatio.toAspectString());
        }
        put(json, "frameCount", frameCount);
        put(json, "packetCount", packetCount);
        if (frameRate != null) {
            json.put("frameRate", frameRate.toString());
        }
        put(json, "constantFrameRate", constantFrameRate);
        put(json, "startTime", toNanoseconds(startTime));
        put(json, "duration", toNanoseconds(duration));
        put(json, "keyframeInterval", keyframeInterval);
        put(json, "hasAudio", hasAudio);
        put(json, "orientation", orientation);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MediaFacts facts && known().equals(facts.known());
    }

    @Override
    public int hashCode() {
        return known().hashCode();
    }

    /** What is known, by the names of the fields in JSON. */
    @Override
    public String toString() {
        return known().toString();
    }

    private Map<String, Object> known() {
        Map<String, Object> known = new LinkedHashMap<>();
        putInto(known);
        return known;
    }

    /** What binary fractions add to a decimal time, as in 1.0010000000000001 s, says nothing about the file. */
    private static @Nullable Double toNanoseconds(@Nullable Double seconds) {
        return seconds == null ? null : Math.round(seconds * 1e9) / 1e9;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
