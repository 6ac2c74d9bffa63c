package com.encord.sdk.examples;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What Ctrl-C and SIGTERM do: the command is interrupted, as any caller of the SDK may be, and has a moment to delete
 * what is half done. A JVM alone would leave it all where it is.
 */
final class CleanStop {
    private static final int PATIENCE_SECONDS = 10;

    private CleanStop() {}

    /** Runs a command on this thread. */
    static int run(IntSupplier command) {
        Thread running = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, ended), "clean stop"));
        try {
            return command.getAsInt();
        } finally {
            ended.countDown();
        }
    }

    private static void stop(Thread running, CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        running.interrupt();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
