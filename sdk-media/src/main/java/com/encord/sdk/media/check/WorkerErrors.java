package com.encord.sdk.media.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a worker prints to stderr, so that it never waits for a reader: passes it to the log at debug level and
 * keeps the one line that says why the worker ended. Holds one line of bounded length.
 */
final class WorkerErrors implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerErrors.class);
    private static final int LONGEST_LINE = 2000;

    private final InputStream stderr;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile String reason = "";
    private boolean frameComesNext;

    WorkerErrors(InputStream stderr) {
        this.stderr = stderr;
    }

    /** The native function or the Java error that ended the worker, or an empty text. */
    String awaitReason(Duration patience) throws InterruptedException {
        ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        return reason;
    }

    @Override
    public void run() {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        byte[] piece = new byte[8192];
        try (stderr) {
            for (int count = stderr.read(piece); count >= 0; count = stderr.read(piece)) {
                for (int i = 0; i < count; i++) {
                    if (piece[i] == '\n') {
                        line(new String(line, 0, length, StandardCharsets.UTF_8));
                        length = 0;
                    } else if (length < LONGEST_LINE) {
                        line[length++] = piece[i];
                    }
                }
            }
        } catch (IOException gone) {
            LOG.debug("The worker's stderr broke: {}", gone.getMessage());
        } finally {
            ended.countDown();
        }
    }

    private void line(String line) {
        LOG.debug("{}", line);
        if (!reason.isEmpty()) {
            return;
        }
        if (frameComesNext) {
            reason = line.replaceFirst("^#\\s*", "").strip();
        } else if (line.startsWith("Exception in ")
                || line.startsWith("Error: ")
                || line.startsWith("Terminating due to ")) {
            reason = line.strip();
        }
        frameComesNext = line.startsWith("# Problematic frame:");
    }
}
