package com.encord.sdk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link LocalPlatform}. All are optional. */
public final class LocalPlatformBuilder {
    private int port;
    private @Nullable Path dataDirectory;
    private @Nullable MediaEngine mediaEngine;
    private Duration signedUrlLifetime = Duration.ofHours(1);
    private Duration signatureTolerance = Duration.ofMinutes(5);
    private Clock clock = Clock.systemUTC();
    private int jobThreads = Math.max(2, Runtime.getRuntime().availableProcessors());

    LocalPlatformBuilder() {}

    /**
     * The TCP port on the loopback interface.
     *
     * @param newPort 0 for any free one, which is the default
     * @return this builder
     */
    public LocalPlatformBuilder port(int newPort) {
        if (newPort < 0 || newPort > 65_535) {
            throw new IllegalArgumentException("A port lies between 0 and 65535, got " + newPort);
        }
        this.port = newPort;
        return this;
    }

    /**
     * Where everything is kept. Starting again with the same directory goes on where the last run ended, also after a
     * crash. One platform at a time may use a directory.
     *
     * @param directory made when missing; without one the platform uses a temporary directory and deletes it on close
     * @return this builder
     */
    public LocalPlatformBuilder dataDirectory(Path directory) {
        this.dataDirectory = Objects.requireNonNull(directory, "directory");
        return this;
    }

    /**
     * What checks and re-encodes media.
     *
     * @param engine the engine; it stays the caller's and is not closed
     * @return this builder
     */
    public LocalPlatformBuilder mediaEngine(MediaEngine engine) {
        this.mediaEngine = Objects.requireNonNull(engine, "engine");
        return this;
    }

    /**
     * How long signed URLs work.
     *
     * @param lifetime positive; one hour by default
     * @return this builder
     */
    public LocalPlatformBuilder signedUrlLifetime(Duration lifetime) {
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("The lifetime of signed URLs must be positive, got " + lifetime);
        }
        this.signedUrlLifetime = lifetime;
        return this;
    }

    /**
     * How far the time in a request's signature may be from the platform's clock, either way.
     *
     * @param tolerance not negative; five minutes by default
     * @return this builder
     */
    public LocalPlatformBuilder signatureTolerance(Duration tolerance) {
        if (tolerance.isNegative()) {
            throw new IllegalArgumentException("The tolerance cannot be negative, got " + tolerance);
        }
        this.signatureTolerance = tolerance;
        return this;
    }

    /**
     * What time it is for signatures, signed URLs, tokens and timestamps. Held polls use real time.
     *
     * @param newClock the system clock by default
     * @return this builder
     */
    public LocalPlatformBuilder clock(Clock newClock) {
        this.clock = Objects.requireNonNull(newClock, "newClock");
        return this;
    }

    /**
     * How many files are worked on at once by background jobs.
     *
     * @param threads at least 1; by default the number of processors, but at least 2
     * @return this builder
     */
    public LocalPlatformBuilder jobThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("Jobs need at least one thread, got " + threads);
        }
        this.jobThreads = threads;
        return this;
    }

    /**
     * Starts the platform; when this returns it answers requests.
     *
     * @return the running platform, to be closed by the caller
     * @throws UncheckedIOException when the port is taken, or the data directory cannot be used or is in use
     */
    public LocalPlatform start() {
        try {
            return new LocalPlatform(this);
        } catch (IOException e) {
            throw new UncheckedIOException("The local platform cannot start: " + e.getMessage(), e);
        }
    }

    int port() {
        return port;
    }

    @Nullable
    Path dataDirectory() {
        return dataDirectory;
    }

    @Nullable
    MediaEngine mediaEngine() {
        return mediaEngine;
    }

    Duration signedUrlLifetime() {
        return signedUrlLifetime;
    }

    Duration signatureTolerance() {
        return signatureTolerance;
    }

    Clock clock() {
        return clock;
    }

    int jobThreads() {
        return jobThreads;
    }
}
