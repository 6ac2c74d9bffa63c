package com.encord.sdk.auth;

import com.encord.sdk.errors.KeyFormatException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of RFC 4251 section 5. A length is a claim: it is compared with the bytes there are before anything
 * is allocated.
 */
final class SshBytes {
    private final ByteBuffer bytes;

    SshBytes(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    long uint32() {
        try {
            return Integer.toUnsignedLong(bytes.getInt());
        } catch (BufferUnderflowException e) {
            throw damaged("it ends too early");
        }
    }

    byte[] string() {
        long length = uint32();
        if (length > bytes.remaining()) {
            throw damaged("a field claims " + length + " bytes where " + bytes.remaining() + " are left");
        }
        byte[] value = new byte[(int) length];
        bytes.get(value);
        return value;
    }

    /** A field that names something; anything unprintable in it becomes {@code ?}, since it ends up in messages. */
    String name() {
        byte[] value = string();
        String text = new String(value, 0, Math.min(value.length, 64), StandardCharsets.US_ASCII);
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }

    /** Passes over bytes that must be there. */
    void expect(byte[] wanted) {
        if (bytes.remaining() < wanted.length) {
            throw damaged("it ends too early");
        }
        byte[] found = new byte[wanted.length];
        bytes.get(found);
        if (!Arrays.equals(found, wanted)) {
            throw damaged("it does not start like one");
        }
    }

    byte[] rest() {
        byte[] value = new byte[bytes.remaining()];
        bytes.get(value);
        return value;
    }

    static KeyFormatException damaged(String how) {
        return new KeyFormatException(
                "The OpenSSH private key is damaged: " + how + ". Copy the whole file again, or make a new key with: "
                        + "ssh-keygen -t ed25519",
                null);
    }
}
