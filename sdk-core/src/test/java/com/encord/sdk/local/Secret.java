package com.encord.sdk.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The platform's own key: it seals what is handed out and must come back unchanged, and survives restarts. */
final class Secret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final Mac keyed;

    private Secret(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }

    /** Reads the key file, or makes it. */
    static Secret in(Path file) throws IOException {
        if (Files.exists(file)) {
            byte[] key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new IOException(file + " holds " + key.length + " bytes, not " + LENGTH);
            }
            return new Secret(key);
        }
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        PrivateFile.write(file, key);
        return new Secret(key);
    }

    /** The seal of a text, in hex. */
    String seal(String text) {
        try {
            Mac mac = (Mac) keyed.clone();
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java cannot copy " + ALGORITHM, e);
        }
    }

    /** Whether a seal fits its text, in constant time. */
    boolean fits(String text, String seal) {
        return MessageDigest.isEqual(
                seal(text).getBytes(StandardCharsets.US_ASCII), seal.getBytes(StandardCharsets.UTF_8));
    }
}
