package com.encord.sdk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A double of the Encord platform on this machine, for trying and testing without a network. It speaks the platform's
 * two protocols over plain HTTP on the loopback interface only, checks every signature, keeps uploaded objects and its
 * books on disk, really runs the jobs it accepts, and misbehaves on demand ({@link #faults()}).
 *
 * <pre>{@code
 * try (LocalPlatform platform = LocalPlatform.builder().start()) {
 *     // point a client to platform.url() with the key in platform.privateKeyFile()
 * }
 * }</pre>
 *
 * <p>Requests are held to the letter: an unknown field that asks for something, a wrong type or a missing value is
 * answered with 400 and a message, so that a client's mistake shows here and not in production. All registered users
 * belong to one organisation and are administrators of everything in it.
 *
 * <p>Whatever was acknowledged survives the death of the process; the loss of power may cost the last quarter of a
 * second.
 *
 * <p>Safe for use from any thread.
 */
public final class LocalPlatform implements AutoCloseable {
    private static final String TEST_USER = "test@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataDirectory directory;
    private final Faults faults = new Faults();
    private final State state;
    private final Accounts accounts;
    private final Workers workers;
    private final Bell bell = new Bell();
    private final Door door;
    private final AtomicBoolean closed = new AtomicBoolean();

    LocalPlatform(LocalPlatformBuilder settings) throws IOException {
        this.directory = DataDirectory.open(settings.dataDirectory());
        Unwinding unwinding = new Unwinding();
        unwinding.add(directory);
        try {
            this.state = unwinding.add(State.open(directory.file("state.journal"), settings.clock()));
            Secret secret = Secret.in(directory.file("secret.key"));
            this.accounts = new Accounts(state, secret, settings.clock());
            if (!Files.exists(privateKeyFile())) {
                newKey(TEST_USER, privateKeyFile());
            }
            this.workers = new Workers(settings.jobThreads());
            unwinding.add(() -> workers.close(Duration.ZERO));
            this.door = new Door(settings.port(), faults);
            unwinding.add(() -> door.close(Duration.ZERO));
            Assembly assembly = new Assembly(settings, directory, state, secret, accounts, workers, bell, door);
            assembly.resumeJobs();
            door.open(assembly.rooms());
        } catch (IOException | RuntimeException e) {
            unwinding.unwind(e);
            throw e;
        }
    }

    /**
     * Starts describing a platform.
     *
     * @return settings with their defaults
     */
    public static LocalPlatformBuilder builder() {
        return new LocalPlatformBuilder();
    }

    /**
     * The address clients take as their domain.
     *
     * @return scheme, host and port without a slash at the end, for example {@code http://127.0.0.1:41234}
     */
    public String url() {
        return door.url();
    }

    /**
     * The port requests are answered on.
     *
     * @return the port, never 0
     */
    public int port() {
        return door.port();
    }

    /**
     * Where everything is kept.
     *
     * @return the data directory
     */
    public Path dataDirectory() {
        return directory.path();
    }

    /**
     * The private key of the first user, made when the data directory was. It opens nothing but this platform.
     *
     * @return an unprotected Ed25519 key file in OpenSSH form, readable by its owner only
     */
    public Path privateKeyFile() {
        return directory.file("test-key");
    }

    /**
     * Ways to misbehave.
     *
     * @return the faults of this platform
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Adds a user with a fresh key, or another fresh key to a user.
     *
     * @param email the user's e-mail address
     * @return the private key file, as {@link #privateKeyFile()}
     */
    public Path addUser(String email) {
        Path file = directory.file("key-" + UUID.randomUUID());
        try {
            newKey(email, file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key of " + email + " cannot be written", e);
        }
        return file;
    }

    /**
     * Lets a user in with a key of their own.
     *
     * @param email the user's e-mail address; the user is made when new
     * @param publicKeyHex the raw Ed25519 public key, 64 hex digits
     * @throws IllegalArgumentException when the key has another form or belongs to somebody else
     */
    public void registerKey(String email, String publicKeyHex) {
        accounts.register(email, publicKeyHex);
    }

    /**
     * Adds a group to the organisation, unless it has one of that name.
     *
     * @param name its name
     * @param description what it is for
     * @return its hash
     */
    public UUID addGroup(String name, String description) {
        return state.write(change -> {
            Optional<Group> known = state.groups.all().stream()
                    .filter(each -> each.name.equals(name))
                    .findFirst();
            if (known.isPresent()) {
                return known.get().uuid;
            }
            Group group = new Group();
            group.name = name;
            group.description = description;
            group.createdAt = change.now();
            return change.put(state.groups, group).uuid;
        });
    }

    /**
     * Pretends a cloud storage: every URL that starts with the prefix stands for a file below the directory. One of the
     * same title is changed to this.
     *
     * @param title its title among the cloud integrations
     * @param urlPrefix for example {@code s3://bucket/}
     * @param files the directory; read only, it stays the caller's
     * @return the integration's hash
     */
    public UUID addCloudIntegration(String title, String urlPrefix, Path files) {
        return state.write(change -> {
            Integration integration = state.integrations.all().stream()
                    .filter(each -> each.title.equals(title))
                    .findFirst()
                    .map(change::edit)
                    .orElseGet(Integration::new);
            integration.title = title;
            integration.urlPrefix = urlPrefix;
            integration.directory = files.toAbsolutePath().toString();
            return change.put(state.integrations, integration).uuid;
        });
    }

    /**
     * Stops the platform: held polls are answered, running requests get a few seconds to end, jobs are interrupted and
     * go on at the next start, and the port is released. Closing twice does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        bell.close();
        door.close(PATIENCE);
        workers.close(PATIENCE);
        try (directory) {
            state.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The local platform's books cannot be closed", e);
        }
    }

    private void newKey(String email, Path file) throws IOException {
        TestKey key = TestKey.generate();
        accounts.register(email, key.publicHex());
        key.writeTo(file);
    }

    @Override
    public String toString() {
        return "LocalPlatform[" + (closed.get() ? "closed" : url()) + ", data in " + dataDirectory() + "]";
    }
}
