package com.encord.sdk.media.internal.ffmpeg;

import java.util.concurrent.Semaphore;

/**
 * Who may encode with OpenH264 in several threads. All such encoders of a process share one pool of threads, and only
 * the last of them to be freed waits for the threads to end; while others are open, a thread may still be on its way
 * out of what is freed, which ends the process now and then. So one encoder at a time has several threads, and those
 * beside it one each. The pool being the process's own, so is this.
 */
final class OpenH264Threads {
    private static final Semaphore SEVERAL = new Semaphore(1);

    private OpenH264Threads() {}

    /**
     * Whether an encoder that is about to be opened may have several threads; then {@link #release} follows once it is
     * freed.
     */
    static boolean tryAcquire() {
        return SEVERAL.tryAcquire();
    }

    static void release() {
        SEVERAL.release();
    }
}
