package com.encord.sdk.media.video;

import java.nio.file.Path;

/**
 * A frame that lies in a file of its own.
 *
 * @param frame index of the frame
 * @param pts when it is presented, in ticks of the video's time base
 * @param time when it is presented, in seconds
 * @param file its picture
 * @param existed whether the file was there already and was kept
 */
public record ExtractedFrame(int frame, long pts, double time, Path file, boolean existed) {}
