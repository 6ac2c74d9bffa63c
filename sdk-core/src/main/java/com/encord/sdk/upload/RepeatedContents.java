package com.encord.sdk.upload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which contents were uploaded already, or are under way. A repeat of a content under way waits for its outcome: if it
 * fails, the repeat has its turn after all. Safe for use by many threads.
 */
final class RepeatedContents implements AutoCloseable {
    /** See {@link #turn}. */
    record Turn(boolean goes, Optional<Path> earlier) {}

    private record First(InFlight flight, List<InFlight> repeats) {}

    private final WorkQueue work;
    private final ContentIndex uploaded;
    private final ProgressMeter meter;
    private final Map<String, First> underWay = new HashMap<>();

    RepeatedContents(WorkQueue work, ProgressMeter meter, ContentIndex uploaded) {
        this.work = work;
        this.meter = meter;
        this.uploaded = uploaded;
    }

    /**
     * Asks for an input's turn.
     *
     * @return whether it may go on; if not, {@code earlier} is the file that was uploaded in its place, or, without
     *     one, the input is kept until the outcome of the one under way that has its content
     */
    synchronized Turn turn(InFlight flight, String sha256) {
        Optional<Path> earlier = uploaded.find(sha256).map(Spelling::file);
        if (earlier.isPresent()) {
            return new Turn(false, earlier);
        }
        First first = underWay.get(sha256);
        if (first != null) {
            first.repeats().add(flight);
            work.park();
            return new Turn(false, earlier);
        }
        begin(flight, sha256);
        return new Turn(true, earlier);
    }

    /** An input is under way that needs no turn, since an earlier run has sent it. */
    synchronized void sentBefore(InFlight flight, String sha256) {
        if (!underWay.containsKey(sha256)) {
            begin(flight, sha256);
        }
    }

    private void begin(InFlight flight, String sha256) {
        underWay.put(sha256, new First(flight, new ArrayList<>(0)));
        flight.content(sha256);
    }

    /** An input was uploaded: answers those that have its content, and need not be. */
    synchronized List<InFlight> uploaded(InFlight flight) {
        String content = flight.content();
        First first = content == null ? null : underWay.remove(content);
        if (content == null || first == null) {
            return List.of();
        }
        if (uploaded.find(content).isEmpty()) {
            uploaded.add(content, Spelling.path(flight.input().files().get(0)));
        }
        first.repeats().forEach(repeat -> work.unpark());
        return first.repeats();
    }

    /** An input was not uploaded: those that have its content are to be tried in its place. */
    synchronized void notUploaded(InFlight flight) {
        String content = flight.content();
        First first = content == null ? null : underWay.remove(content);
        if (first != null) {
            for (int i = first.repeats().size() - 1; i >= 0; i--) {
                InFlight repeat = first.repeats().get(i);
                meter.again(repeat.input().scannedBytes());
                work.again(repeat.index(), repeat.input());
            }
        }
    }

    @Override
    public synchronized void close() {
        uploaded.close();
    }
}
