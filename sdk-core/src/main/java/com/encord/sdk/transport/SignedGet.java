package com.encord.sdk.transport;

import java.util.Optional;

/**
 * An object to be read from a signed URL, from its beginning or from where an earlier reading broke off.
 *
 * @param url the signed URL; a credential, never printed
 * @param name what errors and logs call it
 * @param from the first byte wanted; 0 for the whole object
 * @param validator the strong entity tag that the bytes before {@code from} belong to, so that an object that has
 *     changed comes from its beginning (RFC 9110 section 13.1.5); needed unless {@code from} is 0
 * @param largest the most bytes that the object may have
 */
public record SignedGet(String url, String name, long from, Optional<String> validator, long largest) {
    /**
     * Checks the range.
     *
     * @param url the signed URL; a credential, never printed
     * @param name what errors and logs call it
     * @param from the first byte wanted; 0 for the whole object
     * @param validator the strong entity tag that the bytes before {@code from} belong to; needed unless that is 0
     * @param largest the most bytes that the object may have
     */
    public SignedGet {
        if (from < 0 || from > 0 && validator.isEmpty()) {
            throw new IllegalArgumentException("Reading on from byte " + from + " needs a validator");
        }
    }

    @Override
    public String toString() {
        return "SignedGet[" + name + ", from byte " + from + "]";
    }
}
