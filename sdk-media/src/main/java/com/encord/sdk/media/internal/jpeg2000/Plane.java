package com.encord.sdk.media.internal.jpeg2000;

/** The coefficients of a component of a tile, which wavelets turn into its samples, row by row. */
interface Plane {
    /**
     * Takes the coefficients of a block, which count half steps.
     *
     * @param values coefficients, row by row
     * @param at where the first one goes
     * @param step the size of a step
     */
    void take(int[] values, int width, int height, int at, float step);

    /**
     * Puts the four bands of a resolution together.
     *
     * @param whole the resolution
     * @param half the next smaller one
     */
    void join(Area whole, Area half);

    /** Undoes the colour transform of three planes of this kind, of which this is the first. */
    void undoColorTransform(Plane second, Plane third);

    /**
     * Gives samples of a row, held within their range.
     *
     * @param from the first one
     * @param count how many
     * @param row where they go
     * @param level what is added to each
     */
    void write(int from, int count, int[] row, int level, int least, int most);
}
