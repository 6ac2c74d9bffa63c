/**
 * The {@code encord} command: a thin face over public SDK calls, one short class per topic. Nothing here is meant for
 * customers' class paths; they read it and copy what they need. It may import every public room.
 */
@NullMarked
package com.encord.sdk.examples;

import org.jspecify.annotations.NullMarked;
