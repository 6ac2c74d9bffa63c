package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.Rational;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How to encode. Either a bit rate or a quality counts; without both the encoder's near-lossless default is taken.
 *
 * @param encoder FFmpeg's name of the encoder
 * @param frameRate frames per second, constant
 * @param keyframeInterval frames from one keyframe to the next at most
 * @param quality the encoder's constant quality, lower is better, or empty
 * @param bitRate bits per second, or empty
 */
public record EncoderSettings(
        String encoder, Rational frameRate, int keyframeInterval, OptionalInt quality, OptionalLong bitRate) {}
