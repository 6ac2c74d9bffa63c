package com.encord.sdk.media.check;

import com.encord.sdk.media.Rational;
import org.jspecify.annotations.Nullable;

/** Collects facts while a check runs; what is never set stays absent. */
final class MeasuredFacts {
    @Nullable
    String container;

    @Nullable
    String codec;

    @Nullable
    String profile;

    @Nullable
    Integer width;

    @Nullable
    Integer height;

    @Nullable
    Integer displayWidth;

    @Nullable
    Integer displayHeight;

    @Nullable
    Integer rotation;

    @Nullable
    String pixelFormat;

    @Nullable
    Rational sampleAspectRatio;

    @Nullable
    Long frameCount;

    @Nullable
    Long packetCount;

    @Nullable
    Rational frameRate;

    @Nullable
    Boolean constantFrameRate;

    @Nullable
    Double startTime;

    @Nullable
    Double duration;

    @Nullable
    Integer keyframeInterval;

    @Nullable
    Boolean hasAudio;

    @Nullable
    Integer orientation;

    MeasuredFacts container(@Nullable String value) {
        this.container = value;
        return this;
    }

    MeasuredFacts codec(@Nullable String value) {
        this.codec = value;
        return this;
    }

    MeasuredFacts profile(@Nullable String value) {
        this.profile = value;
        return this;
    }

    MeasuredFacts width(@Nullable Integer value) {
        this.width = value;
        return this;
    }

    MeasuredFacts height(@Nullable Integer value) {
        this.height = value;
        return this;
    }

    MeasuredFacts displayWidth(@Nullable Integer value) {
        this.displayWidth = value;
        return this;
    }

    MeasuredFacts displayHeight(@Nullable Integer value) {
        this.displayHeight = value;
        return this;
    }

    MeasuredFacts rotation(@Nullable Integer value) {
        this.rotation = value;
        return this;
    }

    MeasuredFacts pixelFormat(@Nullable String value) {
        this.pixelFormat = value;
        return this;
    }

    MeasuredFacts sampleAspectRatio(@Nullable Rational value) {
        this.sampleAspectRatio = value;
        return this;
    }

    MeasuredFacts frameCount(@Nullable Long value) {
        this.frameCount = value;
        return this;
    }

    MeasuredFacts packetCount(@Nullable Long value) {
        this.packetCount = value;
        return this;
    }

    MeasuredFacts frameRate(@Nullable Rational value) {
        this.frameRate = value;
        return this;
    }

    MeasuredFacts constantFrameRate(@Nullable Boolean value) {
        this.constantFrameRate = value;
        return this;
    }

    MeasuredFacts startTime(@Nullable Double value) {
        this.startTime = value;
        return this;
    }

    MeasuredFacts duration(@Nullable Double value) {
        this.duration = value;
        return this;
    }

    MeasuredFacts keyframeInterval(@Nullable Integer value) {
        this.keyframeInterval = value;
        return this;
    }

    MeasuredFacts hasAudio(@Nullable Boolean value) {
        this.hasAudio = value;
        return this;
    }

    MeasuredFacts orientation(@Nullable Integer value) {
        this.orientation = value;
        return this;
    }

    MediaFacts build() {
        return new MediaFacts(this);
    }
}
