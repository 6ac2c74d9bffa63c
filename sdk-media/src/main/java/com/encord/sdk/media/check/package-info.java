/**
 * Says whether a file may go to the platform, what is wrong with it and the cheapest way to mend it. It imports the
 * media root and the reading rooms ({@code video}, {@code image}, {@code audio}, {@code document}, {@code dicom},
 * {@code nifti}).
 */
@NullMarked
package com.encord.sdk.media.check;

import org.jspecify.annotations.NullMarked;
