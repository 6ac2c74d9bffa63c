package com.encord.sdk;

/** Where Encord runs the platform. Keys and data of one region are unknown to the other. */
public enum Region {
    /** The region of accounts at app.encord.com. */
    DEFAULT("https://api.encord.com"),
    /** The region of accounts at app.us.encord.com. */
    US("https://api.us.encord.com");

    private final String domain;

    Region(String domain) {
        this.domain = domain;
    }

    /**
     * The region's API.
     *
     * @return scheme and host
     */
    public String domain() {
        return domain;
    }
}
