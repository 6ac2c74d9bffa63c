package com.encord.sdk.examples;

import com.encord.sdk.EncordClient;
import com.encord.sdk.EncordClientBuilder;
import com.encord.sdk.local.LocalPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A client for the platform that the options and the environment name, or, where they name none, for a local platform
 * that lives as long as the session.
 */
final class Session implements AutoCloseable {
    private final EncordClient client;
    private final @Nullable LocalPlatform local;
    private final @Nullable Path scratch;

    private Session(EncordClient client, @Nullable LocalPlatform local, @Nullable Path scratch) {
        this.client = client;
        this.local = local;
        this.scratch = scratch;
    }

    /** How to reach a platform. */
    static final class Options {
        @Option(
                names = "--endpoint",
                paramLabel = "URL",
                description = "The platform, such as https://api.encord.com; without it and without a key a local"
                        + " platform is started.")
        private @Nullable String endpoint;

        @Option(
                names = "--key-file",
                paramLabel = "FILE",
                description = "An Ed25519 key in OpenSSH format; else ENCORD_SSH_KEY_FILE or ENCORD_SSH_KEY.")
        private @Nullable Path keyFile;

        @Option(
                names = "--passphrase",
                interactive = true,
                paramLabel = "TEXT",
                arity = "0..1",
                description = "The passphrase of the key; asked for where no text follows.")
        private char @Nullable [] passphrase;

        @Option(
                names = "--platform-data",
                paramLabel = "DIR",
                description = "Where a local platform keeps its data; else in a temporary folder, deleted at the end.")
        private @Nullable Path platformData;

        private boolean nameNoPlatform() {
            return endpoint == null && keyFile == null && unset("ENCORD_SSH_KEY_FILE") && unset("ENCORD_SSH_KEY");
        }

        private static boolean unset(String variable) {
            String value = System.getenv(variable);
            return value == null || value.isEmpty();
        }
    }

    static Session open(Options options) {
        if (options.nameNoPlatform()) {
            return local(options.platformData);
        }
        EncordClientBuilder builder = EncordClient.builder();
        if (options.endpoint != null) {
            builder.domain(options.endpoint);
        }
        if (options.keyFile != null) {
            builder.sshPrivateKeyFile(options.keyFile);
        }
        if (options.passphrase != null) {
            builder.passphrase(options.passphrase);
        }
        return new Session(builder.build(), null, null);
    }

    private static Session local(@Nullable Path data) {
        Path scratch = null;
        try {
            scratch = data == null ? Files.createTempDirectory("encord-local-platform") : null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for the local platform", e);
        }
        LocalPlatform platform = null;
        try {
            platform = LocalPlatform.builder()
                    .dataDirectory(data == null ? scratch : data)
                    .mediaEngine(new LocalMediaEngine())
                    .start();
            System.err.println("No endpoint and no key given: using a local platform at " + platform.url());
            EncordClient client = EncordClient.builder()
                    .domain(platform.url())
                    .sshPrivateKeyFile(platform.privateKeyFile())
                    .build();
            return new Session(client, platform, scratch);
        } catch (RuntimeException e) {
            close(platform, scratch);
            throw e;
        }
    }

    EncordClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        close(local, scratch);
    }

    private static void close(@Nullable LocalPlatform local, @Nullable Path scratch) {
        // a thread marked as interrupted, as after Ctrl-C, could not bring the platform's last changes to disk
        boolean interrupted = Thread.interrupted();
        try {
            if (local != null) {
                local.close();
            }
        } finally {
            if (scratch != null) {
                Folders.delete(scratch);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
