package com.encord.sdk.upload;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.transport.Pace;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What to do when a registration was sent and its answer did not come: the platform may be working on it. It is given
 * some seconds; if none of the batch has become an item by then, the registration counts as never received and may be
 * sent again. For single files that is safe in any case, since a placeholder becomes an item only once. For groups and
 * series a platform that acts later than that would make a second item; it then shows as a second item of that title.
 */
final class LostAnswer {
    private static final List<Duration> FIRST_LOOKS =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    private static final Duration LATER_LOOKS = Duration.ofSeconds(5);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(60);

    private final ItemLookup lookup;
    private final Registered registered;
    private final Pace pace;
    private final UploadSettings settings;

    LostAnswer(ItemLookup lookup, Registered registered, Pace pace, UploadSettings settings) {
        this.lookup = lookup;
        this.registered = registered;
        this.pace = pace;
        this.settings = settings;
    }

    /** Whether a request cannot have reached anybody. */
    static boolean wasNeverSent(ConnectionException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    Map<InFlight, List<UUID>> lookUp(List<InFlight> flights) {
        return lookup.find(flights);
    }

    /**
     * Finds out what became of inputs, and gives those that are items, or never will be, their outcome.
     *
     * @return those to register again
     */
    List<InFlight> settle(List<InFlight> flights) {
        List<InFlight> left = new ArrayList<>(flights);
        for (Duration wait : FIRST_LOOKS) {
            pace.sleep(wait);
            if (takeFound(left)) {
                return awaitRest(left);
            }
        }
        return left;
    }

    private boolean takeFound(List<InFlight> left) {
        Map<InFlight, List<UUID>> found = lookUp(left);
        registered.items(found);
        left.removeAll(found.keySet());
        return !found.isEmpty();
    }

    /**
     * Some are items, so the registration did arrive: the others follow, or failed. Single files that do neither can be
     * registered again without harm, and then it shows why.
     */
    private List<InFlight> awaitRest(List<InFlight> left) {
        long start = pace.nanoTime();
        long progress = start;
        while (!left.isEmpty()) {
            long now = pace.nanoTime();
            if (now - progress > NO_PROGRESS.toNanos()
                    || now - start > settings.registrationTimeout().toNanos()) {
                List<InFlight> again =
                        left.stream().filter(each -> !each.makesNewItem()).toList();
                left.removeAll(again);
                registered.refused(
                        left,
                        "The answer to its registration was lost on the way; others of the same registration became"
                                + " items, this one did not. Check the file, then upload it again.",
                        null);
                return again;
            }
            pace.sleep(LATER_LOOKS);
            if (takeFound(left)) {
                progress = pace.nanoTime();
            }
        }
        return List.of();
    }
}
