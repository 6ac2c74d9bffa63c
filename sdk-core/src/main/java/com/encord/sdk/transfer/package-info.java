/**
 * What uploads and downloads share. Users meet {@link com.encord.sdk.transfer.TransferRequest} and {@link
 * com.encord.sdk.transfer.TransferRun}; the rest (stopping a run, pauses between attempts, limiting bytes, matching
 * paths, telling a listener) is not part of the public API. It may import {@code transport} and {@code errors}.
 */
@NullMarked
package com.encord.sdk.transfer;

import org.jspecify.annotations.NullMarked;
