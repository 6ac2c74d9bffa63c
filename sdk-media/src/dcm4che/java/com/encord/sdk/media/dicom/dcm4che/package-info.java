/**
 * DICOM files parsed by dcm4che instead of this SDK's own reader. It is no part of the ordinary build and jar: the
 * Maven profile {@code dcm4che} makes a jar of its own of it, with the classifier {@code dcm4che}. It may import
 * {@code media}, {@code media.dicom} and {@code org.dcm4che3}, which no public signature shows.
 */
@NullMarked
package com.encord.sdk.media.dicom.dcm4che;

import org.jspecify.annotations.NullMarked;
