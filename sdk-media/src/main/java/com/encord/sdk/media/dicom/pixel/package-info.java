/**
 * The pictures of a DICOM file: decoding their samples, and rendering them to look at (PS3.3 C.7.6.3, C.11). It may
 * import {@code media}, {@code media.dicom}, {@code media.internal.jpeg}, {@code media.internal.jpeg2000},
 * {@code media.internal.scale} and, for JPEG 2000 of other kinds, {@code media.internal.ffmpeg}.
 */
@NullMarked
package com.encord.sdk.media.dicom.pixel;

import org.jspecify.annotations.NullMarked;
