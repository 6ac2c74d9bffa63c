package com.encord.sdk.transfer;

import java.util.Set;

/** What the HTTP status of a refused transfer, or of the platform on the way to one, says about trying again. */
public final class StatusRules {
    private static final Set<Integer> URL_REFUSED = Set.of(400, 401, 403, 404, 410);
    private static final Set<Integer> WORTH_RETRYING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private StatusRules() {}

    /**
     * Whether storages answer so to a signed URL that has expired or was withdrawn; a fresh one may be taken.
     *
     * @param status the storage's
     * @return true if another URL is worth asking for
     */
    public static boolean refusesUrl(int status) {
        return URL_REFUSED.contains(status);
    }

    /**
     * Whether the same request may succeed later.
     *
     * @param status the storage's or the platform's
     * @return true if waiting and sending it again is worth it
     */
    public static boolean worthRetrying(int status) {
        return WORTH_RETRYING.contains(status);
    }
}
