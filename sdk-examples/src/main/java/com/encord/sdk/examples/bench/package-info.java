/**
 * Measurements, to be run by hand. It may import every public room.
 */
@NullMarked
package com.encord.sdk.examples.bench;

import org.jspecify.annotations.NullMarked;
