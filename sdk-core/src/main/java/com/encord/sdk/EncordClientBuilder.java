package com.encord.sdk;

import com.encord.sdk.auth.BearerToken;
import com.encord.sdk.auth.Credentials;
import com.encord.sdk.auth.SshPrivateKey;
import com.encord.sdk.observe.RequestListener;
import com.encord.sdk.transport.OkHttpTransport;
import com.encord.sdk.transport.TransportBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an {@link EncordClient}. All have defaults; a key not given is taken from the environment. Settings that
 * contradict each other are refused by {@link #build()}. Not safe for use by several threads at once.
 *
 * <pre>{@code
 * EncordClient encord = EncordClient.builder()
 *         .sshPrivateKeyFile(Path.of("/run/secrets/encord"))
 *         .passphrase(console.readPassword())
 *         .region(Region.US)
 *         .retryPolicy(RetryPolicy.standard().withMaxRetries(5))
 *         .userAgentSuffix("road-scenes/2.1")
 *         .build();
 * }</pre>
 */
public final class EncordClientBuilder {
    private final UnaryOperator<@Nullable String> environment;
    private final List<Consumer<TransportBuilder>> settings = new ArrayList<>();
    private @Nullable Path keyFile;
    private @Nullable String keyText;
    private @Nullable String token;
    private char @Nullable [] passphrase;
    private @Nullable Region region;
    private @Nullable String domain;
    private @Nullable URI proxy;
    private @Nullable OkHttpClient httpClient;

    EncordClientBuilder(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * Signs with the key in a file: Ed25519 in OpenSSH format, as {@code ssh-keygen -t ed25519} writes it. The file is
     * read by {@link #build()}.
     *
     * @param file the private half; a leading {@code ~} means the user's home directory
     * @return this
     */
    public EncordClientBuilder sshPrivateKeyFile(Path file) {
        keyFile = file;
        return this;
    }

    /**
     * Signs with a key given as text, such as from a vault.
     *
     * @param openSshText the private half, from the line BEGIN to the line END
     * @return this
     */
    public EncordClientBuilder sshPrivateKey(String openSshText) {
        keyText = openSshText;
        return this;
    }

    /**
     * Opens a protected key, wherever it comes from.
     *
     * @param secret the passphrase, copied; empty counts as none
     * @return this
     */
    public EncordClientBuilder passphrase(char[] secret) {
        passphrase = secret.clone();
        return this;
    }

    /**
     * Opens a protected key, wherever it comes from.
     *
     * @param secret the passphrase; empty counts as none
     * @return this
     */
    public EncordClientBuilder passphrase(String secret) {
        passphrase = secret.toCharArray();
        return this;
    }

    /**
     * Uses a token instead of a key, as {@link EncordClient#bearerToken()} gives.
     *
     * @param secret the token, without the word {@code Bearer}
     * @return this
     */
    public EncordClientBuilder bearerToken(String secret) {
        token = secret;
        return this;
    }

    /**
     * Chooses one of Encord's own regions.
     *
     * @param where {@link Region#DEFAULT} unless said
     * @return this
     */
    public EncordClientBuilder region(Region where) {
        region = where;
        return this;
    }

    /**
     * Chooses another platform, such as a local one.
     *
     * @param url scheme, host and port only; {@code http} only to this machine, unless {@link #allowPlainHttp()}
     * @return this
     */
    public EncordClientBuilder domain(String url) {
        domain = url;
        return this;
    }

    /**
     * Lets requests and files leave this machine unencrypted, for platforms inside a trusted network.
     *
     * @return this
     */
    public EncordClientBuilder allowPlainHttp() {
        settings.add(transport -> transport.plainHttpAllowed(true));
        return this;
    }

    /**
     * How long to wait for a connection.
     *
     * @param timeout 30 s unless said
     * @return this
     */
    public EncordClientBuilder connectTimeout(Duration timeout) {
        Duration checked = positive("connectTimeout", timeout);
        settings.add(transport -> transport.connectTimeout(checked));
        return this;
    }

    /**
     * How long the other side may be silent while an answer is due. Waiting for jobs has its own times.
     *
     * @param timeout 180 s unless said
     * @return this
     */
    public EncordClientBuilder readTimeout(Duration timeout) {
        Duration checked = positive("readTimeout", timeout);
        settings.add(transport -> transport.readTimeout(checked));
        return this;
    }

    /**
     * How long the other side may take no bytes while a request or file is sent.
     *
     * @param timeout 60 s unless said
     * @return this
     */
    public EncordClientBuilder writeTimeout(Duration timeout) {
        Duration checked = positive("writeTimeout", timeout);
        settings.add(transport -> transport.writeTimeout(checked));
        return this;
    }

    /**
     * How long one attempt of a request may take in all. Sending a file is not bound by it.
     *
     * @param timeout 10 min unless said
     * @return this
     */
    public EncordClientBuilder callTimeout(Duration timeout) {
        Duration checked = positive("callTimeout", timeout);
        settings.add(transport -> transport.callTimeout(checked));
        return this;
    }

    /**
     * How often and when to try again.
     *
     * @param policy {@link RetryPolicy#standard()} unless said
     * @return this
     */
    public EncordClientBuilder retryPolicy(RetryPolicy policy) {
        settings.add(transport -> transport.backoff(policy.backoff()));
        return this;
    }

    /**
     * Names your program to the platform.
     *
     * @param products such as {@code my-app/1.2}: products of RFC 9110 section 10.1.5, separated by blanks
     * @return this
     */
    public EncordClientBuilder userAgentSuffix(String products) {
        settings.add(transport -> transport.userAgentSuffix(products));
        return this;
    }

    /**
     * Ties requests to your own traces. Errors show the trace id as their request id.
     *
     * @param headers supplies, for each request, a value of {@code X-Cloud-Trace-Context} such as
     *     {@code 0123456789abcdef0123456789abcdef/1;o=1}; called by many threads; random unless said
     * @return this
     */
    public EncordClientBuilder traceContexts(Supplier<String> headers) {
        settings.add(transport -> transport.traceContexts(headers));
        return this;
    }

    /**
     * Watches what is sent and received, for metrics and traces. Several watchers may be added.
     *
     * @param listener is told of each attempt of each request; called by many threads
     * @return this
     */
    public EncordClientBuilder onRequest(RequestListener listener) {
        settings.add(transport -> transport.onRequest(listener));
        return this;
    }

    /**
     * Goes through an HTTP proxy, also to the storage, for everything but what is on this machine. Without it Java's
     * own settings count: the system properties {@code https.proxyHost}, {@code https.proxyPort} and {@code
     * http.nonProxyHosts}, {@code socksProxyHost}, {@code java.net.useSystemProxies}, or a {@link
     * java.net.ProxySelector} of the program's. Where they name no proxy, the environment counts: {@code HTTPS_PROXY},
     * {@code http_proxy}, {@code ALL_PROXY} and {@code NO_PROXY}, in small letters too, with {@code http} or {@code
     * socks5}, and {@code http.nonProxyHosts} does not; a variable that cannot be used is told by the first call that
     * needs it. Proxies named without a user ask the program's {@link java.net.Authenticator}.
     *
     * @param url such as {@code http://proxy.example:3128} or {@code http://user:password@proxy.example:3128}, with
     *     percent-encoding in user and password; without it, special characters there may make {@link URI#create} throw
     *     an exception that repeats the whole text, password included
     * @param direct hosts to go to without it: names with all names below them ({@code example.com}), addresses,
     *     networks ({@code 10.0.0.0/8}), each possibly with a port; {@code *} for everything
     * @return this
     * @throws IllegalArgumentException if it is no such thing, has no port, or is spoken to by TLS or SOCKS
     */
    public EncordClientBuilder proxy(URI url, String... direct) {
        TransportBuilder.checkProxy(url);
        String[] hosts = direct.clone();
        settings.add(transport -> transport.proxy(url, hosts));
        proxy = url;
        return this;
    }

    /**
     * Shares the connections, proxy, name resolution, TLS settings, interceptors and event listeners of your own OkHttp
     * client. Its timeouts, retries, redirects, cookies, cache, authenticator and dispatcher are not used. Your
     * interceptors see neither signatures nor tokens, but they do see signed URLs, which are secrets. The
     * client stays yours: {@link EncordClient#close()} does not close it. This is the only place where a type of OkHttp
     * appears in this SDK's public API.
     *
     * @param client your client
     * @return this
     */
    public EncordClientBuilder httpClient(OkHttpClient client) {
        settings.add(transport -> transport.httpClient(client));
        httpClient = client;
        return this;
    }

    /**
     * Reads the key and makes the client. Nothing is sent yet.
     *
     * @return a client to close after use
     * @throws IllegalStateException if two settings contradict each other; the message names both
     * @throws IllegalArgumentException if a setting cannot be
     * @throws com.encord.sdk.errors.CredentialsMissingException if there is no key and no token, nor in the environment
     * @throws com.encord.sdk.errors.KeyFileException if the key file is missing, a directory or unreadable
     * @throws com.encord.sdk.errors.KeyFormatException if the key is not an Ed25519 key in OpenSSH format
     * @throws com.encord.sdk.errors.KeyPassphraseException if the passphrase is missing, wrong, or not wanted
     */
    public EncordClient build() {
        refuseBoth("sshPrivateKeyFile", keyFile, "sshPrivateKey", keyText);
        refuseBoth("sshPrivateKeyFile", keyFile, "bearerToken", token);
        refuseBoth("sshPrivateKey", keyText, "bearerToken", token);
        refuseBoth("passphrase", passphrase, "bearerToken", token);
        refuseBoth("region", region, "domain", domain);
        refuseBoth("proxy", proxy, "httpClient", httpClient);
        TransportBuilder transport =
                OkHttpTransport.builder(chosenDomain(), credentials()).environment(environment);
        settings.forEach(setting -> setting.accept(transport));
        return new EncordClient(transport.build());
    }

    private static void refuseBoth(String name, @Nullable Object value, String otherName, @Nullable Object otherValue) {
        if (value != null && otherValue != null) {
            throw new IllegalStateException(
                    "Both " + name + " and " + otherName + " are set, and only one of them can be. Leave one out.");
        }
    }

    private Credentials credentials() {
        if (token != null) {
            return BearerToken.of(token);
        }
        if (keyFile != null) {
            return SshPrivateKey.fromFile(keyFile, passphrase);
        }
        if (keyText != null) {
            return SshPrivateKey.fromText(keyText, passphrase);
        }
        return SshPrivateKey.fromEnvironment(environment, passphrase);
    }

    private String chosenDomain() {
        if (domain != null) {
            return domain;
        }
        return (region == null ? Region.DEFAULT : region).domain();
    }

    private static Duration positive(String name, Duration timeout) {
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(name + " must be above zero and at most 7 days, but is " + timeout);
        }
        return timeout;
    }

    /** Scheme, host and port of a domain that nobody has checked yet. */
    private static String place(String text) {
        return text.replaceAll("(?<![:/])[/?#].*$", "").replaceAll("//.*@", "//");
    }

    @Override
    public String toString() {
        String who = token != null ? "a bearer token" : keyFile != null ? "key file " + keyFile : "an SSH key";
        return "EncordClientBuilder[" + place(chosenDomain()) + " as " + who + "]";
    }
}
