/**
 * Says whether a file may go to the platform, what is wrong with it and the cheapest way to mend it. It imports the
 * media root, the reading rooms ({@code video}, {@code image}, {@code audio}, {@code document}, {@code dicom},
 * {@code dicom.pixel}, {@code nifti}) and {@code media.internal.json}.
 */
@NullMarked
package com.encord.sdk.media.check;

import org.jspecify.annotations.NullMarked;
