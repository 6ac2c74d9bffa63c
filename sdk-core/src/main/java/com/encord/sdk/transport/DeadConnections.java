package com.encord.sdk.transport;

import java.io.IOException;
import java.io.Serial;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests off pooled connections that the server has closed meanwhile. OkHttp looks only at those idle for more
 * than ten seconds, since it would resend; what must not be sent twice needs to know before the first byte. Looking
 * takes a millisecond.
 */
final class DeadConnections {
    /** Beyond these the server closes what it accepts, and the ordinary retries take over. */
    private static final int MOST_IN_A_ROW = 5;

    /** Those that have carried a request; a new one needs no look. */
    private final Set<Connection> used = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    OkHttpClient.Builder avoidedBy(OkHttpClient.Builder builder) {
        return builder.addInterceptor(this::takeAnother).addNetworkInterceptor(this::look);
    }

    private static final class DeadConnectionException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        DeadConnectionException(@Nullable IOException cause) {
            super("the server has closed the connection", cause);
        }
    }

    private Response takeAnother(Interceptor.Chain chain) throws IOException {
        for (int dead = 0; dead < MOST_IN_A_ROW; dead++) {
            try {
                return chain.proceed(chain.request());
            } catch (DeadConnectionException e) {
                // nothing was sent, and the pool drops the connection
            }
        }
        return chain.proceed(chain.request());
    }

    private Response look(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection != null && !used.add(connection) && connection.protocol() == Protocol.HTTP_1_1) {
            probe(connection.socket());
        }
        return chain.proceed(chain.request());
    }

    /** On a live HTTP/1 connection nothing can be read before a request is sent. */
    private static void probe(Socket socket) throws DeadConnectionException {
        try {
            int timeout = socket.getSoTimeout();
            try {
                socket.setSoTimeout(1);
                socket.getInputStream().read();
                throw new DeadConnectionException(null);
            } catch (SocketTimeoutException e) {
                // silent, as it should be
            } finally {
                socket.setSoTimeout(timeout);
            }
        } catch (DeadConnectionException e) {
            throw e;
        } catch (IOException e) {
            throw new DeadConnectionException(e);
        }
    }
}
