package com.encord.sdk.auth;

/** A published test key, whose seed is the bytes 00 to 1f. It opens nothing. */
public final class TestKeys {
    /** Its public half. */
    public static final String KEY_ID = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";

    /** Opens {@link #PROTECTED}. */
    public static final String PASSPHRASE = "correct horse";

    /** Without passphrase. */
    public static final String PLAIN = armoured("""
            b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtz
            c2gtZWQyNTUxOQAAACADoQe/884Qvh1w3RjnS8CZZ+TWMJulDV8d3IZkElUxuAAA
            AIj1kopg9ZKKYAAAAAtzc2gtZWQyNTUxOQAAACADoQe/884Qvh1w3RjnS8CZZ+TW
            MJulDV8d3IZkElUxuAAAAEAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0e
            HwOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4AAAAAAECAwQF
            """);

    /** Encrypted with aes256-ctr, 16 rounds of bcrypt. */
    public static final String PROTECTED = armoured("""
            b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABCA
            Dc4vVbimzfBgAEfo7kXGAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIAOh
            B7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4AAAAkORA9nlG5zstX8CEb6Z6
            Srye2NPY0tFGRYQQFsHm9go5JJd+cUUm1KeQ6K39dhTbk3hT1YeHywkvp5XyE68b
            z/cfW+Pwk8Gj9BlfvH3CwKPvVsZ1GtZZjzM/xaAt4DWa4kfwWD9mvtzRU0Brkdgx
            JhoNkO/Sz73K30lm8rqvPcfJiE1I9S23kAMaBhU4TvgYKA==
            """);

    private TestKeys() {}

    /**
     * Puts a key's base64 between its lines.
     *
     * @param base64 the body
     * @return the key's text
     */
    public static String armoured(String base64) {
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + base64 + "-----END OPENSSH PRIVATE KEY-----\n";
    }

    /**
     * The key, read.
     *
     * @return the key
     */
    public static SshPrivateKey key() {
        return SshPrivateKey.fromText(PLAIN, null);
    }
}
