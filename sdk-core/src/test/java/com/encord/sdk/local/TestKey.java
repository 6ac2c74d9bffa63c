package com.encord.sdk.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A fresh Ed25519 key, written as an unprotected OpenSSH private key file (PROTOCOL.key of OpenSSH). */
final class TestKey {
    private static final byte[] TYPE = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
    private static final int CIPHER_BLOCK = 8;
    private static final int KEY_LENGTH = 32;

    private final byte[] seed;
    private final byte[] publicKey;

    private TestKey(byte[] seed, byte[] publicKey) {
        this.seed = seed;
        this.publicKey = publicKey;
    }

    static TestKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            // X.509 wraps the raw public key in a prefix of fixed length (RFC 8410 section 4)
            byte[] encoded = pair.getPublic().getEncoded();
            return new TestKey(seed, Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no Ed25519", e);
        }
    }

    /** 64 lower-case hex digits. */
    String publicHex() {
        return HexFormat.of().formatHex(publicKey);
    }

    void writeTo(Path file) throws IOException {
        ByteArrayOutputStream publicPart = new ByteArrayOutputStream();
        string(publicPart, TYPE);
        string(publicPart, publicKey);

        ByteArrayOutputStream privatePart = new ByteArrayOutputStream();
        byte[] check = new byte[Integer.BYTES];
        new SecureRandom().nextBytes(check);
        privatePart.writeBytes(check);
        privatePart.writeBytes(check);
        string(privatePart, TYPE);
        string(privatePart, publicKey);
        byte[] both = Arrays.copyOf(seed, 2 * KEY_LENGTH);
        System.arraycopy(publicKey, 0, both, KEY_LENGTH, KEY_LENGTH);
        string(privatePart, both);
        string(privatePart, "local platform test key".getBytes(StandardCharsets.US_ASCII));
        for (int padding = 1; privatePart.size() % CIPHER_BLOCK != 0; padding++) {
            privatePart.write(padding);
        }

        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
        string(key, "none".getBytes(StandardCharsets.US_ASCII));
        string(key, "none".getBytes(StandardCharsets.US_ASCII));
        string(key, new byte[0]);
        key.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(1).array());
        string(key, publicPart.toByteArray());
        string(key, privatePart.toByteArray());

        String body = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(key.toByteArray());
        String pem = "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n";
        PrivateFile.write(file, pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static void string(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}
