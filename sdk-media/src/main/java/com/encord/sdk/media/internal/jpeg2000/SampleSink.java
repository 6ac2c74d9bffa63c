package com.encord.sdk.media.internal.jpeg2000;

/** Takes the samples of a picture as they are decoded, so that no copy of it has to stand in between. */
public interface SampleSink {
    /**
     * Takes some samples of a row.
     *
     * @param values the samples, not to be kept
     * @param count how many there are
     * @param at which sample of the picture the first one is, counted {@code (row * width + column) * samples + channel}
     * @param apart how far they are from each other, counted likewise
     */
    void take(int[] values, int count, int at, int apart);
}
