package com.encord.sdk.media.check;

/** What to do with a file, all findings considered. */
public enum Verdict {
    /** Upload as it is: nothing above {@link Severity#INFO}. */
    OK,
    /** Upload as it is if the warnings are acceptable; none of them needs a repair. */
    WARN,
    /** Repair first; {@link MediaReport#fix()} names the cheapest repair that clears everything repairable. */
    FIX,
    /** Do not upload. */
    REJECT
}
