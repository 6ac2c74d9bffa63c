package com.encord.sdk.upload;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The list of one file that was found in a directory, kept as the directory, which it shares with the others found
 * there, and its name: a report of a million files would otherwise hold a million whole paths. Immutable.
 */
final class FoundFile extends AbstractList<Path> implements RandomAccess {
    private final Path directory;
    private final String name;

    FoundFile(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    String name() {
        return name;
    }

    @Override
    public Path get(int index) {
        Objects.checkIndex(index, 1);
        return Spelling.child(directory, name);
    }

    @Override
    public int size() {
        return 1;
    }
}
