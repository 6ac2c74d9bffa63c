package com.encord.sdk.upload;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What an input is known by in a journal, and told apart from the others by: where its files are, and its title. */
final class JournalKey {
    private static final int DIGEST_BYTES = 16;
    private static final String FILE = "file:";

    private JournalKey() {}

    static String of(Input input) {
        String title = input.givenTitle();
        return title == null ? FILE + absolute(input.files().get(0)) : input.kind() + ":" + digest(input) + ":" + title;
    }

    /** The path of the file, if the key is of a single one. */
    static Optional<String> file(String key) {
        return key.startsWith(FILE) ? Optional.of(key.substring(FILE.length())) : Optional.empty();
    }

    private static String absolute(Path file) {
        return Spelling.path(file.toAbsolutePath().normalize());
    }

    private static String digest(Input input) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : input.files()) {
                digest.update(absolute(file).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
