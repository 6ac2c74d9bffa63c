/**
 * Compression of bytes that the Java runtime does not know: LZW and Zstandard as TIFF files use them, and the
 * predictors applied before. Not API: classes here are public so that other media rooms can use them, and may change
 * without notice. It imports nothing of ours.
 */
@NullMarked
package com.encord.sdk.media.internal.compression;

import org.jspecify.annotations.NullMarked;
