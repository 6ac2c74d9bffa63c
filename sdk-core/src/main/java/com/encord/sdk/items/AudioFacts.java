package com.encord.sdk.items;

import com.encord.sdk.transport.WireValue;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The sound of an item.
 *
 * @param sampleRate samples per second, when known
 * @param bitDepth bits per sample, when known
 * @param codec such as {@code mp3}, when known
 * @param channels how many channels, when known
 */
public record AudioFacts(OptionalInt sampleRate, OptionalInt bitDepth, Optional<String> codec, OptionalInt channels) {
    static AudioFacts read(WireValue item) {
        return new AudioFacts(
                item.at("audioSampleRate").optionalInt(),
                item.at("audioBitDepth").optionalInt(),
                item.at("audioCodec").optionalText(),
                item.at("audioNumChannels").optionalInt());
    }
}
