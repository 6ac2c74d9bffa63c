package com.encord.sdk.items;

import java.util.Arrays;

/** Who keeps the bytes. */
public enum StorageLocation {
    /** Encord itself. */
    ENCORD("encord", 0),
    /** The customer's Amazon S3. */
    S3("s3", 1),
    /** The customer's Google Cloud Storage. */
    GCP("gcp", 2),
    /** The customer's Azure Blob Storage. */
    AZURE("azure", 3),
    /** A service of the customer that speaks S3. */
    S3_COMPATIBLE("s3Compatible", 4),
    /** The customer's Open Telekom Cloud. */
    OPEN_TELEKOM("openTelekom", -1),
    /** URLs that the customer's people open directly. */
    DIRECT_ACCESS("directAccess", -1),
    /** A place this SDK does not know yet. */
    UNKNOWN("unknown", -1);

    private final String wireName;
    private final int number;

    StorageLocation(String wireName, int number) {
        this.wireName = wireName;
        this.number = number;
    }

    static StorageLocation of(String wireName) {
        return Arrays.stream(values())
                .filter(location -> location.wireName.equals(wireName))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /**
     * The location that datasets and their rows call by a number.
     *
     * @param number the platform's number
     * @return the location; {@link #UNKNOWN} for a new one
     */
    public static StorageLocation ofNumber(long number) {
        return Arrays.stream(values())
                .filter(location -> number >= 0 && location.number == number)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
