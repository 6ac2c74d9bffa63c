/**
 * Local re-encoding: the cheapest repair of a video, or a full rewrite to what browsers play frame by frame, and the
 * exact map from the frames of the source to the frames of the result. It imports the media root, {@code media.video},
 * {@code media.image}, {@code media.check} and {@code media.internal.ffmpeg}.
 */
@NullMarked
package com.encord.sdk.media.reencode;

import org.jspecify.annotations.NullMarked;
