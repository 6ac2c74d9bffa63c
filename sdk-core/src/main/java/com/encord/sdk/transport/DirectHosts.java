package com.encord.sdk.transport;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are gone to without a proxy, written as in the variable {@code NO_PROXY}: a name stands for itself and
 * all names below it, with or without a dot or {@code *.} before it, an address for itself, {@code 10.0.0.0/8} for a
 * network, {@code *} for everything; a port may follow. What is none of these matches nothing.
 */
final class DirectHosts {
    private final List<String> entries;

    private DirectHosts(List<String> entries) {
        this.entries = entries;
    }

    static DirectHosts of(Collection<String> entries) {
        return new DirectHosts(entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    /**
     * Whether a host is one of them.
     *
     * @param host a name or an address; one of IPv6 in brackets, as in URLs
     * @param port the port that is gone to
     */
    boolean contain(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return entries.stream().anyMatch(entry -> matches(entry, name, port));
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        String name =
                entry.endsWith(":" + port) && !isBareIpv6(entry) ? entry.substring(0, entry.lastIndexOf(':')) : entry;
        byte[] asked = address(unbracketed(host));
        if (asked != null) {
            return isInNetwork(name, asked);
        }
        String bare = name.startsWith("*.") ? name.substring(2) : name.replaceFirst("^\\.", "");
        return host.equals(bare) || host.endsWith("." + bare);
    }

    /** Compares bytes, since an address of IPv6 can be spelled in many ways. */
    private static boolean isInNetwork(String network, byte[] asked) {
        int slash = network.indexOf('/');
        byte[] first = address(unbracketed(slash < 0 ? network : network.substring(0, slash)));
        if (first == null || first.length != asked.length) {
            return false;
        }
        int whole = 8 * first.length;
        try {
            int rest = whole - (slash < 0 ? whole : Integer.parseInt(network.substring(slash + 1)));
            return rest >= 0
                    && new BigInteger(1, first).shiftRight(rest).equals(new BigInteger(1, asked).shiftRight(rest));
        } catch (NumberFormatException e) {
            return false; // not a network
        }
    }

    /** The bytes of a literal address; null for a name, which is not looked up. */
    private static byte @Nullable [] address(String text) {
        try {
            return isAddress(text) ? InetAddress.getByName(text).getAddress() : null;
        } catch (UnknownHostException e) {
            return null; // looks like an address, and is none
        }
    }

    private static boolean isAddress(String text) {
        return isBareIpv6(text) || text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static boolean isBareIpv6(String text) {
        return text.indexOf(':') != text.lastIndexOf(':') && text.matches("[0-9a-f:.]+");
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
