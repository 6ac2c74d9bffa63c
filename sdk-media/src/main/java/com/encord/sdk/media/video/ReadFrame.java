package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.NativeFrame;

/** A decoded frame with its place and time; whoever holds it closes it or hands it on. */
record ReadFrame(NativeFrame picture, int index, long pts, long duration) implements AutoCloseable {
    VideoFrame borrowed(FrameOrigin origin) {
        return VideoFrame.borrowed(origin, picture, index, pts, duration);
    }

    VideoFrame owned(FrameOrigin origin) {
        return VideoFrame.owned(origin, picture, index, pts, duration);
    }

    @Override
    public void close() {
        picture.close();
    }
}
