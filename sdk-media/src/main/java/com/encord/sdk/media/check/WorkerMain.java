package com.encord.sdk.media.check;

import com.encord.sdk.media.NativesMissingException;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The worker's side of isolated checks: answers requests on stdin with reports on stdout until stdin ends. The checks
 * have their own thread, so that the end of the host is noticed also while a decoder does not return.
 */
final class WorkerMain {
    /** What a worker says first, when it is ready. */
    private static final byte[] READY = {};

    private static final int FAILED = 1;

    private WorkerMain() {}

    /** Started by {@link WorkerCommand}. */
    public static void main(String[] arguments) throws IOException {
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        // whatever prints to stdout must not get between the answers
        System.setOut(System.err);
        BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
        Thread checks = new Thread(() -> answerAll(requests, answers), "checks");
        checks.setDaemon(true);
        checks.start();
        WorkerMessages.write(answers, READY);
        int code = FAILED;
        // buffered, since a file stream's readNBytes asks for a position that a pipe does not have
        try (InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in))) {
            for (byte[] request = WorkerMessages.read(in); request != null; request = WorkerMessages.read(in)) {
                requests.add(request);
            }
            code = 0;
        } finally {
            // an orderly exit would wait for native code that may never return
            Runtime.getRuntime().halt(code);
        }
    }

    private static void answerAll(BlockingQueue<byte[]> requests, OutputStream answers) {
        try {
            while (true) {
                WorkerMessages.write(answers, answer(requests.take()));
            }
        } catch (Throwable failure) {
            // the host makes a finding of this line and starts a new worker
            System.err.println("Exception in the check: " + failure);
            failure.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static byte[] answer(byte[] request) throws IOException {
        try {
            return ReportCodec.answer(ReportCodec.check(request).run());
        } catch (NativesMissingException missing) {
            return ReportCodec.answer(missing);
        }
    }
}
