/**
 * Sound files: codec, sampling, channels and how long they really are. It imports the media root and
 * {@code media.internal.ffmpeg}.
 */
@NullMarked
package com.encord.sdk.media.audio;

import org.jspecify.annotations.NullMarked;
