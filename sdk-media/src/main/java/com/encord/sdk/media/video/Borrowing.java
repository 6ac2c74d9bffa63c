package com.encord.sdk.media.video;

import org.jspecify.annotations.Nullable;

/**
 * What one iteration holds: its reader, the frame that is lent and the one that was decoded to see whether there is
 * one. Closed by the iteration at its end or by the video before. Safe for use by many threads. Does not refer to the
 * video.
 */
final class Borrowing implements AutoCloseable {
    private final Runnable endOfReader;
    private @Nullable VideoFrame upcoming;
    private @Nullable VideoFrame lent;
    private boolean open = true;

    Borrowing(Runnable endOfReader) {
        this.endOfReader = endOfReader;
    }

    synchronized boolean hasUpcoming() {
        return upcoming != null;
    }

    /** Keeps a decoded frame until it is lent. */
    synchronized void keep(VideoFrame frame) {
        upcoming = frame;
        if (!open) {
            frame.close();
        }
    }

    /** The frame that was kept; it stays closed with this. */
    synchronized @Nullable VideoFrame lend() {
        takeBack();
        lent = upcoming;
        upcoming = null;
        return lent;
    }

    synchronized void takeBack() {
        if (lent != null) {
            lent.close();
            lent = null;
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            takeBack();
            if (upcoming != null) {
                upcoming.close();
            }
            endOfReader.run();
        }
    }
}
