package com.encord.sdk.examples;

import com.encord.sdk.media.NativesMissingException;
import com.encord.sdk.media.video.Video;

/** Loads FFmpeg on a second core while the first makes sense of the command line. */
final class WarmUp extends Thread {
    WarmUp() {
        super("warm-up");
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            Video.warmUp();
        } catch (NativesMissingException later) {
            // the command says so where it needs them
        }
    }
}
