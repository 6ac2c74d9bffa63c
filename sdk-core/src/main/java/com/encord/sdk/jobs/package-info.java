/**
 * Handles of work the platform does on its own time. It may import {@code transport} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.jobs;

import org.jspecify.annotations.NullMarked;
