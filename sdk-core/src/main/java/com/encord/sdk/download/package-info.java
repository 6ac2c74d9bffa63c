/**
 * Getting files from the platform: the fluent request, the engine behind it, its report. It may import {@code items},
 * {@code transfer}, {@code transport}, {@code page} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.download;

import org.jspecify.annotations.NullMarked;
