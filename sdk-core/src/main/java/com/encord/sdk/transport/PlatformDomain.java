package com.encord.sdk.transport;

import com.encord.sdk.errors.InvalidAnswerException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** Where the platform is: scheme, host and port, nothing else. Makes the URLs of both protocols. */
final class PlatformDomain {
    private static final int MOST_HOSTS = 100;

    private final HttpUrl root;
    private final Map<String, StorageUrl.Host> hosts = new ConcurrentHashMap<>();
    private final boolean plainHttpAllowed;

    private PlatformDomain(HttpUrl root, boolean plainHttpAllowed) {
        this.root = root;
        this.plainHttpAllowed = plainHttpAllowed;
    }

    /**
     * Reads a domain.
     *
     * @param plainHttpAllowed whether {@code http} may leave this machine
     */
    static PlatformDomain parse(String text, boolean plainHttpAllowed) {
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null) {
            throw new IllegalArgumentException(
                    "The domain must be scheme and host, such as https://api.encord.com. What was given is not a URL.");
        }
        if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
            throw new IllegalArgumentException("The domain must not hold a user name or password.");
        }
        if (!url.encodedPath().equals("/") || url.encodedQuery() != null || url.encodedFragment() != null) {
            throw new IllegalArgumentException("The domain must be scheme, host and port only, such as " + place(url)
                    + ", without a path or query.");
        }
        if (!url.isHttps() && !plainHttpAllowed && !isLoopback(url.host())) {
            throw new IllegalArgumentException("The domain " + place(url)
                    + " is not https. Plain http is for this machine only, unless the builder's"
                    + " allowPlainHttp() says otherwise.");
        }
        return new PlatformDomain(url, plainHttpAllowed);
    }

    boolean isHttps() {
        return root.isHttps();
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** Scheme, host and port of a URL: what may be printed of it. */
    static String place(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return url.scheme() + "://" + host + (usual ? "" : ":" + url.port());
    }

    HttpUrl rest(RestRequest request) {
        String path = "/v2/public/" + request.path().replaceAll("^/+|/+$", "");
        HttpUrl.Builder url = root.newBuilder().encodedPath(path);
        if (!request.query().isEmpty()) {
            StringBuilder query = new StringBuilder();
            request.query().forEach(parameter -> query.append(query.isEmpty() ? "" : "&")
                    .append(FormEncoding.parameter(parameter.getKey()))
                    .append('=')
                    .append(FormEncoding.parameter(parameter.getValue())));
            url.encodedQuery(query.toString());
        }
        HttpUrl made = url.build();
        if (!made.encodedPath().equals(path)) {
            throw new IllegalArgumentException("Not a path of the platform: " + request.path());
        }
        return made;
    }

    HttpUrl query(QueryRequest request) {
        return root.newBuilder()
                .encodedPath(request.resourceType().isEmpty() ? "/public/user" : "/public")
                .build();
    }

    /** Reads a signed URL, whose text must not reach any message. */
    StorageUrl storage(String text) {
        int end = StorageUrl.endOfHost(text);
        String target = end < 0 ? null : StorageUrl.target(text, end);
        if (target == null) {
            HttpUrl url = signed(text);
            String query = url.encodedQuery();
            return new StorageUrl(host(url), url.encodedPath() + (query == null ? "" : "?" + query));
        }
        // to read the same host for each file would take longer than to send a small one
        String host = text.substring(0, end);
        StorageUrl.Host known = hosts.get(host);
        if (known == null) {
            known = host(signed(host));
            if (hosts.size() < MOST_HOSTS) {
                hosts.put(host, known);
            }
        }
        return new StorageUrl(known, target);
    }

    private static StorageUrl.Host host(HttpUrl url) {
        HttpUrl root = new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .build();
        return new StorageUrl.Host(root, place(root));
    }

    /** Reads a signed URL, whose text must not reach any message. */
    HttpUrl signed(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new InvalidAnswerException("The platform's signed URL is not a URL.", null);
        }
        if (!url.isHttps() && !plainHttpAllowed && !isLoopback(url.host())) {
            throw new InvalidAnswerException(
                    "The platform's signed URL points to " + place(url)
                            + ", and plain http would show the file to the network. The builder's"
                            + " allowPlainHttp() permits it.",
                    null);
        }
        return url;
    }

    @Override
    public String toString() {
        return place(root);
    }
}
