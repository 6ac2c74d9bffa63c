package com.encord.sdk.jobs;

/** Where the synchronisation of a folder with a cloud stands. */
public enum SyncState {
    /** Waiting or running. */
    PENDING,
    /** Over. Single files may have failed nevertheless. */
    DONE,
    /** Over, without success. */
    ERROR,
    /** Over, because it was cancelled. */
    CANCELLED,
    /** A state this SDK does not know; counts as not over. */
    UNKNOWN;

    static SyncState of(String text) {
        for (SyncState state : values()) {
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
