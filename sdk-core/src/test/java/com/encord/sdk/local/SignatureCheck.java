package com.encord.sdk.local;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who sent a request, from its raw bytes: signatures of both protocols, and bearer tokens. */
final class SignatureCheck {
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern SIGNATURE_INPUT =
            Pattern.compile("encord-sig=(\\(\"@method\" \"@request-target\" \"content-digest\"\\)"
                    + ";created=(\\d{1,18});keyid=\"([0-9a-f]{64})\";alg=\"ed25519\")");
    private static final Pattern SIGNATURE = Pattern.compile("encord-sig=:([A-Za-z0-9+/]{86}==):");
    private static final Pattern QUERY_AUTHORIZATION = Pattern.compile("([0-9a-f]{64}):([0-9a-f]{128})");
    private static final String BEARER = "Bearer ";

    private final Accounts accounts;
    private final Clock clock;
    private final Duration tolerance;

    /** @param tolerance how far {@code created} may be from the platform's clock, either way */
    SignatureCheck(Accounts accounts, Clock clock, Duration tolerance) {
        this.accounts = accounts;
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** @param target path and query exactly as they stood in the request line */
    User rest(String method, String target, Headers headers, byte[] body) {
        User bearer = bearer(headers);
        if (bearer != null) {
            return bearer;
        }
        String digest = header(headers, "Content-Digest");
        String expected = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
        if (!expected.equals(digest)) {
            throw ApiError.unauthenticated("Content-Digest is not that of the " + body.length + " bytes received");
        }
        Matcher input = SIGNATURE_INPUT.matcher(header(headers, "Signature-Input"));
        if (!input.matches()) {
            throw ApiError.unauthenticated("Signature-Input does not have the agreed form");
        }
        User user = accounts.byKey(input.group(3));
        Matcher signature = SIGNATURE.matcher(header(headers, "Signature"));
        if (!signature.matches()) {
            throw ApiError.unauthenticated("Signature does not have the agreed form");
        }
        String base = "\"@method\": " + method
                + "\n\"@request-target\": " + target
                + "\n\"content-digest\": " + digest
                + "\n\"@signature-params\": " + input.group(1);
        verify(
                input.group(3),
                base.getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(signature.group(1)));
        long age = clock.instant().getEpochSecond() - Long.parseLong(input.group(2));
        if (Math.abs(age) > tolerance.toSeconds()) {
            throw ApiError.unauthenticated(
                    "The signature is " + age + " s old, at most " + tolerance.toSeconds() + " s are accepted");
        }
        return user;
    }

    User query(Headers headers, byte[] body) {
        User bearer = bearer(headers);
        if (bearer != null) {
            return bearer;
        }
        Matcher authorization = QUERY_AUTHORIZATION.matcher(header(headers, "Authorization"));
        if (!authorization.matches()) {
            throw ApiError.unauthenticated("Authorization must be <public key>:<signature> in lower-case hex");
        }
        User user = accounts.byKey(authorization.group(1));
        verify(authorization.group(1), sha256(body), HexFormat.of().parseHex(authorization.group(2)));
        return user;
    }

    private @Nullable User bearer(Headers headers) {
        String authorization = headers.getFirst("Authorization");
        return authorization != null && authorization.startsWith(BEARER)
                ? accounts.byToken(authorization.substring(BEARER.length()))
                : null;
    }

    private static String header(Headers headers, String name) {
        String value = headers.getFirst(name);
        if (value == null) {
            throw ApiError.unauthenticated("Missing header " + name);
        }
        return value;
    }

    private static void verify(String keyHex, byte[] message, byte[] signature) {
        byte[] encoded = HexFormat.of().parseHex(HexFormat.of().formatHex(ED25519_PREFIX) + keyHex);
        boolean valid;
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            valid = ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            valid = false;
        }
        if (!valid) {
            throw ApiError.unauthenticated("The signature does not fit the request");
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
