/**
 * The order of file names as people count. Not part of the public API. It imports nothing of ours.
 */
@NullMarked
package com.encord.sdk.media.internal.order;

import org.jspecify.annotations.NullMarked;
