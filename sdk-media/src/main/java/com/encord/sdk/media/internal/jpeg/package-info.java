/**
 * JPEG pictures of the kinds that medical images use and that few libraries read exactly: 8-bit, 12-bit and lossless
 * JPEG and JPEG-LS, in pure Java. Not API: classes here are public so that other media rooms can use them, and may
 * change without notice. It imports only the media root.
 */
@NullMarked
package com.encord.sdk.media.internal.jpeg;

import org.jspecify.annotations.NullMarked;
