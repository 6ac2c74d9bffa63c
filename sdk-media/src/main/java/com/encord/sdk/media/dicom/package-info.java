/**
 * DICOM: reading Part 10 files, their JSON model, series, pixels and rendering, in pure Java from the standard's own
 * rules (PS3.3, PS3.5, PS3.6, PS3.10, PS3.18). It may import {@code media} and, for compressed pixels,
 * {@code media.internal.ffmpeg}.
 */
@NullMarked
package com.encord.sdk.media.dicom;

import org.jspecify.annotations.NullMarked;
