package com.encord.sdk.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Pattern;
import okhttp3.OkHttp;
import org.jspecify.annotations.Nullable;

/** The {@code User-Agent} header: products in the form of RFC 9110 section 10.1.5. */
final class UserAgent {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String PRODUCT = TOKEN + "(/" + TOKEN + ")?";
    private static final Pattern PRODUCTS = Pattern.compile(PRODUCT + "( +" + PRODUCT + ")*");

    private UserAgent() {}

    static String of(@Nullable String suffix) {
        String own = "encord-sdk-java/" + sdkVersion() + " java/" + token(System.getProperty("java.version"))
                + " okhttp/" + OkHttp.VERSION;
        if (suffix == null) {
            return own;
        }
        if (!PRODUCTS.matcher(suffix).matches()) {
            throw new IllegalArgumentException("The user agent's suffix must be products such as my-app/1.2,"
                    + " separated by blanks (RFC 9110 section 10.1.5), not: " + suffix.replaceAll("[^ -~]", "?"));
        }
        return own + " " + suffix;
    }

    private static String sdkVersion() {
        try (InputStream in = UserAgent.class.getResourceAsStream("/com/encord/sdk/version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return token(properties.getProperty("version", "unknown"));
        } catch (IOException e) {
            throw new UncheckedIOException("The SDK's own version.properties cannot be read", e);
        }
    }

    private static String token(String text) {
        return text.replaceAll("[^0-9A-Za-z.+_-]", "_");
    }
}
