package com.encord.sdk.media.reencode;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.check.MediaReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A finished request: what {@link ReEncode} collected, as it was when the work started. */
record ReEncodeSettings(
        Path source,
        Optional<MediaReport> report,
        Optional<Path> target,
        boolean full,
        Optional<VideoCodec> codec,
        OptionalInt maxHeight,
        Optional<Rational> frameRate,
        OptionalInt keyframeInterval,
        OptionalInt quality,
        OptionalLong bitRate,
        DamagedFrames damagedFrames,
        Consumer<ReEncodeProgress> progress) {}
