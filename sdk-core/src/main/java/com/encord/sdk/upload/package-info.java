/**
 * Getting files onto the platform: the fluent request, the engine behind it, its report. It may import {@code
 * items}, {@code jobs}, {@code transfer}, {@code transport} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.upload;

import org.jspecify.annotations.NullMarked;
