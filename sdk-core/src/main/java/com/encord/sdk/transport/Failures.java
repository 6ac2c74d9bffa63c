package com.encord.sdk.transport;

import com.encord.sdk.errors.ConnectionException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What a failed exchange means, in words and for retries. */
final class Failures {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(?=$|:)");

    private Failures() {}

    /** Whether another attempt could fare better: not when the server cannot prove who it is. */
    static boolean mayPass(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the request was handed to an HTTP/2 server on its way out, which has not looked at it (RFC 9113 section
     * 8.7). OkHttp's classes for it are not public API.
     */
    static boolean isUnprocessed(IOException failure) {
        return "stream was reset: REFUSED_STREAM".equals(failure.getMessage())
                || failure.getClass().getSimpleName().equals("ConnectionShutdownException");
    }

    static ConnectionException ofCall(
            Outgoing call, @Nullable String proxy, String requestId, int attempts, boolean mayBeSent, IOException e) {
        return new ConnectionException(
                call.operation() + " got no whole answer from " + PlatformDomain.place(call.url())
                        + through(proxy)
                        + (attempts == 1 ? "" : " in " + attempts + " attempts") + ": " + reason(e) + " [request id "
                        + requestId + "]. "
                        + (mayBeSent
                                ? "The platform may or may not have acted."
                                : "Nothing was sent. Check the network and "
                                        + (proxy == null ? "the domain." : proxy + ".")),
                e);
    }

    /** To follow a server's name. */
    static String through(@Nullable String proxy) {
        return proxy == null ? "" : " through " + proxy;
    }

    /** A short reason; OkHttp's own messages name hosts, never paths or queries. */
    static String reason(IOException failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof UnknownHostException) {
            Matcher name = HOST.matcher(message);
            return "the host name " + (name.lookingAt() ? name.group() + " " : "") + "is not known";
        }
        if (failure instanceof SocketTimeoutException) {
            return "timed out, the other side was silent for too long";
        }
        if (failure instanceof InterruptedIOException) {
            return "timed out, the whole exchange took too long";
        }
        if (failure instanceof SSLException) {
            return "no secure connection, " + message + hint(message);
        }
        Throwable cause = failure.getCause();
        return failure instanceof ConnectException && cause instanceof ConnectException && cause.getMessage() != null
                ? message + " (" + cause.getMessage() + ")"
                : message;
    }

    /** What people do about the two commonest troubles with TLS. */
    private static String hint(String message) {
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return ". The other side speaks no TLS: the domain may be plain http, or the port another service's";
        }
        if (message.contains("unable to find valid certification path")) {
            return ". This Java does not trust the certificate: if a company proxy puts in its own, add that one to the"
                    + " trust store";
        }
        return "";
    }
}
