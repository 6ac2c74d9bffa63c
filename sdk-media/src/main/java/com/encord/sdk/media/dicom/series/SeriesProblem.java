package com.encord.sdk.media.dicom.series;

/**
 * Something about a series that its reader should know.
 *
 * @param kind what is wrong
 * @param message what was found, with its numbers, and what to do
 */
public record SeriesProblem(Kind kind, String message) {
    /** What can be wrong. */
    public enum Kind {
        /** The distance between two neighbours is a multiple of the usual one, or parts of an object are missing. */
        MISSING_SLICES,
        /**
         * Several files have the same SOP Instance UID, or lie at the same place for no reason that the headers give.
         */
        DUPLICATE_SLICES,
        /** The same places were taken several times, such as a heart's phases: one stack follows another. */
        REPEATED_PLACES,
        /** The distances between neighbours differ. */
        UNEVEN_SPACING,
        /** Each picture is shifted sideways against the one before, as those of a tilted gantry are. */
        SHIFTED_SLICES,
        /** One Series Instance UID covered pictures that do not belong together, and was split. */
        MIXED_SERIES,
        /** A file of the series is damaged. */
        DAMAGED_FILE
    }
}
