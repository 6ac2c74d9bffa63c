package com.encord.sdk.media.video;

import com.encord.sdk.media.Rational;

/** What the frames of one video share. */
record FrameOrigin(String source, Rational timeBase, Turn turn, Converters converters) {}
