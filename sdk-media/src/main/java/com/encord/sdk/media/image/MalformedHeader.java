package com.encord.sdk.media.image;

import java.io.Serial;

/** A header broke its format's rules. Never leaves the package: the reader adds the file and its own exception type. */
final class MalformedHeader extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedHeader(String message) {
        super(message, null, false, false);
    }

    static MalformedHeader endsEarly(long position, long count, long size) {
        return new MalformedHeader("the header needs " + count + " bytes at byte " + position
                + ", but the file ends at " + size + "; copy it again from its source");
    }
}
