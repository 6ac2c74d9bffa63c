package com.encord.sdk.jobs;

/** Where a re-encode stands. */
public enum ReEncodeState {
    /** Waiting or running. */
    SUBMITTED,
    /** Over, with success. */
    DONE,
    /** Over, without success. */
    ERROR,
    /** A state this SDK does not know; counts as not over. */
    UNKNOWN;

    static ReEncodeState of(String text) {
        for (ReEncodeState state : values()) {
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
