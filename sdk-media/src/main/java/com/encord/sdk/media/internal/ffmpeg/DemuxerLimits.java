package com.encord.sdk.media.internal.ffmpeg;

import java.time.Duration;

/**
 * What a file may cost before it is refused.
 *
 * @param openTimeout for reading the header and finding the streams
 * @param readTimeout for one packet or one seek
 * @param maxStreams how many streams a file may have
 * @param probeBytes how many bytes may be read to find the streams' parameters
 */
public record DemuxerLimits(Duration openTimeout, Duration readTimeout, int maxStreams, long probeBytes) {
    /** Generous for healthy files on slow disks, short enough for a hostile file not to hold a thread. */
    public static final DemuxerLimits STANDARD =
            new DemuxerLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), 256, 8L << 20);

    /**
     * Checks the numbers.
     *
     * @param openTimeout for reading the header and finding the streams, above zero
     * @param readTimeout for one packet or one seek, above zero
     * @param maxStreams how many streams a file may have, above zero
     * @param probeBytes how many bytes may be read to find the streams' parameters, at least 2048
     */
    public DemuxerLimits {
        if (openTimeout.isNegative() || openTimeout.isZero() || readTimeout.isNegative() || readTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "Timeouts must be above zero, got open " + openTimeout + " and read " + readTimeout);
        }
        if (maxStreams < 1 || probeBytes < 2048) {
            throw new IllegalArgumentException(
                    "At least 1 stream and 2048 probe bytes are needed, got " + maxStreams + " and " + probeBytes);
        }
    }
}
