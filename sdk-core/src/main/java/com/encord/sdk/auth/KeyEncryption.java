package com.encord.sdk.auth;

import com.encord.sdk.errors.KeyFormatException;
import com.encord.sdk.errors.KeyPassphraseException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mindrot.jbcrypt.BCrypt;

/**
 * Opens the encrypted half of an OpenSSH private key: a key and an initialisation vector come out of bcrypt_pbkdf
 * (OpenSSH's PROTOCOL.key), the rest is AES.
 */
final class KeyEncryption {
    /** ssh-keygen uses 16 or 24 rounds; a hostile count would keep a processor busy for days. */
    private static final long MOST_ROUNDS = 4096;

    private static final int TAG_BYTES = 16;

    private record Scheme(String transformation, int keyBytes, int ivBytes, boolean authenticated) {}

    private static final Map<String, Scheme> SCHEMES = Map.of(
            "aes128-ctr", new Scheme("AES/CTR/NoPadding", 16, 16, false),
            "aes192-ctr", new Scheme("AES/CTR/NoPadding", 24, 16, false),
            "aes256-ctr", new Scheme("AES/CTR/NoPadding", 32, 16, false),
            "aes128-cbc", new Scheme("AES/CBC/NoPadding", 16, 16, false),
            "aes192-cbc", new Scheme("AES/CBC/NoPadding", 24, 16, false),
            "aes256-cbc", new Scheme("AES/CBC/NoPadding", 32, 16, false),
            "aes128-gcm@openssh.com", new Scheme("AES/GCM/NoPadding", 16, 12, true),
            "aes256-gcm@openssh.com", new Scheme("AES/GCM/NoPadding", 32, 12, true));

    private final Scheme scheme;
    private final byte[] salt;
    private final int rounds;

    private KeyEncryption(Scheme scheme, byte[] salt, int rounds) {
        this.scheme = scheme;
        this.salt = salt;
        this.rounds = rounds;
    }

    /** How a key is encrypted, or null when it is plain. */
    static @Nullable KeyEncryption read(String cipher, String kdf, byte[] kdfOptions) {
        if (cipher.equals("none") && kdf.equals("none")) {
            return null;
        }
        Scheme scheme = SCHEMES.get(cipher);
        if (scheme == null || !kdf.equals("bcrypt")) {
            throw new KeyFormatException(
                    "The OpenSSH private key is encrypted with " + cipher + " and " + kdf
                            + ", which this SDK cannot open."
                            + " Encrypt it anew with: ssh-keygen -p -Z aes256-ctr -f <key file>",
                    null);
        }
        SshBytes options = new SshBytes(kdfOptions);
        byte[] salt = options.string();
        long rounds = options.uint32();
        if (salt.length == 0 || rounds < 1 || rounds > MOST_ROUNDS) {
            throw SshBytes.damaged("it asks for " + rounds + " bcrypt rounds with " + salt.length + " bytes of salt");
        }
        return new KeyEncryption(scheme, salt, (int) rounds);
    }

    /**
     * Decrypts.
     *
     * @param encrypted the encrypted section
     * @param tail what follows it, where OpenSSH puts the tag of an authenticated cipher
     */
    byte[] open(byte[] encrypted, byte[] tail, char[] passphrase) {
        if (encrypted.length == 0 || encrypted.length % 16 != 0) {
            throw SshBytes.damaged("its encrypted part of " + encrypted.length + " bytes is not whole cipher blocks");
        }
        if (tail.length != (scheme.authenticated ? TAG_BYTES : 0)) {
            throw SshBytes.damaged("it has " + tail.length + " bytes behind its encrypted part");
        }
        byte[] secret = utf8(passphrase);
        byte[] derived = new byte[scheme.keyBytes + scheme.ivBytes];
        try {
            new BCrypt().pbkdf(secret, salt, rounds, derived);
            byte[] iv = Arrays.copyOfRange(derived, scheme.keyBytes, derived.length);
            AlgorithmParameterSpec parameters =
                    scheme.authenticated ? new GCMParameterSpec(TAG_BYTES * 8, iv) : new IvParameterSpec(iv);
            Cipher aes = Cipher.getInstance(scheme.transformation);
            aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(derived, 0, scheme.keyBytes, "AES"), parameters);
            byte[] input = Arrays.copyOf(encrypted, encrypted.length + tail.length);
            System.arraycopy(tail, 0, input, encrypted.length, tail.length);
            return aes.doFinal(input);
        } catch (AEADBadTagException e) {
            throw wrongPassphrase();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot do " + scheme.transformation, e);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static byte[] utf8(char[] passphrase) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    static KeyPassphraseException wrongPassphrase() {
        return new KeyPassphraseException(
                "The passphrase does not open the private key. Check it for typing errors.", null);
    }
}
