package com.encord.sdk.media.check;

/** How bad a finding is, from harmless to fatal. */
public enum Severity {
    /** Worth knowing; nothing has to be done. */
    INFO,
    /** Works, but not well or not everywhere. */
    WARNING,
    /** Will not work, or labels will not sit on the frames they were made for. */
    ERROR
}
