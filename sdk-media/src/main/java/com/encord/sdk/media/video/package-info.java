/**
 * Reads videos: what is in them, which frame is presented when, and the frames themselves by index or by time. It
 * imports the media root and {@code media.internal.ffmpeg}.
 */
@NullMarked
package com.encord.sdk.media.video;

import org.jspecify.annotations.NullMarked;
