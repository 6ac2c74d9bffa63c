package com.encord.sdk.local;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes and checks URLs that let their bearer read or write one object until they expire. */
final class SignedUrls {
    static final String PATH = "/objects/";
    static final String EXPIRED = "The signed URL has expired";

    private final Secret secret;
    private final Clock clock;
    private final Duration lifetime;
    private final Supplier<String> base;

    /** @param base scheme, host and port of the running platform */
    SignedUrls(Secret secret, Clock clock, Duration lifetime, Supplier<String> base) {
        this.secret = secret;
        this.clock = clock;
        this.lifetime = lifetime;
        this.base = base;
    }

    String toRead(String key) {
        return url("read", key);
    }

    String toWrite(String key) {
        return url("write", key);
    }

    /** Refuses what is not the untouched, unexpired query of a URL made for this purpose. */
    void check(String purpose, String key, Params params) {
        String expires = params.text("expires");
        String signature = params.text("signature");
        params.end();
        if (!secret.fits(sealed(purpose, key, expires), signature)) {
            throw ApiError.forbidden("The signature of the signed URL does not fit");
        }
        if (clock.millis() >= Long.parseLong(expires)) {
            throw ApiError.forbidden(EXPIRED);
        }
    }

    private String url(String purpose, String key) {
        String expires = Long.toString(clock.millis() + lifetime.toMillis());
        return base.get() + PATH + key + "?expires=" + expires + "&signature="
                + secret.seal(sealed(purpose, key, expires));
    }

    private static String sealed(String purpose, String key, String expires) {
        return "url " + purpose + " " + key + " " + expires;
    }
}
