package com.encord.sdk.folders;

/** What someone may do with a folder. */
public enum FolderRole {
    /** May see and use what is in it. */
    USER("user"),
    /** May change it too. */
    ADMIN("admin"),
    /** A role this SDK does not know yet. */
    UNKNOWN("unknown");

    private final String wireName;

    FolderRole(String wireName) {
        this.wireName = wireName;
    }

    static FolderRole of(String wireName) {
        for (FolderRole role : values()) {
            if (role.wireName.equalsIgnoreCase(wireName)) {
                return role;
            }
        }
        return UNKNOWN;
    }

    /** The platform's spelling, for sending. */
    String wireName() {
        if (this == UNKNOWN) {
            throw new IllegalArgumentException("An unknown role cannot be given; choose USER or ADMIN.");
        }
        return wireName;
    }
}
