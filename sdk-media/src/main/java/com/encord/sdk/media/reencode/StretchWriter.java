package com.encord.sdk.media.reencode;

import com.encord.sdk.media.internal.ffmpeg.EncodedPacket;
import com.encord.sdk.media.internal.ffmpeg.Encoder;
import com.encord.sdk.media.internal.ffmpeg.Muxer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file from stretches that are encoded side by side: packets of the stretch whose turn it is at once, those of
 * later ones when it is theirs. Safe for use by many threads.
 */
final class StretchWriter implements AutoCloseable {
    private final Path file;
    private final String target;
    private final String container;
    private final Runnable onStretchWritten;
    private final Map<Integer, Deque<EncodedPacket>> early = new HashMap<>();
    private final Set<Integer> ended = new HashSet<>();
    private @Nullable Muxer muxer;
    private int stream;
    private int turn;

    /**
     * Makes a writer; the file is created with the first packet.
     *
     * @param file where to write
     * @param target what messages call that file
     * @param container FFmpeg's name of the container
     * @param onStretchWritten hears of each stretch whose packets are all written
     */
    StretchWriter(Path file, String target, String container, Runnable onStretchWritten) {
        this.file = file;
        this.target = target;
        this.container = container;
        this.onStretchWritten = onStretchWritten;
    }

    /** Takes the next packet of a stretch over from its encoder; the first encoder of all describes the file. */
    synchronized void write(int stretch, Encoder encoder, EncodedPacket packet) {
        if (stretch != turn) {
            early.computeIfAbsent(stretch, none -> new ArrayDeque<>()).add(packet);
            return;
        }
        try (packet) {
            muxerFor(encoder).write(packet, stream);
        }
    }

    private Muxer muxerFor(Encoder encoder) {
        Muxer existing = muxer;
        if (existing != null) {
            return existing;
        }
        Muxer made = Muxer.create(file, target, container);
        muxer = made;
        stream = made.addStream(encoder);
        made.start();
        return made;
    }

    /** Says that all packets of a stretch were given. */
    synchronized void ended(int stretch) {
        ended.add(stretch);
        while (ended.remove(turn)) {
            onStretchWritten.run();
            turn++;
            Deque<EncodedPacket> kept = early.getOrDefault(turn, new ArrayDeque<>());
            while (!kept.isEmpty()) {
                try (EncodedPacket packet = kept.remove()) {
                    opened().write(packet, stream);
                }
            }
            early.remove(turn);
        }
    }

    /** Completes the file, once all stretches have ended. */
    synchronized void finish() {
        opened().finish();
    }

    private Muxer opened() {
        return Objects.requireNonNull(muxer, "nothing was encoded");
    }

    /** Closes the file, complete or not. */
    @Override
    public synchronized void close() {
        early.values().forEach(packets -> packets.forEach(EncodedPacket::close));
        early.clear();
        if (muxer != null) {
            muxer.close();
        }
    }
}
