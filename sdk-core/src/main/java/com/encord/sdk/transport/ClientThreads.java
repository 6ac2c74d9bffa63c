package com.encord.sdk.transport;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The client's threads, daemons all, so that none keeps a program from ending. They go away when idle.
 */
final class ClientThreads implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    /** Waiting for a job occupies a thread; beyond these, work waits for its turn. */
    private static final int MOST_ASYNC = 256;

    /** One per call in flight; a calling thread waits for each, so the callers bound them. */
    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("encord-call-"));

    private final ThreadPoolExecutor async = new ThreadPoolExecutor(
            MOST_ASYNC,
            MOST_ASYNC,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("encord-async-"));

    private final Set<CompletableFuture<?>> unfinished = ConcurrentHashMap.newKeySet();

    ClientThreads() {
        async.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    ThreadPoolExecutor calls() {
        return calls;
    }

    <T> CompletableFuture<T> async(Supplier<T> work) throws RejectedExecutionException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Future<?> task = async.submit(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        unfinished.add(result);
        result.whenComplete((value, failure) -> {
            unfinished.remove(result);
            if (result.isCancelled()) {
                task.cancel(true);
            }
        });
        return result;
    }

    /** Interrupts what runs and cancels what waits for its turn, so that nobody waits for it in vain. */
    @Override
    public void close() {
        async.shutdown();
        unfinished.forEach(result -> result.cancel(true));
        calls.shutdown();
    }
}
