package com.encord.sdk.upload;

import java.time.Duration;
import java.util.Optional;

/**
 * A moment of an upload. Immutable.
 *
 * @param phase how far it is
 * @param inputsTotal inputs known so far: files, groups, series
 * @param uploaded inputs that are items by now
 * @param failed inputs that failed
 * @param skipped inputs that are not for uploading
 * @param filesTotal files to send, those of failed inputs no longer counted
 * @param filesSent files whose bytes are stored
 * @param bytesTotal bytes to send, those of failed inputs no longer counted
 * @param bytesSent bytes sent; falls back when a file has to be sent again
 * @param elapsed time since the start
 */
public record Progress(
        UploadPhase phase,
        int inputsTotal,
        int uploaded,
        int failed,
        int skipped,
        long filesTotal,
        long filesSent,
        long bytesTotal,
        long bytesSent,
        Duration elapsed) {

    /**
     * Inputs whose outcome is known.
     *
     * @return how many
     */
    public int inputsDone() {
        return uploaded + failed + skipped;
    }

    /**
     * The mean speed since the start.
     *
     * @return bytes per second; 0 before anything was sent
     */
    public double bytesPerSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds > 0 ? bytesSent / seconds : 0;
    }

    /**
     * The time still needed to send the rest at the mean speed.
     *
     * @return the time, once there is a speed
     */
    public Optional<Duration> remaining() {
        double speed = bytesPerSecond();
        return speed > 0
                ? Optional.of(Duration.ofMillis((long) (1000 * Math.max(0, bytesTotal - bytesSent) / speed)))
                : Optional.empty();
    }
}
