package com.encord.sdk.auth;

import com.encord.sdk.errors.CredentialsMissingException;
import com.encord.sdk.errors.KeyFormatException;
import com.encord.sdk.errors.KeyPassphraseException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 private key in OpenSSH format, as {@code ssh-keygen -t ed25519} writes it, with or without passphrase, and
 * the signatures it makes. Immutable and safe for use by many threads at once; {@code toString} prints the public half.
 */
public final class SshPrivateKey implements Credentials {
    private static final String KEY_FILE_VARIABLE = "ENCORD_SSH_KEY_FILE";
    private static final String KEY_VARIABLE = "ENCORD_SSH_KEY";
    private static final String SIGNATURE_NAME = "encord-sig";

    /** Dates signatures back, so that a clock somewhat ahead does not make them come from the future. */
    private static final long CLOCK_SKEW_SECONDS = 30;

    private final PrivateKey key;
    private final String keyId;

    private SshPrivateKey(PrivateKey key, String keyId) {
        this.key = key;
        this.keyId = keyId;
    }

    /**
     * Reads a key from a file.
     *
     * @param file the key file; a leading {@code ~} means the user's home directory
     * @param passphrase what protects the key, or null; empty counts as none
     * @return the key
     * @throws com.encord.sdk.errors.KeyFileException if the file is missing, a directory or unreadable
     * @throws com.encord.sdk.errors.KeyFormatException if it is not an Ed25519 key in OpenSSH format
     * @throws com.encord.sdk.errors.KeyPassphraseException if the passphrase is missing, wrong, or not wanted
     */
    public static SshPrivateKey fromFile(Path file, char @Nullable [] passphrase) {
        return parse("The private key file " + file, KeyFile.read(file, home()), passphrase);
    }

    /** Says of which key an error speaks, since a program may have several. */
    private static SshPrivateKey parse(String where, String text, char @Nullable [] passphrase) {
        try {
            return OpenSshKey.parse(text, passphrase);
        } catch (KeyFormatException e) {
            throw new KeyFormatException(where + " cannot be used. " + e.getMessage(), e);
        } catch (KeyPassphraseException e) {
            throw new KeyPassphraseException(where + " cannot be opened. " + e.getMessage(), e);
        }
    }

    /**
     * Reads a key from its text.
     *
     * @param text the text, from the line BEGIN to the line END; any kind of line end
     * @param passphrase what protects the key, or null; empty counts as none
     * @return the key
     * @throws com.encord.sdk.errors.KeyFormatException if it is not an Ed25519 key in OpenSSH format
     * @throws com.encord.sdk.errors.KeyPassphraseException if the passphrase is missing, wrong, or not wanted
     */
    public static SshPrivateKey fromText(String text, char @Nullable [] passphrase) {
        return OpenSshKey.parse(text, passphrase);
    }

    /**
     * Reads the key that the environment names: the file of {@code ENCORD_SSH_KEY_FILE}, or else the text in
     * {@code ENCORD_SSH_KEY}. When the first is set, the second is not looked at, not even if the file is missing.
     *
     * @param environment tells a variable's value or null, such as {@code System::getenv}
     * @param passphrase what protects the key, or null; empty counts as none
     * @return the key
     * @throws CredentialsMissingException if neither variable says anything
     * @throws com.encord.sdk.errors.KeyFileException if the file is missing, a directory or unreadable
     * @throws com.encord.sdk.errors.KeyFormatException if it is not an Ed25519 key in OpenSSH format
     * @throws com.encord.sdk.errors.KeyPassphraseException if the passphrase is missing, wrong, or not wanted
     */
    public static SshPrivateKey fromEnvironment(
            UnaryOperator<@Nullable String> environment, char @Nullable [] passphrase) {
        String file = environment.apply(KEY_FILE_VARIABLE);
        if (file != null && !file.isEmpty()) {
            return fromFile(Path.of(file), passphrase);
        }
        String text = environment.apply(KEY_VARIABLE);
        if (text == null) {
            throw new CredentialsMissingException(
                    "No credentials. Give the client's builder a private key or a bearer token, or set the environment"
                            + " variable " + KEY_FILE_VARIABLE + " (a path) or " + KEY_VARIABLE + " (the key's text).",
                    null);
        }
        if (text.isBlank()) {
            throw new CredentialsMissingException(
                    "The environment variable " + KEY_VARIABLE + " is set, but empty. Put the private key's text in it,"
                            + " or unset it and set " + KEY_FILE_VARIABLE + ".",
                    null);
        }
        return parse("The environment variable " + KEY_VARIABLE, text, passphrase);
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    /** Makes the key, once it has shown that its two halves belong together. */
    static SshPrivateKey of(byte[] seed, byte[] publicKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            PrivateKey key = factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            SshPrivateKey made = new SshPrivateKey(key, HexFormat.of().formatHex(publicKey));
            byte[] probe = {1};
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey(factory, publicKey));
            check.update(probe);
            if (!check.verify(made.sign(probe))) {
                throw SshBytes.damaged("its public and its private half do not belong together");
            }
            return made;
        } catch (InvalidKeyException | InvalidKeySpecException | SignatureException e) {
            throw SshBytes.damaged("its public half is not a point of the curve");
        } catch (GeneralSecurityException e) {
            throw noEd25519(e);
        }
    }

    /** RFC 8032 section 5.1.2: y in little-endian order, the lowest bit of x on top. */
    private static PublicKey publicKey(KeyFactory factory, byte[] encoded) throws GeneralSecurityException {
        byte[] bigEndian = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            bigEndian[i] = encoded[encoded.length - 1 - i];
        }
        boolean xOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(xOdd, new BigInteger(1, bigEndian));
        return factory.generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    /**
     * The public half, which is how the platform tells keys apart. Not a secret.
     *
     * @return 64 hexadecimal digits
     */
    public String keyId() {
        return keyId;
    }

    @Override
    public Map<String, String> restHeaders(String method, String requestTarget, byte[] body, Instant now) {
        String digest = "sha-256=:" + base64(sha256(body)) + ":";
        String parameters = "(\"@method\" \"@request-target\" \"content-digest\");created="
                + (now.getEpochSecond() - CLOCK_SKEW_SECONDS) + ";keyid=\"" + keyId + "\";alg=\"ed25519\"";
        String base = "\"@method\": " + method + "\n\"@request-target\": " + requestTarget + "\n\"content-digest\": "
                + digest + "\n\"@signature-params\": " + parameters;
        String signature = base64(sign(base.getBytes(StandardCharsets.UTF_8)));
        return Map.of(
                "Content-Digest", digest,
                "Signature-Input", SIGNATURE_NAME + "=" + parameters,
                "Signature", SIGNATURE_NAME + "=:" + signature + ":");
    }

    @Override
    public Map<String, String> queryHeaders(byte[] body) {
        return Map.of("Authorization", keyId + ":" + HexFormat.of().formatHex(sign(sha256(body))));
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw noEd25519(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static IllegalStateException noEd25519(GeneralSecurityException cause) {
        return new IllegalStateException(
                "This Java runtime cannot do Ed25519. A trimmed runtime needs the module jdk.crypto.ec.", cause);
    }

    @Override
    public String toString() {
        return "SshPrivateKey[" + keyId + "]";
    }
}
