package com.encord.sdk.media.document;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The standard security handler (ISO 32000-2 7.6) with the empty password, which opens documents that are only
 * protected against printing or changes.
 */
final class PdfSecurity {
    private static final byte[] PADDING = {
        0x28,
        (byte) 0xbf,
        0x4e,
        0x5e,
        0x4e,
        0x75,
        (byte) 0x8a,
        0x41,
        0x64,
        0x00,
        0x4e,
        0x56,
        (byte) 0xff,
        (byte) 0xfa,
        0x01,
        0x08,
        0x2e,
        0x2e,
        0x00,
        (byte) 0xb6,
        (byte) 0xd0,
        0x68,
        0x3e,
        (byte) 0x80,
        0x2f,
        0x0c,
        (byte) 0xa9,
        (byte) 0xfe,
        0x64,
        0x53,
        0x69,
        0x7a
    };
    private static final byte[] AES_SALT = {0x73, 0x41, 0x6c, 0x54};
    private static final int BLOCK = 16;

    private final byte[] key;
    private final Method method;

    /** What is done with streams (table 25). */
    private enum Method {
        PLAIN,
        RC4,
        AES_128,
        AES_256
    }

    private PdfSecurity(byte[] key, Method method) {
        this.key = key;
        this.method = method;
    }

    /** Null if opening needs a password, a certificate or an unknown way of decryption. */
    static @Nullable PdfSecurity withoutPassword(Map<?, ?> encrypt, byte[] id) {
        try {
            int version = (int) PdfStream.number(encrypt.get("/V"), 0);
            int revision = (int) PdfStream.number(encrypt.get("/R"), 0);
            if (!"/Standard".equals(encrypt.get("/Filter")) || version < 1 || version == 3 || version > 5) {
                return null;
            }
            Method method = version >= 4 ? method(encrypt, encrypt.get("/StmF")) : Method.RC4;
            if (method == Method.PLAIN && method(encrypt, encrypt.get("/StrF")) == Method.PLAIN) {
                return new PdfSecurity(new byte[0], method);
            }
            byte[] key = version == 5 ? newKey(encrypt, revision) : oldKey(encrypt, revision, version, id);
            return key == null || method == null ? null : new PdfSecurity(key, method);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    /** Without a name, and by the name of Identity, nothing is done. Null if it is unknown. */
    private static @Nullable Method method(Map<?, ?> encrypt, @Nullable Object name) {
        if (name == null || name.equals("/Identity")) {
            return Method.PLAIN;
        }
        Object filter = encrypt.get("/CF") instanceof Map<?, ?> filters ? filters.get(name) : null;
        Object way = filter instanceof Map<?, ?> map ? map.get("/CFM") : null;
        return switch (way == null ? "/None" : String.valueOf(way)) {
            case "/None" -> Method.PLAIN;
            case "/V2" -> Method.RC4;
            case "/AESV2" -> Method.AES_128;
            case "/AESV3" -> Method.AES_256;
            default -> null;
        };
    }

    /** Revisions 2 to 4: the key if it makes the user entry out of the padding alone. */
    private static byte @Nullable [] oldKey(Map<?, ?> encrypt, int revision, int version, byte[] id)
            throws GeneralSecurityException {
        byte[] owner = Arrays.copyOf(bytes(encrypt.get("/O")), 32);
        byte[] user = bytes(encrypt.get("/U"));
        int permissions = (int) PdfStream.number(encrypt.get("/P"), 0);
        long bits = version == 1 ? 40 : version == 4 ? 128 : PdfStream.number(encrypt.get("/Length"), 40);
        int length = (int) Math.max(5, Math.min(16, bits / 8));
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(PADDING);
        md5.update(owner);
        md5.update(littleEndian(permissions, 4));
        md5.update(id);
        if (revision >= 4 && "false".equals(encrypt.get("/EncryptMetadata"))) {
            md5.update(littleEndian(-1, 4));
        }
        byte[] key = Arrays.copyOf(md5.digest(), length);
        byte[] expected = PADDING;
        if (revision >= 3) {
            for (int i = 0; i < 50; i++) {
                key = Arrays.copyOf(md5.digest(key), length);
            }
            md5.update(PADDING);
            expected = md5.digest(id);
            for (int i = 0; i < 20; i++) {
                byte[] turned = key.clone();
                for (int k = 0; k < turned.length; k++) {
                    turned[k] ^= (byte) i;
                }
                expected = rc4(turned, expected);
            }
        } else {
            expected = rc4(key, expected);
        }
        int compared = expected.length;
        return user.length >= compared && Arrays.equals(expected, Arrays.copyOf(user, compared)) ? key : null;
    }

    /** Revisions 5 and 6: the key lies in the file, encrypted with a hash of the password. */
    private static byte @Nullable [] newKey(Map<?, ?> encrypt, int revision) throws GeneralSecurityException {
        byte[] user = bytes(encrypt.get("/U"));
        byte[] wrapped = bytes(encrypt.get("/UE"));
        if (user.length < 48 || wrapped.length < 32) {
            return null;
        }
        byte[] check = hash(Arrays.copyOfRange(user, 32, 40), revision);
        if (!Arrays.equals(check, Arrays.copyOf(user, 32))) {
            return null;
        }
        byte[] outer = hash(Arrays.copyOfRange(user, 40, 48), revision);
        return cbc(Cipher.DECRYPT_MODE, outer, new byte[BLOCK], Arrays.copyOf(wrapped, 32));
    }

    /** Algorithm 2.B for an empty password. */
    private static byte[] hash(byte[] salt, int revision) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(salt);
        if (revision < 6) {
            return hash;
        }
        int last = 0;
        for (int round = 0; round < 64 || last > round - 32; round++) {
            ByteArrayOutputStream repeated = new ByteArrayOutputStream();
            for (int i = 0; i < 64; i++) {
                repeated.writeBytes(hash);
            }
            byte[] mixed = cbc(
                    Cipher.ENCRYPT_MODE,
                    Arrays.copyOf(hash, BLOCK),
                    Arrays.copyOfRange(hash, BLOCK, 2 * BLOCK),
                    repeated.toByteArray());
            int sum = 0;
            for (int i = 0; i < BLOCK; i++) {
                sum += mixed[i] & 0xff;
            }
            String next = sum % 3 == 0 ? "SHA-256" : sum % 3 == 1 ? "SHA-384" : "SHA-512";
            hash = MessageDigest.getInstance(next).digest(mixed);
            last = mixed[mixed.length - 1] & 0xff;
        }
        return Arrays.copyOf(hash, 32);
    }

    /** The plain bytes of a stream. */
    byte[] decrypt(byte[] raw, int number, int generation) {
        try {
            if (method == Method.PLAIN) {
                return raw;
            }
            byte[] own = method == Method.AES_256 ? key : keyOf(number, generation);
            if (method == Method.RC4) {
                return rc4(own, raw);
            }
            int whole = raw.length - raw.length % BLOCK;
            if (whole < 2 * BLOCK) {
                return new byte[0];
            }
            byte[] plain =
                    cbc(Cipher.DECRYPT_MODE, own, Arrays.copyOf(raw, BLOCK), Arrays.copyOfRange(raw, BLOCK, whole));
            int padding = plain[plain.length - 1] & 0xff;
            return Arrays.copyOf(plain, plain.length - Math.min(padding, BLOCK));
        } catch (GeneralSecurityException e) {
            throw new PdfDamage("an encrypted stream is damaged");
        }
    }

    private byte[] keyOf(int number, int generation) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(key);
        md5.update(littleEndian(number, 3));
        md5.update(littleEndian(generation, 2));
        if (method == Method.AES_128) {
            md5.update(AES_SALT);
        }
        return Arrays.copyOf(md5.digest(), Math.min(16, key.length + 5));
    }

