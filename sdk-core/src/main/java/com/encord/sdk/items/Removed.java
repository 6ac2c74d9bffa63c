package com.encord.sdk.items;

/**
 * What a deletion removed, as the platform counts it.
 *
 * @param items items removed, unused frames of deleted groups included
 * @param folders folders removed
 */
public record Removed(long items, long folders) {
    Removed plus(Removed other) {
        return new Removed(items + other.items, folders + other.folders);
    }
}
