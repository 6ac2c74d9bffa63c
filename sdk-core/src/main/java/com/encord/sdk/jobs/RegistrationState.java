package com.encord.sdk.jobs;

/** Where a registration stands. */
public enum RegistrationState {
    /** Queued or running, or all units are finished and being linked. */
    PENDING,
    /** Over. If errors were to be ignored, single units may have failed nevertheless. */
    DONE,
    /** Over, with errors that were not to be ignored. */
    ERROR,
    /** Over, because it was cancelled. */
    CANCELLED,
    /** A state this SDK does not know; counts as not over. */
    UNKNOWN;

    static RegistrationState of(String text) {
        for (RegistrationState state : values()) {
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
        return this == DONE || this == ERROR || this == CANCELLED;
    }
}
