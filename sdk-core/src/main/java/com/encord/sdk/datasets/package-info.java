/**
 * Datasets and their rows. It may import {@code items}, {@code jobs}, {@code transport}, {@code page} and {@code
 * errors}.
 */
@NullMarked
package com.encord.sdk.datasets;

import org.jspecify.annotations.NullMarked;
