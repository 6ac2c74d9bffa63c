/**
 * Lazy lists. It imports nothing of ours.
 */
@NullMarked
package com.encord.sdk.page;

import org.jspecify.annotations.NullMarked;
