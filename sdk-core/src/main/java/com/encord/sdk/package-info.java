/**
 * The front door: the client and its builder. It may import every core room; no room imports it back.
 */
@NullMarked
package com.encord.sdk;

import org.jspecify.annotations.NullMarked;
