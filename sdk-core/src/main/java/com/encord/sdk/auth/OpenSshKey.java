package com.encord.sdk.auth;

import com.encord.sdk.errors.KeyFormatException;
import com.encord.sdk.errors.KeyPassphraseException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the format that ssh-keygen writes (OpenSSH's PROTOCOL.key). Messages name what is wrong, never what is in the
 * key.
 */
final class OpenSshKey {
    private static final Pattern ARMOUR = Pattern.compile(
            "-----BEGIN OPENSSH PRIVATE KEY-----(.*?)-----END OPENSSH PRIVATE KEY-----", Pattern.DOTALL);
    private static final Pattern OTHER_ARMOUR = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final String ED25519 = "ssh-ed25519";

    private OpenSshKey() {}

    /** Reads a key; an empty passphrase counts as none. */
    static SshPrivateKey parse(String text, char @Nullable [] passphrase) {
        SshBytes file = new SshBytes(decode(text));
        file.expect(MAGIC);
        String cipher = file.name();
        String kdf = file.name();
        byte[] kdfOptions = file.string();
        if (file.uint32() != 1) {
            throw SshBytes.damaged("it does not hold exactly one key");
        }
        byte[] publicKey = publicKey(new SshBytes(file.string()));
        byte[] section = file.string();
        KeyEncryption encryption = KeyEncryption.read(cipher, kdf, kdfOptions);
        boolean given = passphrase != null && passphrase.length > 0;
        if (encryption == null) {
            if (given) {
                throw new KeyPassphraseException(
                        "A passphrase was given, but the private key is not protected by one. Leave the passphrase out.",
                        null);
            }
            return read(section, publicKey, false);
        }
        if (!given) {
            throw new KeyPassphraseException(
                    "The private key is protected by a passphrase, and none was given. Give it to the client's builder:"
                            + " passphrase(...)",
                    null);
        }
        byte[] opened = encryption.open(section, file.rest(), passphrase);
        try {
            return read(opened, publicKey, true);
        } finally {
            Arrays.fill(opened, (byte) 0);
        }
    }

    private static byte[] decode(String text) {
        Matcher armour = ARMOUR.matcher(text);
        if (!armour.find()) {
            throw notOpenSsh(text);
        }
        try {
            return Base64.getDecoder().decode(armour.group(1).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw SshBytes.damaged("its text is not base64");
        }
    }

    private static KeyFormatException notOpenSsh(String text) {
        Matcher other = OTHER_ARMOUR.matcher(text);
        String found;
        if (text.contains("BEGIN OPENSSH PRIVATE KEY")) {
            found = "its first or last line is cut or its line ends are lost";
        } else if (other.find()) {
            found = "it is a " + other.group(1);
        } else if (text.startsWith("PuTTY-User-Key-File")) {
            found = "it is a PuTTY key";
        } else if (text.stripLeading().startsWith("ssh-")) {
            found = "it is the public half of a key; the private one is in the file without .pub";
        } else {
            found = text.isBlank() ? "it is empty" : "there is no line BEGIN OPENSSH PRIVATE KEY";
        }
        return new KeyFormatException(
                "Not an OpenSSH private key: " + found + ". Make one with: ssh-keygen -t ed25519", null);
    }

    private static byte[] publicKey(SshBytes blob) {
        String algorithm = blob.name();
        if (!algorithm.equals(ED25519)) {
            throw new KeyFormatException(
                    "The private key's algorithm is " + algorithm
                            + ", and the platform takes Ed25519 only. Make one with: " + "ssh-keygen -t ed25519",
                    null);
        }
        return checkedLength(blob.string(), 32);
    }

    private static SshPrivateKey read(byte[] section, byte[] publicKey, boolean wasEncrypted) {
        SshBytes fields = new SshBytes(section);
        if (fields.uint32() != fields.uint32()) {
            throw wasEncrypted ? KeyEncryption.wrongPassphrase() : SshBytes.damaged("its check numbers differ");
        }
        byte[] repeated = publicKey(fields);
        byte[] pair = checkedLength(fields.string(), 64);
        byte[] seed = Arrays.copyOf(pair, 32);
        try {
            if (!Arrays.equals(repeated, publicKey) || !Arrays.equals(Arrays.copyOfRange(pair, 32, 64), publicKey)) {
                throw SshBytes.damaged("its public and its private half do not belong together");
            }
            return SshPrivateKey.of(seed, publicKey);
        } finally {
            Arrays.fill(seed, (byte) 0);
            Arrays.fill(pair, (byte) 0);
        }
    }

    private static byte[] checkedLength(byte[] value, int length) {
        if (value.length != length) {
            throw SshBytes.damaged("a field has " + value.length + " bytes instead of " + length);
        }
        return value;
    }
}
