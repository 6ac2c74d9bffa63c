package com.encord.sdk.datasets;

/** What to do about items that a dataset shows already when they are linked again. */
public enum Duplicates {
    /** Leave them as they are. */
    SKIP,
    /** Show them a second time. */
    DUPLICATE,
    /** Link nothing and fail. */
    FAIL
}
