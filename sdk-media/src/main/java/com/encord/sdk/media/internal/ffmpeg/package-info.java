/**
 * The only room that touches FFmpeg. Not API: classes here are public so that the other media rooms can use them, and
 * may change without notice. One owner class per native type; native pointers never leave the package. It imports only
 * the media root.
 */
@NullMarked
package com.encord.sdk.media.internal.ffmpeg;

import org.jspecify.annotations.NullMarked;
