/**
 * The pictures of a DICOM file: decoding their samples, and rendering them to look at (PS3.3 C.7.6.3, C.11). It may
 * import {@code media}, {@code media.dicom}, {@code media.internal.jpeg}, {@code media.internal.jpeg2000} and
 * {@code media.internal.scale}: no natives.
 */
@NullMarked
package com.encord.sdk.media.dicom.pixel;

import org.jspecify.annotations.NullMarked;