    private static byte[] cbc(int mode, byte[] key, byte[] start, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
        return cipher.doFinal(data);
    }

    /** Here rather than from the runtime, where rules may forbid it: old documents have nothing else. */
    private static byte[] rc4(byte[] key, byte[] data) {
        byte[] state = new byte[256];
        for (int i = 0; i < 256; i++) {
            state[i] = (byte) i;
        }
        for (int i = 0, j = 0; i < 256; i++) {
            j = j + state[i] + key[i % key.length] & 0xff;
            swap(state, i, j);
        }
        byte[] out = new byte[data.length];
        for (int n = 0, i = 0, j = 0; n < data.length; n++) {
            i = i + 1 & 0xff;
            j = j + state[i] & 0xff;
            swap(state, i, j);
            out[n] = (byte) (data[n] ^ state[state[i] + state[j] & 0xff]);
        }
        return out;
    }

    private static void swap(byte[] state, int i, int j) {
        byte kept = state[i];
        state[i] = state[j];
        state[j] = kept;
    }

    private static byte[] littleEndian(int value, int length) {
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            out[i] = (byte) (value >> 8 * i);
        }
        return out;
    }

    private static byte[] bytes(@Nullable Object value) {
        return value instanceof byte[] text ? text : new byte[0];
    }
}
