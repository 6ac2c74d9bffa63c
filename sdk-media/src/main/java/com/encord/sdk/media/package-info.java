/**
 * What every media room shares: kinds of media, recognition by content, rational numbers, errors. It imports
 * {@code internal.charset} alone.
 */
@NullMarked
package com.encord.sdk.media;

import org.jspecify.annotations.NullMarked;
