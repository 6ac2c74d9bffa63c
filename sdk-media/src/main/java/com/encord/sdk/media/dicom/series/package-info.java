/**
 * DICOM files that belong together: the series in a folder with their files in order, and a series as one block of
 * voxels to be cut along the body (PS3.3 C.7.6.2). It may import {@code media}, {@code media.dicom},
 * {@code media.dicom.pixel}, {@code media.internal.order} and {@code media.internal.scale}.
 */
@NullMarked
package com.encord.sdk.media.dicom.series;

import org.jspecify.annotations.NullMarked;
