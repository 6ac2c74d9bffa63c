/**
 * What stops a call: one unchecked family rooted in {@link com.encord.sdk.errors.EncordException}, a class per
 * thing the caller can do about it. It imports nothing of ours.
 */
@NullMarked
package com.encord.sdk.errors;

import org.jspecify.annotations.NullMarked;
