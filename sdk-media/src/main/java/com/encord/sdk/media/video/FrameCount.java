package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers the frames of a reader that started at the beginning, and gives a time to those that have none. */
final class FrameCount {
    private int next;
    private long expectedPts;

    @Nullable
    ReadFrame next(FrameReader reader) {
        Optional<NativeFrame> picture = reader.next();
        if (picture.isEmpty()) {
            return null;
        }
        NativeFrame frame = picture.get();
        long duration = frame.duration();
        long pts = frame.pts().orElse(expectedPts);
        expectedPts = pts + Math.max(1, duration);
        return new ReadFrame(frame, next++, pts, duration);
    }

    /** The index of the frame that comes next. */
    int index() {
        return next;
    }
}
