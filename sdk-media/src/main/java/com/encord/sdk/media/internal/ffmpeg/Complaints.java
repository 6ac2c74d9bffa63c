package com.encord.sdk.media.internal.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The packets a decoder took but spoke of an error with. Not every decoder marks the frames that come out of them, so
 * this remembers which they are until then.
 */
final class Complaints {
    /** More than any decoder holds back. */
    private static final int KEPT = 64;

    private final Deque<Long> times = new ArrayDeque<>();
    private boolean untimed;
    private boolean any;

    /** Notes a packet by its presentation time, which its frame will have too. */
    void about(long pts) {
        any = true;
        if (pts == Demuxer.NO_PTS) {
            untimed = true;
            return;
        }
        if (times.size() == KEPT) {
            times.remove();
        }
        times.add(pts);
    }

    /** Whether a frame is of such a packet; asked once for each frame. */
    boolean concern(long pts) {
        boolean found = times.remove(pts) || untimed;
        untimed = false;
        return found;
    }

    /** Whether there was ever one. */
    boolean any() {
        return any;
    }
}
