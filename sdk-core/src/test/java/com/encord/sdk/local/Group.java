package com.encord.sdk.local;

import java.time.Instant;

/** A group of the organisation. */
final class Group extends Entity {
    String name = "";
    String description = "";
    Instant createdAt = Instant.EPOCH;
}
