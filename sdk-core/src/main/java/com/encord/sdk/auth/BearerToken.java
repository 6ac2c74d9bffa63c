package com.encord.sdk.auth;

import java.time.Instant;
import java.util.Map;

/**
 * A token that stands for a user until it expires. Whoever holds it can act as that user, so {@code toString} prints
 * {@code ***}; only {@link #value()} tells. Immutable.
 *
 * <pre>{@code
 * BearerToken token = encord.bearerToken();
 * process.environment().put("TOKEN", token.value());
 * }</pre>
 */
public final class BearerToken implements Credentials {
    private final String value;

    private BearerToken(String value) {
        this.value = value;
    }

    /**
     * Wraps a token.
     *
     * @param value the token's text, without the word {@code Bearer}
     * @return the token
     * @throws IllegalArgumentException if it is empty or holds characters no token has; the message does not show it
     */
    public static BearerToken of(String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "The bearer token is empty or has blanks, line ends or non-ASCII characters in it");
        }
        return new BearerToken(value);
    }

    /**
     * The secret itself.
     *
     * @return the token's text
     */
    public String value() {
        return value;
    }

    @Override
    public Map<String, String> restHeaders(String method, String requestTarget, byte[] body, Instant now) {
        return Map.of("Authorization", "Bearer " + value);
    }

    @Override
    public Map<String, String> queryHeaders(byte[] body) {
        return Map.of("Authorization", "Bearer " + value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BearerToken token && value.equals(token.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "BearerToken[***]";
    }
}
