/**
 * Volumes in NIfTI-1, NIfTI-2 and Analyze 7.5 files: headers, geometry, raw data and slices as pictures. It imports the
 * media root and {@code media.internal.json} only.
 */
@NullMarked
package com.encord.sdk.media.nifti;

import org.jspecify.annotations.NullMarked;
