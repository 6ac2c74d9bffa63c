package com.encord.sdk.upload;

/** What an upload would do with an input. */
public enum PlannedAction {
    /** Send it and make an item of it. */
    SEND,
    /** Nothing: the journal says that it is an item. */
    ALREADY_UPLOADED,
    /** Leave it out: a pattern, its kind, or its repeated content speaks against it. */
    SKIP,
    /** Report it as failed: it cannot be read, or the platform would not take it. */
    REFUSE
}
