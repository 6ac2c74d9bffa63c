/**
 * Hands frames to code that works with JavaCV. The only room that knows JavaCV, which is an optional dependency:
 * without it on the class path everything else works. It imports {@code media.video}.
 */
@NullMarked
package com.encord.sdk.media.javacv;

import org.jspecify.annotations.NullMarked;
