/**
 * Pictures: what their headers say, their pixels upright or as stored, what is structurally wrong with them, and plans
 * that put many of them into image groups and image sequences. It imports the media root, {@code media.internal.json},
 * {@code media.internal.order} and, for pixels the JDK cannot decode, {@code media.internal.compression},
 * {@code media.internal.jpeg2000} and {@code media.internal.ffmpeg}.
 */
@NullMarked
package com.encord.sdk.media.image;

import org.jspecify.annotations.NullMarked;
