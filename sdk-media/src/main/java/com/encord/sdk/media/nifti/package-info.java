/**
 * Volumes in NIfTI-1, NIfTI-2 and Analyze 7.5 files: headers, geometry, raw data and slices as pictures. It imports the
 * media root, {@code media.internal.json} and {@code media.internal.scale} only.
 */
@NullMarked
package com.encord.sdk.media.nifti;

import org.jspecify.annotations.NullMarked;
