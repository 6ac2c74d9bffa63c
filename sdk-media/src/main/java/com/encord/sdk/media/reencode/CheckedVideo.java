package com.encord.sdk.media.reencode;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.video.VideoScan;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the check says of a video, and the scan it rests on: one reading of the file.
 *
 * @param report the findings
 * @param scan the frames
 */
record CheckedVideo(MediaReport report, VideoScan scan) {
    /**
     * Reads a file.
     *
     * @param file the video
     * @param deep whether every frame is decoded, which finds damaged ones
     * @return what is known of it
     * @throws MediaException if it cannot be read or has no video stream
     */
    static CheckedVideo of(Path file, boolean deep) {
        AtomicReference<VideoScan> scan = new AtomicReference<>();
        MediaReport report = MediaCheck.of(file).deep(deep).onScan(scan::set).run();
        VideoScan seen = scan.get();
        // of what is not taken for a video the second reading tells in an exception why
        return new CheckedVideo(report, seen != null ? seen : VideoScan.of(file));
    }
}
