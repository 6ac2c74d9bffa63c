package com.encord.sdk.local;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Who may sign in, by key or by bearer token. All users belong to one organisation and may see everything in it. */
final class Accounts {
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

    private final State state;
    private final Secret secret;
    private final Clock clock;

    Accounts(State state, Secret secret, Clock clock) {
        this.state = state;
        this.secret = secret;
        this.clock = clock;
    }

    /** Adds a key to a user, who is made when new. */
    void register(String email, String publicKeyHex) {
        String key = publicKeyHex.toLowerCase(Locale.ROOT);
        if (!key.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "An Ed25519 public key is 64 hex digits, got " + publicKeyHex.length() + " characters");
        }
        state.write(change -> {
            User holder = state.usersByKey.first(key);
            if (holder != null) {
                if (!holder.email.equals(email)) {
                    throw new IllegalArgumentException("The key belongs to " + holder.email + " already");
                }
                return null;
            }
            User known = state.usersByEmail.first(email);
            User user = known == null ? new User() : change.edit(known);
            user.email = email;
            List<String> keys = new ArrayList<>(user.keys);
            keys.add(key);
            user.keys = List.copyOf(keys);
            change.put(state.users, user);
            return null;
        });
    }

    User byKey(String publicKeyHex) {
        return state.read(() -> {
            User user = state.usersByKey.first(publicKeyHex);
            if (user == null) {
                throw ApiError.unknownKey("The key " + publicKeyHex + " belongs to no user");
            }
            return user;
        });
    }

    String newToken(User user) {
        String claim = user.email + "|" + clock.instant().plus(TOKEN_LIFETIME).getEpochSecond();
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(claim.getBytes(StandardCharsets.UTF_8));
        return encoded + "." + secret.seal("bearer " + claim);
    }

    User byToken(String token) {
        int dot = token.indexOf('.');
        String claim = dot < 0 ? "" : decode(token.substring(0, dot));
        int bar = claim.lastIndexOf('|');
        if (bar < 0 || !secret.fits("bearer " + claim, token.substring(dot + 1))) {
            throw ApiError.unauthenticated("The bearer token is not one of this platform");
        }
        if (clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(claim.substring(bar + 1))))) {
            throw ApiError.unauthenticated("The bearer token has expired");
        }
        return state.read(() -> {
            User user = state.usersByEmail.first(claim.substring(0, bar));
            if (user == null) {
                throw ApiError.unauthenticated("The bearer token's user is gone");
            }
            return user;
        });
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
