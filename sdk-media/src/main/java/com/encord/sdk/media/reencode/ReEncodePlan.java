package com.encord.sdk.media.reencode;

import com.encord.sdk.media.check.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a re-encode would do, and why.
 *
 * @param operation what would be done first; a {@link ReEncodeOperation#REMUX} that leaves findings is followed by a
 *     new encoding
 * @param reasons what the check found and the operation removes, worst first; empty if the request alone demands it
 * @param encoder FFmpeg's name of the encoder that is used if frames are encoded, or empty if the natives have none for
 *     the codec
 */
public record ReEncodePlan(ReEncodeOperation operation, List<Finding> reasons, Optional<String> encoder) {
    /**
     * Copies the reasons.
     *
     * @param operation what would be done first
     * @param reasons what the check found
     * @param encoder FFmpeg's name of the encoder
     */
    public ReEncodePlan {
        reasons = List.copyOf(reasons);
    }
}
