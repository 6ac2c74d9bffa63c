package com.encord.sdk.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.KeyFormatException;
import com.encord.sdk.errors.KeyPassphraseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files under {@code keys} were written by OpenSSH 9.2's ssh-keygen; all Ed25519 ones hold the same test key. */
class OpenSshKeyTest {
    private static final char[] PASSPHRASE = TestKeys.PASSPHRASE.toCharArray();

    @Test
    void readsPlainAndProtectedKeys() {
        assertEquals(
                TestKeys.KEY_ID, SshPrivateKey.fromText(TestKeys.PLAIN, null).keyId());
        assertEquals(
                TestKeys.KEY_ID,
                SshPrivateKey.fromText(TestKeys.PROTECTED, PASSPHRASE).keyId());
        assertEquals(
                TestKeys.KEY_ID,
                SshPrivateKey.fromText(TestKeys.PLAIN, new char[0]).keyId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aes128-ctr",
                "aes192-ctr",
                "aes256-ctr",
                "aes128-cbc",
                "aes192-cbc",
                "aes256-cbc",
                "aes128-gcm",
                "aes256-gcm"
            })
    void readsKeysOfEachAesCipher(String cipher) throws IOException {
        String text = written(cipher);

        assertEquals(TestKeys.KEY_ID, SshPrivateKey.fromText(text, PASSPHRASE).keyId());
        KeyPassphraseException wrong = assertThrows(
                KeyPassphraseException.class, () -> SshPrivateKey.fromText(text, "wrong horse".toCharArray()));
        assertTrue(wrong.getMessage().contains("does not open"), wrong.getMessage());
    }

    @Test
    void passphrasesMayBeInAnyLanguage() throws IOException {
        SshPrivateKey key = SshPrivateKey.fromText(written("utf8"), "pässwört ✓".toCharArray());

        assertEquals(TestKeys.KEY_ID, key.keyId());
    }

    @Test
    void lineEndsAndSurroundingsDoNotMatter() {
        String text = TestKeys.PLAIN;
        for (String variant : new String[] {
            text.replace("\n", "\r\n"),
            text.strip(),
            "\n\n  " + text + "\n\n",
            text.replace("\n", "\n  "),
            text.replace("\n", ""),
            "Comment: mine\n" + text
        }) {
            assertEquals(TestKeys.KEY_ID, SshPrivateKey.fromText(variant, null).keyId());
        }
    }

    @Test
    void eachPassphraseMistakeHasItsOwnMessage() {
        assertTrue(passphraseError(TestKeys.PROTECTED, "").contains("none was given"));
        assertTrue(passphraseError(TestKeys.PROTECTED, "correct hors").contains("does not open"));
        assertTrue(passphraseError(TestKeys.PLAIN, "x").contains("not protected"));
    }

    private static String passphraseError(String text, String passphrase) {
        return assertThrows(KeyPassphraseException.class, () -> SshPrivateKey.fromText(text, passphrase.toCharArray()))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -----BEGIN RSA PRIVATE KEY-----      | it is a RSA PRIVATE KEY
            -----BEGIN PRIVATE KEY-----          | it is a PRIVATE KEY
            -----BEGIN CERTIFICATE-----          | it is a CERTIFICATE
            PuTTY-User-Key-File-3: ssh-ed25519   | PuTTY
            ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA | public half
            -----BEGIN OPENSSH PRIVATE KEY-----  | cut
            hello                                | no line BEGIN
            ' '                                  | it is empty
            """)
    void whatIsNoOpenSshKeyIsNamed(String text, String named) {
        KeyFormatException e = assertThrows(KeyFormatException.class, () -> SshPrivateKey.fromText(text, null));

        assertTrue(e.getMessage().contains("Not an OpenSSH private key"), e.getMessage());
        assertTrue(e.getMessage().contains(named), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"rsa, ssh-rsa", "ecdsa, ecdsa-sha2-nistp256", "chacha20-poly1305, chacha20-poly1305@openssh.com"})
    void otherAlgorithmsAreNamed(String file, String algorithm) throws IOException {
        String text = written(file);

        KeyFormatException e = assertThrows(KeyFormatException.class, () -> SshPrivateKey.fromText(text, PASSPHRASE));

        assertTrue(e.getMessage().contains(algorithm), e.getMessage());
        assertFalse(e.getMessage().contains(text.lines().skip(1).findFirst().orElseThrow()));
    }

    @Test
    void aHostileRoundCountIsRefusedAtOnce() {
        byte[] bytes = decoded(TestKeys.PROTECTED);
        int rounds = indexOf(bytes, new byte[] {0, 0, 0, 16}, 60);
        bytes[rounds] = 0x7f;

        KeyFormatException e =
                assertThrows(KeyFormatException.class, () -> SshPrivateKey.fromText(encoded(bytes), PASSPHRASE));

        assertTrue(e.getMessage().contains("rounds"), e.getMessage());
    }

    @Test
    void mutatedKeysAreRefusedOrStillTheSameKey() {
        Random random = new Random(20240517);
        byte[] healthy = decoded(TestKeys.PLAIN);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] mutant = mutate(healthy, random);
            try {
                assertEquals(
                        TestKeys.KEY_ID,
                        SshPrivateKey.fromText(encoded(mutant), null).keyId());
            } catch (KeyFormatException | KeyPassphraseException e) {
                refused++;
            }
        }
        assertTrue(refused > 3000, "only " + refused + " refused");
    }

    @Test
    void mutatedProtectedKeysAreRefusedWithoutWork() {
        Random random = new Random(7);
        byte[] healthy = decoded(TestKeys.PROTECTED);
        for (int i = 0; i < 4000; i++) {
            byte[] mutant = mutate(healthy, random);
            assertThrows(EncordException.class, () -> SshPrivateKey.fromText(encoded(mutant), null));
        }
    }

    @Test
    void eachByteOfTheSecretHalfMatters() {
        byte[] healthy = decoded(TestKeys.PLAIN);
        int seed = indexOf(healthy, new byte[] {0, 0, 0, 0x40}, 0) + 4;
        for (int i = 0; i < 64; i++) {
            byte[] mutant = healthy.clone();
            mutant[seed + i] ^= 1;
            assertThrows(KeyFormatException.class, () -> SshPrivateKey.fromText(encoded(mutant), null));
        }
    }

    @Test
    void nothingSecretIsPrinted() {
        assertEquals("SshPrivateKey[" + TestKeys.KEY_ID + "]", TestKeys.key().toString());
        assertEquals("BearerToken[***]", BearerToken.of("abc.def").toString());
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> BearerToken.of("abc def\n"));
        assertFalse(e.getMessage().contains("abc"));
    }

    private static byte[] mutate(byte[] healthy, Random random) {
        byte[] mutant = healthy.clone();
        switch (random.nextInt(4)) {
            case 0 -> mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
            case 2 -> {
                int at = random.nextInt(mutant.length - 4);
                Arrays.fill(mutant, at, at + 4, (byte) (random.nextBoolean() ? 0xff : 0x7f));
            }
            default -> {
                int at = random.nextInt(mutant.length);
                byte[] noise = new byte[random.nextInt(mutant.length - at) + 1];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, mutant, at, noise.length);
            }
        }
        return mutant;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    private static byte[] decoded(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----.*", ""));
    }

    private static String encoded(byte[] bytes) {
        return TestKeys.armoured(Base64.getMimeEncoder().encodeToString(bytes) + "\n");
    }

    private static String written(String name) throws IOException {
        try (InputStream in = OpenSshKeyTest.class.getResourceAsStream("/keys/" + name + ".key")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
