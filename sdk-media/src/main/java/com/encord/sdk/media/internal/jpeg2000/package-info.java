/**
 * JPEG 2000 pictures (ISO/IEC 15444-1), high-throughput ones (15444-15) included, in pure Java: coefficients of the
 * irreversible wavelet are taken and transformed in the order of the reference software's single-precision arithmetic,
 * so that samples are the same to the last bit, which FFmpeg's are not. Decoding takes about as long as FFmpeg's does.
 * Not API: classes here are public so that other media rooms can use them, and may change without notice. It imports
 * only the media root.
 */
@NullMarked
package com.encord.sdk.media.internal.jpeg2000;

import org.jspecify.annotations.NullMarked;
