package com.encord.sdk.local;

/** What a list of folders or items is ordered by. */
enum SortBy {
    NAME("name"),
    CREATED_AT("createdAt");

    final String wire;

    SortBy(String wire) {
        this.wire = wire;
    }
}
