package com.encord.sdk.transfer;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.transport.Pace;
import com.encord.sdk.transport.UnusableProxyException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server can be reached at all, seen by all threads together: a few connection failures in a row mean that
 * it is down, and down for longer than the patience means that it is lost. Any answer resets it. Calls under way may
 * still bring one, however long they take, as long as no other fails after the patience. One that cannot prove who it
 * is, or that only an unusable proxy leads to, is lost at once. Safe for use by many threads.
 */
public final class Reachability {
    private static final int FAILURES_IN_A_ROW = 3;

    private final String name;
    private final Pace pace;
    private final Duration patience;
    private int inFlight;
    private int failures;
    private long firstFailureAt;
    private long lastFailureAt;
    private @Nullable ConnectionException lastFailure;

    /**
     * Begins with a server in reach.
     *
     * @param name what to call it
     * @param pace the clock
     * @param patience how long it may be out of reach
     */
    public Reachability(String name, Pace pace, Duration patience) {
        this.name = name;
        this.pace = pace;
        this.patience = patience;
    }

    /** A call begins, which will be told of by {@link #ended()}. */
    public synchronized void begun() {
        inFlight++;
    }

    /** A call is over, however it went. */
    public synchronized void ended() {
        inFlight--;
    }

    /** It answered, well or badly. */
    public synchronized void answered() {
        failures = 0;
    }

    /**
     * A connection failed.
     *
     * @param failure how
     */
    public synchronized void failed(ConnectionException failure) {
        lastFailureAt = pace.nanoTime();
        if (failures == 0) {
            firstFailureAt = lastFailureAt;
        }
        failures++;
        lastFailure = failure;
    }

    /**
     * Whether connection failures are everybody's rather than one file's.
     *
     * @return true from the third failure in a row on
     */
    public synchronized boolean isDown() {
        return failures >= FAILURES_IN_A_ROW;
    }

    /**
     * Whether it has been down for longer than the patience.
     *
     * @return true when the run should end
     */
    public synchronized boolean isLost() {
        if (failures > 0 && hopeless(lastFailure) != null) {
            return true;
        }
        long until = inFlight == 0 ? pace.nanoTime() : lastFailureAt;
        return isDown() && until - firstFailureAt >= patience.toNanos();
    }

    /** Why waiting helps nobody; null if it may. */
    private static @Nullable String hopeless(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return " cannot prove who it is";
            }
            if (cause instanceof UnusableProxyException) {
                return " has no proxy that can be used";
            }
        }
        return null;
    }

    /**
     * Why a run ends that has lost the server.
     *
     * @param run what is stopped, such as {@code upload}
     * @param again what happens when it is started again
     * @return what happened, and what to do
     */
    public synchronized ConnectionException loss(String run, String again) {
        String hopeless = hopeless(lastFailure);
        String why = hopeless != null
                ? hopeless
                : " could not be reached for " + patience.toSeconds() + " s (" + failures + " failures in a row)";
        String last = lastFailure == null ? "" : " The last failure: " + lastFailure.getMessage();
        return new ConnectionException(
                "The " + run + " was stopped, because " + name + why + ". Check the network, then start the " + run
                        + " again (" + again + ")." + last,
                lastFailure);
    }
}
