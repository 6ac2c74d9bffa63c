/**
 * Storage folders. It may import {@code items}, {@code jobs}, {@code upload}, {@code download}, {@code transport},
 * {@code page} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.folders;

import org.jspecify.annotations.NullMarked;
