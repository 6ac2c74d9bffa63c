/**
 * DICOM files: their elements, file meta information, JSON model and where their pixel data lies, in pure Java from the
 * standard's own rules (PS3.5, PS3.6, PS3.10, PS3.18). Pictures are in {@code media.dicom.pixel}, series in
 * {@code media.dicom.series}; this room knows neither, and may import {@code media} and {@code media.internal.json}.
 */
@NullMarked
package com.encord.sdk.media.dicom;

import org.jspecify.annotations.NullMarked;
