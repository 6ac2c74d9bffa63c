package com.encord.sdk.transfer;

import java.time.Duration;

/**
 * What uploads and downloads let one say alike: what to leave out, how fast, how persistent. Not safe for use by
 * several threads.
 *
 * @param <T> the request itself
 */
public abstract class TransferRequest<T extends TransferRequest<T>> {
    private static final int FEWEST_WORKERS = 4;
    private static final int MOST_WORKERS = 16;
    private static final int LARGEST_CONCURRENCY = 256;
    private static final long LEAST_BANDWIDTH = 1000;
    private static final long LEAST_BANDWIDTH_OF_ONE = 64 * 1024;

    private PathPatterns patterns = PathPatterns.ALL;
    private int concurrency = Math.max(
            FEWEST_WORKERS, Math.min(MOST_WORKERS, 2 * Runtime.getRuntime().availableProcessors()));
    private int attempts = 5;
    private Duration giveUpAfter = Duration.ofSeconds(60);
    private long bandwidth;
    private boolean isStarted;

    /** Begins a request with the usual choices. */
    protected TransferRequest() {}

    /**
     * This request as what it is.
     *
     * @return this
     */
    protected abstract T self();

    /**
     * Keeps only what matches one of these patterns, or of those given by earlier calls. They look at what is found in
     * a directory or folder; what is named by itself comes in any case.
     *
     * <p>Patterns are matched against paths relative to the directory or folder that was named, with {@code /} between
     * names on every system; capital and small letters differ. {@code *} and {@code ?} stand for any characters and for
     * one, in one name; {@code **} also reaches across names; {@code [a-z]} and {@code [!a-z]} are one character of a
     * set or not of it; {@code {png,jpg}} are alternatives; {@code \} takes the next character as it is.
     *
     * <ul>
     *   <li>A pattern without a slash is matched against names, at any depth: {@code *.png}.
     *   <li>A pattern with a slash is matched against whole paths: {@code train/**}{@code /*.png}, {@code /readme.txt}.
     *   <li>A pattern that matches a directory stands for everything in it; one with a slash at its end matches nothing
     *       but directories: {@code raw/}.
     * </ul>
     *
     * @param globs patterns
     * @return this
     * @throws IllegalArgumentException if one is not a pattern
     */
    public T include(String... globs) {
        patterns = patterns.including(globs);
        return self();
    }

    /**
     * Leaves out what matches one of these patterns, also where it is {@linkplain #include included}. An excluded
     * directory is not looked into.
     *
     * @param globs patterns as for {@link #include}
     * @return this
     * @throws IllegalArgumentException if one is not a pattern
     */
    public T exclude(String... globs) {
        patterns = patterns.excluding(globs);
        return self();
    }

    /**
     * How many files are moved at once.
     *
     * @param files 1 to 256; twice the number of processors, but 4 to 16, unless said
     * @return this
     * @throws IllegalArgumentException if it is another number
     */
    public T concurrency(int files) {
        if (files < 1 || files > LARGEST_CONCURRENCY) {
            throw new IllegalArgumentException(
                    "The concurrency must be from 1 to " + LARGEST_CONCURRENCY + ", but is " + files);
        }
        concurrency = files;
        return self();
    }

    /**
     * How fast files are moved at most, all together. It counts the files' own bytes, also those that have to be moved
     * again, and not what surrounds them. Under a low limit fewer files are moved at once, so that none is starved
     * until its storage gives up on it.
     *
     * @param bytesPerSecond 1000 or more; 0, as unless said, for no limit
     * @return this
     * @throws IllegalArgumentException if it is another number
     */
    public T bandwidth(long bytesPerSecond) {
        if (bytesPerSecond != 0 && bytesPerSecond < LEAST_BANDWIDTH) {
            throw new IllegalArgumentException("The bandwidth must be " + LEAST_BANDWIDTH
                    + " bytes per second or more, or 0 for no limit, but is " + bytesPerSecond);
        }
        bandwidth = bytesPerSecond;
        return self();
    }

    /**
     * How often one file is tried without getting any further, when the storage is busy or connections break. A signed
     * URL that has expired is exchanged without counting, and while nothing at all can be reached {@link #giveUpAfter}
     * counts instead.
     *
     * @param number 1 or more; 5 unless said
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public T attempts(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("There must be at least one attempt, but there are " + number);
        }
        attempts = number;
        return self();
    }

    /**
     * How long the platform or its storage may be out of reach, counted from the first connection failure. From the
     * third failure in a row on, whichever files it strikes, only files under way keep trying; when this time is over
     * the run is stopped within a second, and what was not moved is reported with what failed last. A server whose
     * certificate does not hold stops the run at once.
     *
     * @param patience 60 s unless said
     * @return this
     */
    public T giveUpAfter(Duration patience) {
        giveUpAfter = patience;
        return self();
    }

    /**
     * The choices made here.
     *
     * @return a copy of them
     */
    protected final TransferSettings transferSettings() {
        long fed = bandwidth == 0 ? concurrency : Math.max(1, bandwidth / LEAST_BANDWIDTH_OF_ONE);
        return new TransferSettings(patterns, (int) Math.min(concurrency, fed), bandwidth, attempts, giveUpAfter);
    }

    /**
     * Makes sure that a request starts only once.
     *
     * @throws IllegalStateException if it was called before
     */
    protected final void startOnce() {
        if (isStarted) {
            throw new IllegalStateException("A request is one-shot; make another one");
        }
        isStarted = true;
    }
}
