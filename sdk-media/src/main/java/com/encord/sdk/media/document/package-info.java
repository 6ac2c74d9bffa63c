/**
 * Documents: how many pages a PDF has, and how a text is encoded. It imports the media root and
 * {@code internal.charset}.
 */
@NullMarked
package com.encord.sdk.media.document;

import org.jspecify.annotations.NullMarked;
