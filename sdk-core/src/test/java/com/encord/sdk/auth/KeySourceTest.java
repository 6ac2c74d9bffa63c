package com.encord.sdk.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.encord.sdk.errors.CredentialsMissingException;
import com.encord.sdk.errors.KeyFileException;
import com.encord.sdk.errors.KeyFormatException;
import com.encord.sdk.errors.KeyPassphraseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourceTest {
    @TempDir
    Path dir;

    private Path keyFile() throws IOException {
        return Files.writeString(dir.resolve("id_ed25519"), TestKeys.PLAIN);
    }

    private static SshPrivateKey from(Map<String, String> environment) {
        return SshPrivateKey.fromEnvironment(environment::get, null);
    }

    @Test
    void readsAFile() throws IOException {
        assertEquals(TestKeys.KEY_ID, SshPrivateKey.fromFile(keyFile(), null).keyId());
    }

    @Test
    void tildeIsTheHomeDirectory() throws IOException {
        keyFile();

        assertEquals(TestKeys.PLAIN, KeyFile.read(Path.of("~", "id_ed25519"), dir));
        assertEquals(TestKeys.PLAIN, KeyFile.read(Path.of("~/id_ed25519"), dir));
        assertTrue(assertThrows(KeyFileException.class, () -> KeyFile.read(Path.of("~"), dir))
                .getMessage()
                .contains("directory"));
    }

    @Test
    void eachFileMistakeHasItsOwnMessage() throws IOException {
        assertTrue(fileError(dir.resolve("none")).contains("There is no private key file"));
        assertTrue(fileError(dir).contains("is a directory"));
        assertTrue(fileError(Path.of("")).contains("is a directory"));
        Path large = Files.write(dir.resolve("large"), new byte[1 << 20]);
        assertThrows(KeyFormatException.class, () -> SshPrivateKey.fromFile(large, null));
    }

    @Test
    void errorsSayWhichKeyIsMeant() throws IOException {
        Path other = Files.writeString(dir.resolve("id_other.pub"), "ssh-ed25519 AAAA me");
        String ofFile = assertThrows(KeyFormatException.class, () -> SshPrivateKey.fromFile(other, null))
                .getMessage();
        assertTrue(ofFile.contains("id_other.pub") && ofFile.contains("public half"), ofFile);
        Path plain = keyFile();
        String ofPassphrase = assertThrows(
                        KeyPassphraseException.class, () -> SshPrivateKey.fromFile(plain, "none".toCharArray()))
                .getMessage();
        assertTrue(ofPassphrase.contains(plain.toString()), ofPassphrase);
        String ofVariable = assertThrows(
                        KeyFormatException.class,
                        () -> SshPrivateKey.fromEnvironment(Map.of("ENCORD_SSH_KEY", "rubbish")::get, null))
                .getMessage();
        assertTrue(ofVariable.contains("ENCORD_SSH_KEY") && !ofVariable.contains("rubbish"), ofVariable);
    }

    @Test
    void aFileOfSomebodyElseIsSaidToBe() throws IOException {
        Path file = keyFile();
        assumeFalse(!file.toFile().setReadable(false, false) || Files.isReadable(file), "root may read everything");

        assertTrue(fileError(file).contains("may not be read"));
    }

    private static String fileError(Path file) {
        return assertThrows(KeyFileException.class, () -> SshPrivateKey.fromFile(file, null))
                .getMessage();
    }

    @Test
    void theFileVariableWinsOverTheTextVariable() throws IOException {
        Map<String, String> both = Map.of("ENCORD_SSH_KEY_FILE", keyFile().toString(), "ENCORD_SSH_KEY", "rubbish");

        assertEquals(TestKeys.KEY_ID, from(both).keyId());
    }

    @Test
    void aMissingFileIsNotReplacedByTheTextVariable() {
        Map<String, String> both =
                Map.of("ENCORD_SSH_KEY_FILE", dir.resolve("none").toString(), "ENCORD_SSH_KEY", TestKeys.PLAIN);

        assertThrows(KeyFileException.class, () -> from(both));
    }

    @Test
    void anEmptyFileVariableCountsAsUnset() {
        Map<String, String> both = Map.of("ENCORD_SSH_KEY_FILE", "", "ENCORD_SSH_KEY", TestKeys.PLAIN);

        assertEquals(TestKeys.KEY_ID, from(both).keyId());
    }

    @Test
    void anEmptyTextVariableIsSaidToBe() {
        CredentialsMissingException e =
                assertThrows(CredentialsMissingException.class, () -> from(Map.of("ENCORD_SSH_KEY", "")));

        assertTrue(e.getMessage().contains("ENCORD_SSH_KEY is set, but empty"), e.getMessage());
    }

    @Test
    void withoutVariablesBothAreNamed() {
        CredentialsMissingException e = assertThrows(CredentialsMissingException.class, () -> from(Map.of()));

        assertTrue(e.getMessage().contains("ENCORD_SSH_KEY_FILE"), e.getMessage());
        assertTrue(e.getMessage().contains("ENCORD_SSH_KEY "), e.getMessage());
    }
}
