/**
 * The wire, not part of the public API: requests and answers of both protocols, signing, retries, redaction.
 * OkHttp and Jackson appear only here. It may import {@code auth}, {@code observe},
 * {@code page} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.transport;

import org.jspecify.annotations.NullMarked;
