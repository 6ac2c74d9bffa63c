/**
 * Watching what a client sends and receives, for metrics and traces. It imports nothing of ours.
 */
@NullMarked
package com.encord.sdk.observe;

import org.jspecify.annotations.NullMarked;
