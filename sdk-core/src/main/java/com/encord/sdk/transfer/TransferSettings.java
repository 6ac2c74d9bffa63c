package com.encord.sdk.transfer;

import java.time.Duration;

/**
 * How to move files, whichever way.
 *
 * @param patterns what of a directory or folder is meant
 * @param concurrency files moved at once
 * @param bandwidth bytes in a second, all together; 0 for any number
 * @param attempts how often one file is tried
 * @param giveUpAfter how long nothing may be reachable before the run is stopped
 */
public record TransferSettings(
        PathPatterns patterns, int concurrency, long bandwidth, int attempts, Duration giveUpAfter) {}
