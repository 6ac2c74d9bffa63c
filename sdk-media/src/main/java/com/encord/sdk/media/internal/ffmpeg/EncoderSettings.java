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
        String encoder, Rational frameRate, int keyframeInterval, OptionalInt quality, OptionalLong bitRate) {
    /**
     * Whether encoders that know nothing of each other can make one video, each of them a stretch that begins with a
     * keyframe: it must be described the same by all, and no bit rate may have to be kept over the stretches. OpenH264
     * gains much by that, as it hardly spreads its work; other encoders do that well.
     *
     * @return true if a video may be made from such stretches
     */
    public boolean divisible() {
        return encoder.equals("libopenh264") && bitRate.isEmpty();
    }
}
