package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A storage item: a file, or a group of items. */
final class Item extends Entry {
    /** Of a placeholder whose URL was asked for without saying what will be uploaded. */
    static final String ANY_TYPE = "";

    String itemType = ANY_TYPE;

    /** A URL was issued for it, but no job has registered it yet. */
    boolean placeholder;

    /** Its bytes are here; only then is a placeholder listed. */
    boolean arrived = true;

    /** Its file is gone from the cloud storage, but something still refers to it. */
    boolean tombstone;

    /** Registered as a part of a group, sequence or series, not for its own sake. */
    boolean frame;

    @Nullable
    String objectKey;

    @Nullable
    String url;

    @Nullable
    UUID integration;

    @Nullable
    Long fileSize;

    @Nullable
    MediaFacts facts;

    /** Parts of a group, sequence or series, in order. */
    List<UUID> children = List.of();

    /** {@code layoutContents}, {@code layout} and {@code layoutSettings} of a data group. */
    @Nullable
    ObjectNode layout;

    /** How a cloud file looked at the last sync: size and modification time. */
    @Nullable
    String checksum;

    boolean listed() {
        return parent != null && arrived;
    }
}
