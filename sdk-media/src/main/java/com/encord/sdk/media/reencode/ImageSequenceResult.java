package com.encord.sdk.media.reencode;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.check.Finding;
import java.nio.file.Path;
import java.util.List;

/**
 * A video made of still images.
 *
 * @param output the written file
 * @param encoder FFmpeg's name of the encoder
 * @param width columns of the video
 * @param height rows of the video
 * @param frameRate frames per second
 * @param findingsAfter what the check finds in the output
 * @param frameMap which image became which frame: image {@code i} is frame {@code i}
 */
public record ImageSequenceResult(
        Path output,
        String encoder,
        int width,
        int height,
        Rational frameRate,
        List<Finding> findingsAfter,
        FrameMap frameMap) {
    /**
     * Copies the findings.
     *
     * @param output the written file
     * @param encoder FFmpeg's name of the encoder
     * @param width columns of the video
     * @param height rows of the video
     * @param frameRate frames per second
     * @param findingsAfter what the check finds in the output
     * @param frameMap which image became which frame
     */
    public ImageSequenceResult {
        findingsAfter = List.copyOf(findingsAfter);
    }
}
