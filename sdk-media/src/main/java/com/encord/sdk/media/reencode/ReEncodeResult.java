package com.encord.sdk.media.reencode;

import com.encord.sdk.media.check.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a re-encode did.
 *
 * @param input the source
 * @param output the file to use from now on: the written one, or the source itself if nothing was done
 * @param operation what was done
 * @param encoder FFmpeg's name of the encoder, or empty if nothing was encoded
 * @param findingsBefore what the check found in the source
 * @param findingsAfter what the check finds in the output
 * @param frameMap which source frame became which output frame
 */
public record ReEncodeResult(
        Path input,
        Path output,
        ReEncodeOperation operation,
        Optional<String> encoder,
        List<Finding> findingsBefore,
        List<Finding> findingsAfter,
        FrameMap frameMap) {
    /**
     * Copies the findings.
     *
     * @param input the source
     * @param output the file to use from now on
     * @param operation what was done
     * @param encoder FFmpeg's name of the encoder
     * @param findingsBefore what the check found in the source
     * @param findingsAfter what the check finds in the output
     * @param frameMap which source frame became which output frame
     */
    public ReEncodeResult {
        findingsBefore = List.copyOf(findingsBefore);
        findingsAfter = List.copyOf(findingsAfter);
    }

    /**
     * How many frames the source presents.
     *
     * @return the count
     */
    public int framesIn() {
        return frameMap.sourceFrameCount();
    }

    /**
     * How many frames the output presents.
     *
     * @return the count
     */
    public int framesOut() {
        return frameMap.outputFrameCount();
    }
}
