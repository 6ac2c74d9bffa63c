package com.encord.sdk.jobs;

/** Where a de-identification of DICOM files stands. */
public enum DeidentificationState {
    /** Waiting or running. */
    PENDING,
    /** Over, with success. */
    DONE,
    /** Over, without success. */
    ERROR,
    /** A state this SDK does not know; counts as not over. */
    UNKNOWN;

    static DeidentificationState of(String text) {
        for (DeidentificationState state : values()) {
            if (state.name().equalsIgnoreCase(text)) {
                return state;
            }
        }
        return UNKNOWN;
    }

    /**
     * Whether the platform will do nothing more.
     *
     * @return true when over, well or not
     */
    public boolean isOver() {
        return this == DONE || this == ERROR;
    }
}
