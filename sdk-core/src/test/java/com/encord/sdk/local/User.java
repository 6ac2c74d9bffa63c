package com.encord.sdk.local;

import java.util.List;

/** Somebody who may sign in. */
final class User extends Entity {
    String email = "";

    /** Ed25519 public keys, 64 lower-case hex digits each. */
    List<String> keys = List.of();
}
