package com.encord.sdk.media.check;

import com.encord.sdk.media.Rational;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a check measured. Everything is optional: what does not apply to a file, or is not known, is absent. Equal when all values are. */
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

    private MediaFacts(Builder builder) {
        this.container = builder.container;
        this.codec = builder.codec;
        this.profile = builder.profile;
        this.width = builder.width;
        this.height = builder.height;
        this.displayWidth = builder.displayWidth;
        this.displayHeight = builder.displayHeight;
        this.rotation = builder.rotation;
        this.pixelFormat = builder.pixelFormat;
        this.sampleAspectRatio = builder.sampleAspectRatio;
        this.frameCount = builder.frameCount;
        this.packetCount = builder.packetCount;
        this.frameRate = builder.frameRate;
        this.constantFrameRate = builder.constantFrameRate;
        this.startTime = builder.startTime;
        this.duration = builder.duration;
        this.keyframeInterval = builder.keyframeInterval;
        this.hasAudio = builder.hasAudio;
        this.orientation = builder.orientation;
    }

    static Builder builder() {
        return new Builder();
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
     * Whether the presented frames lie on a constant grid.
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
        put(json, "startTime", startTime);
        put(json, "duration", duration);
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

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** Collects facts while a check runs; what is never set stays absent. */
    static final class Builder {
        private @Nullable String container;
        private @Nullable String codec;
        private @Nullable String profile;
        private @Nullable Integer width;
        private @Nullable Integer height;
        private @Nullable Integer displayWidth;
        private @Nullable Integer displayHeight;
        private @Nullable Integer rotation;
        private @Nullable String pixelFormat;
        private @Nullable Rational sampleAspectRatio;
        private @Nullable Long frameCount;
        private @Nullable Long packetCount;
        private @Nullable Rational frameRate;
        private @Nullable Boolean constantFrameRate;
        private @Nullable Double startTime;
        private @Nullable Double duration;
        private @Nullable Integer keyframeInterval;
        private @Nullable Boolean hasAudio;
        private @Nullable Integer orientation;

        private Builder() {}

        Builder container(@Nullable String value) {
            this.container = value;
            return this;
        }

        Builder codec(@Nullable String value) {
            this.codec = value;
            return this;
        }

        Builder profile(@Nullable String value) {
            this.profile = value;
            return this;
        }

        Builder width(@Nullable Integer value) {
            this.width = value;
            return this;
        }

        Builder height(@Nullable Integer value) {
            this.height = value;
            return this;
        }

        Builder displayWidth(@Nullable Integer value) {
            this.displayWidth = value;
            return this;
        }

        Builder displayHeight(@Nullable Integer value) {
            this.displayHeight = value;
            return this;
        }

        Builder rotation(@Nullable Integer value) {
            this.rotation = value;
            return this;
        }

        Builder pixelFormat(@Nullable String value) {
            this.pixelFormat = value;
            return this;
        }

        Builder sampleAspectRatio(@Nullable Rational value) {
            this.sampleAspectRatio = value;
            return this;
        }

        Builder frameCount(@Nullable Long value) {
            this.frameCount = value;
            return this;
        }

        Builder packetCount(@Nullable Long value) {
            this.packetCount = value;
            return this;
        }

        Builder frameRate(@Nullable Rational value) {
            this.frameRate = value;
            return this;
        }

        Builder constantFrameRate(@Nullable Boolean value) {
            this.constantFrameRate = value;
            return this;
        }

        Builder startTime(@Nullable Double value) {
            this.startTime = value;
            return this;
        }

        Builder duration(@Nullable Double value) {
            this.duration = value;
            return this;
        }

        Builder keyframeInterval(@Nullable Integer value) {
            this.keyframeInterval = value;
            return this;
        }

        Builder hasAudio(@Nullable Boolean value) {
            this.hasAudio = value;
            return this;
        }

        Builder orientation(@Nullable Integer value) {
            this.orientation = value;
            return this;
        }

        MediaFacts build() {
            return new MediaFacts(this);
        }
    }
}
