package com.encord.sdk.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ed25519 is deterministic: these were made by the platform's official Python client with the same key and clock. */
class SignatureVectorTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_030);
    private static final String FOLDERS = "/v2/public/storage/folders";
    private static final String UPLOADS = FOLDERS + "/11111111-2222-3333-4444-555555555555/upload-signed-urls";

    private final SshPrivateKey key = TestKeys.key();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GET|?isRecursive=False&order=name&desc=False&pageSize=100||47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=|vcA+lfO25pOg4Lr+PbJ3/EaHD2g3FHo+/aGrDrjBo4a5SBNogESFFhyEehZ8U/IPxxc+bHbjfjkmYvRsOD+kBw==
            GET|?search=a+b%2Bc%2F%C3%BC%26%C3%A9&itemTypes=video&itemTypes=imageGroup||47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=|OKOKjQC5SvLzvbnpf4aLgSDjbApzgoXJm4JXTC0JKlBJoY0RgfwRnqaEaTPOKrsw3aw8/tk3ENvwrlwXjQfaAQ==
            POST|-|{"itemType": "video", "count": 1}|saMFM6yVBNCd29VlJoRMeZP4cFrQOQJxuInMoLn93c4=|q6J+/eThxS+60//9vEnC9htNXma6fK/MiJBy0iqOgC1vl7AvZcs2bHgRlcHse3NceyVbYMv1RuS4yDytKp1dDw==
            POST|-|{"name": "Z\\u00fcrich \\u6771\\u4eac"}|P9dpXxas4IFC2lRfRryE1W8euNaSl4M0bb+2q379lfI=|hih60RygrxXt9+aHwMavR4mwFBuuvNn8XPRNGjc9Q0645RaF9ym3HmjQdsag64mH+CWX+rzsBGyy8k7JYtSJDQ==
            """)
    void restRequestsAreSignedAsTheOfficialClientDoes(
            String method, String query, String body, String digest, String signature) {
        String target = method.equals("GET") ? FOLDERS + query : UPLOADS;
        byte[] bytes = body == null ? new byte[0] : body.getBytes(US_ASCII);

        assertEquals(
                Map.of(
                        "Content-Digest", "sha-256=:" + digest + ":",
                        "Signature-Input",
                                "encord-sig=(\"@method\" \"@request-target\" \"content-digest\");created=1700000000;keyid=\""
                                        + TestKeys.KEY_ID + "\";alg=\"ed25519\"",
                        "Signature", "encord-sig=:" + signature + ":"),
                key.restHeaders(method, target, bytes, NOW));
    }

    @Test
    void queryRequestsAreSignedAsTheOfficialClientDoes() {
        String body = "{\"query_type\": \"reencodevideotask\", \"query_method\": \"GET\", \"values\": {\"uid\": 1234,"
                + " \"payload\": null}}";

        assertEquals(
                Map.of(
                        "Authorization",
                        TestKeys.KEY_ID
                                + ":0b4d922382b7de853e23f0f8422ba0cd27944d5ae3217376b08f7a9844b9af00c9f637259d090387eb0aae2b4782b28028e792d8defa70017ed1d3de6f7b3206"),
                key.queryHeaders(body.getBytes(US_ASCII)));
    }

    @Test
    void aBearerTokenReplacesAllSignatures() {
        BearerToken token = BearerToken.of("abc.def");

        assertEquals(Map.of("Authorization", "Bearer abc.def"), token.restHeaders("GET", "/x", new byte[0], NOW));
        assertEquals(Map.of("Authorization", "Bearer abc.def"), token.queryHeaders(new byte[] {1}));
    }
}
