/**
 * Storage items: their values and the service that reads and changes them. It may import {@code transport},
 * {@code page} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.items;

import org.jspecify.annotations.NullMarked;
