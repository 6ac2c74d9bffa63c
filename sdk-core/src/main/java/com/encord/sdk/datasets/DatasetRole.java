package com.encord.sdk.datasets;

import com.encord.sdk.transport.WireValue;

/** What someone may do with a dataset. */
public enum DatasetRole {
    /** May change it. */
    ADMIN(0),
    /** May see and use what is in it. */
    USER(1),
    /** A role this SDK does not know yet. */
    UNKNOWN(-1);

    private final int number;

    DatasetRole(int number) {
        this.number = number;
    }

    /** Reads a number, as most places write a role, or a word, as lists of datasets do. */
    static DatasetRole read(WireValue json) {
        String text = json.optionalText().orElse("");
        for (DatasetRole role : values()) {
            if (role != UNKNOWN
                    && (text.equals(Integer.toString(role.number))
                            || role.name().equalsIgnoreCase(text))) {
                return role;
            }
        }
        return UNKNOWN;
    }

    /** The platform's number, for sending. */
    int number() {
        if (this == UNKNOWN) {
            throw new IllegalArgumentException("An unknown role cannot be given; choose ADMIN or USER.");
        }
        return number;
    }
}
