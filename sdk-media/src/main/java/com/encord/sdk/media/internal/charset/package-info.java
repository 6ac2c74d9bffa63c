/**
 * How bytes become characters, for texts that do not say or do not say truly. Not part of the public API. It imports
 * nothing of ours.
 */
@NullMarked
package com.encord.sdk.media.internal.charset;

import org.jspecify.annotations.NullMarked;
