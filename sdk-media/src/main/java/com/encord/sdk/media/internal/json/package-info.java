/**
 * JSON text for the media rooms' own documents, without a library. Not part of the public API. It imports nothing of
 * ours.
 */
@NullMarked
package com.encord.sdk.media.internal.json;

import org.jspecify.annotations.NullMarked;
