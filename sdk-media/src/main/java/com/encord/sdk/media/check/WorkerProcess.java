package com.encord.sdk.media.check;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The host's side of one worker: owns the process and the two threads that talk to it. One check at a time; only
 * {@link #close()} may come from another thread.
 */
final class WorkerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Process process;
    private final ExecutorService exchanges;
    private final WorkerErrors errors;
    private final InputStream answers;

    private WorkerProcess(Process process) {
        this.process = process;
        this.answers = new BufferedInputStream(process.getInputStream());
        this.exchanges = Executors.newSingleThreadExecutor(daemon("media-check-worker-" + process.pid()));
        this.errors = new WorkerErrors(process.getErrorStream());
        daemon("media-check-errors-" + process.pid()).newThread(errors).start();
    }

    /** How a worker ended: its exit code, and the line that says why or an empty text. */
    record End(int exitCode, String reason) {
        @Override
        public String toString() {
            return "ended with code " + exitCode + (reason.isEmpty() ? "" : " (" + reason + ")");
        }
    }

    /** Starts a worker and waits until it listens. */
    static WorkerProcess start(List<String> command) throws IOException, InterruptedException {
        WorkerProcess worker = new WorkerProcess(new ProcessBuilder(command)
                .directory(Path.of("").toAbsolutePath().toFile())
                .start());
        boolean listens = false;
        try {
            worker.await(worker.exchanges.submit(worker::answer), LONGEST_START);
            listens = true;
            return worker;
        } catch (ExecutionException | TimeoutException failure) {
            String problem = failure instanceof TimeoutException
                    ? "did not answer within " + LONGEST_START.toSeconds() + " s"
                    : worker.awaitEnd().toString();
            throw new IOException(
                    "a worker for isolated checks does not start: it " + problem
                            + ". If this program's class path does not name the SDK's jars, give"
                            + " IsolatedChecks.builder().classPath(...), or check without isolation",
                    failure);
        } finally {
            if (!listens) {
                worker.close();
            }
        }
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @throws TimeoutException if that takes longer than the limit; the worker is then of no more use
     * @throws ExecutionException if the worker has ended or spoke out of turn
     */
    byte[] exchange(byte[] request, Duration limit) throws TimeoutException, ExecutionException, InterruptedException {
        Future<byte[]> answer;
        try {
            answer = exchanges.submit(() -> {
                WorkerMessages.write(process.getOutputStream(), request);
                return answer();
            });
        } catch (RejectedExecutionException closed) {
            throw new ExecutionException(closed);
        }
        return await(answer, limit);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process, if it does not end by itself soon, and says how it ended. */
    End awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        int exitCode = process.waitFor();
        return new End(exitCode, errors.awaitReason(LONGEST_END));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        // what is under way still runs, and fails at once as its pipes are broken: nobody waits for it in vain
        exchanges.shutdown();
        try {
            process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            // the process is told to end and nothing depends on seeing it gone
            Thread.currentThread().interrupt();
        }
    }

    private byte[] answer() throws IOException {
        byte[] answer = WorkerMessages.read(answers);
        if (answer == null) {
            throw new EOFException("The worker " + process.pid() + " has ended");
        }
        return answer;
    }

    private byte[] await(Future<byte[]> answer, Duration limit)
            throws TimeoutException, ExecutionException, InterruptedException {
        return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
