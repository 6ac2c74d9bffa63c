/**
 * What uploads and downloads share, not part of the public API: stopping a run, pauses between attempts, telling a
 * listener. It may import {@code transport} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.transfer;

import org.jspecify.annotations.NullMarked;
