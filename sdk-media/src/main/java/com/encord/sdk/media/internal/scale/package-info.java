/**
 * Pictures of pixels that are not square, stretched to the shape of what they show. Not part of the public API. It may
 * import {@code media}.
 */
@NullMarked
package com.encord.sdk.media.internal.scale;

import org.jspecify.annotations.NullMarked;
