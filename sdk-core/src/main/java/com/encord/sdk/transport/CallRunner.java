package com.encord.sdk.transport;

import com.encord.sdk.errors.InterruptedCallException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * Runs a call on another thread and waits for it. Sockets do not react to an interrupt; a waiting thread does, and then
 * cancels the call, which closes its socket.
 */
final class CallRunner {
    /** How long a cancelled call may take to let go of its file and socket. */
    private static final long GRACE_MILLIS = 1000;

    /** Reads what is wanted of a response; the response is closed afterwards. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    private CallRunner() {}

    static <T> T run(Call call, String operation, Reader<T> reader) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedCallException(operation + " was not sent, because its thread is interrupted.", null);
        }
        CompletableFuture<T> done = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                done.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                T value;
                try (response) {
                    value = reader.read(response);
                } catch (IOException | RuntimeException | Error e) {
                    done.completeExceptionally(e);
                    return;
                }
                done.complete(value); // not before the connection is free for the caller's next call
            }
        });
        try {
            return done.get();
        } catch (InterruptedException e) {
            call.cancel();
            letGo(done);
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(
                    operation + " was interrupted. The platform may or may not have acted.", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failure) {
                throw failure;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) cause;
        }
    }

    private static void letGo(CompletableFuture<?> done) {
        try {
            done.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            // either it has ended, or it ends later with nobody listening
        }
    }
}
