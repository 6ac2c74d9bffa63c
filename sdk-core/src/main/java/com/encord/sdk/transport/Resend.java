package com.encord.sdk.transport;

/** When the transport may send a request again by itself. */
public enum Resend {
    /** Never: the caller's own loop waits failures out. */
    NEVER,
    /** While nothing of it can have arrived, because sending it twice would do its work twice. */
    IF_UNSENT,
    /** After every failure that may pass: sending it twice does no harm. */
    ALWAYS
}
