/**
 * What every media room shares: kinds of media, recognition by content, rational numbers, errors. It imports nothing of
 * ours.
 */
@NullMarked
package com.encord.sdk.media;

import org.jspecify.annotations.NullMarked;
