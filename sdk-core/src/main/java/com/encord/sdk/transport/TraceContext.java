package com.encord.sdk.transport;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The identity of one logical request, the same on all its attempts.
 *
 * @param header the value of {@code X-Cloud-Trace-Context}, such as {@code 0123456789abcdef0123456789abcdef/1;o=1}
 */
record TraceContext(String header) {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{32}(/\\d{1,20})?(;o=[0-3])?");

    TraceContext {
        if (!FORM.matcher(header).matches()) {
            throw new IllegalArgumentException("The trace context must look like"
                    + " 0123456789abcdef0123456789abcdef/1;o=1, not: " + header.replaceAll("[^ -~]", "?"));
        }
    }

    static String random(SecureRandom random) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id) + "/1;o=1";
    }

    /** What errors and logs show. */
    String requestId() {
        return header.substring(0, 32);
    }
}
