package com.encord.sdk.localtest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs raw requests in both protocols, independently of the client's own signer. */
final class TestSigner {
    private final byte[] seed;
    private final String publicHex;

    TestSigner(byte[] seed, String publicHex) {
        this.seed = seed.clone();
        this.publicHex = publicHex;
    }

    /** Reads an unprotected OpenSSH file: the last key string holds seed and public key. */
    static TestSigner of(Path keyFile) throws IOException {
        String pem = Files.readString(keyFile)
                .replace("-----BEGIN OPENSSH PRIVATE KEY-----", "")
                .replace("-----END OPENSSH PRIVATE KEY-----", "");
        byte[] bytes = Base64.getMimeDecoder().decode(pem);
        byte[] marker = {0, 0, 0, 64};
        for (int at = bytes.length - 68; at >= 0; at--) {
            if (Arrays.equals(Arrays.copyOfRange(bytes, at, at + 4), marker)) {
                return new TestSigner(
                        Arrays.copyOfRange(bytes, at + 4, at + 36),
                        HexFormat.of().formatHex(bytes, at + 36, at + 68));
            }
        }
        throw new IOException("no key in " + keyFile);
    }

    String publicHex() {
        return publicHex;
    }

    HttpRequest.Builder rest(String method, URI uri, byte[] body, long created) {
        String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
        String params = "(\"@method\" \"@request-target\" \"content-digest\");created=" + created + ";keyid=\""
                + publicHex + "\";alg=\"ed25519\"";
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String base = "\"@method\": " + method + "\n\"@request-target\": " + target + "\n\"content-digest\": " + digest
                + "\n\"@signature-params\": " + params;
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Digest", digest)
                .header("Signature-Input", "encord-sig=" + params)
                .header(
                        "Signature",
                        "encord-sig=:"
                                + Base64.getEncoder().encodeToString(sign(base.getBytes(StandardCharsets.UTF_8)))
                                + ":");
        return body.length == 0
                ? request.method(method, HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /** @param dataset empty for a query that is about none */
    HttpRequest.Builder query(URI uri, String dataset, byte[] body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("ResourceType", dataset.isEmpty() ? "" : "dataset")
                .header("ResourceID", dataset)
                .header("Authorization", publicHex + ":" + HexFormat.of().formatHex(sign(sha256(body))))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private byte[] sign(byte[] message) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
