package com.encord.sdk.media.internal.ffmpeg;

import org.bytedeco.javacpp.Pointer;

/** A number that travels through C as an opaque pointer and is never dereferenced: how a callback finds its object. */
final class NumberPointer extends Pointer {
    NumberPointer(long number) {
        address = number;
    }
}
