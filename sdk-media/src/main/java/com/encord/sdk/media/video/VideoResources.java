package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that an open video has to close. Safe for use by many threads. Does not refer to the video. */
final class VideoResources implements AutoCloseable {
    private final Converters converters = new Converters();
    private final Set<AutoCloseable> readers = new LinkedHashSet<>();
    private @Nullable FrameReader first;
    private boolean open = true;

    /** Takes the reader that opening made; the first iteration uses it. */
    VideoResources(FrameReader first) {
        this.first = first;
        readers.add(first);
    }

    Converters converters() {
        return converters;
    }

    synchronized @Nullable FrameReader takeFirst() {
        FrameReader reader = first;
        first = null;
        return reader;
    }

    synchronized void requireOpen(String source) {
        if (!open) {
            throw new IllegalStateException("The video " + source + " is closed; open it again to read frames");
        }
    }

    synchronized <T extends AutoCloseable> T add(T reader) {
        readers.add(reader);
        if (!open) {
            close(reader);
        }
        return reader;
    }

    /** Takes over a resource by something that closes it along with more. */
    synchronized <T extends AutoCloseable> T exchange(AutoCloseable reader, T owner) {
        readers.remove(reader);
        return add(owner);
    }

    /** Closes a reader before the video is closed. */
    void close(AutoCloseable reader) {
        synchronized (this) {
            readers.remove(reader);
        }
        try {
            reader.close();
        } catch (Exception failure) {
            throw new IllegalStateException("A reader could not be closed", failure);
        }
    }

    @Override
    public void close() {
        List<AutoCloseable> rest;
        synchronized (this) {
            open = false;
            first = null;
            rest = new ArrayList<>(readers);
        }
        rest.forEach(this::close);
        converters.close();
    }
}
