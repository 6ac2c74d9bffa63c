package com.encord.sdk.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What to close again, last first, when a start fails half-way. */
final class Unwinding {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <C extends AutoCloseable> C add(C resource) {
        opened.push(resource);
        return resource;
    }

    void unwind(Exception cause) {
        for (AutoCloseable resource : opened) {
            try {
                resource.close();
            } catch (Exception e) {
                cause.addSuppressed(e);
            }
        }
    }
}
