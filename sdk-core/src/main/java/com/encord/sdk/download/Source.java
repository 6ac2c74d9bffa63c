package com.encord.sdk.download;

import java.util.List;
import java.util.UUID;

/** What a request asks for. */
sealed interface Source {
    /** Items by id. */
    record Items(List<UUID> ids) implements Source {}

    /** All of a folder. */
    record Folder(UUID id) implements Source {}
}
