package com.encord.sdk.media.internal.ffmpeg;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The net under objects that must be closed: when one becomes unreachable unclosed, its resource is closed and a
 * warning says so. Safe for use by many threads.
 */
public final class LeakNet {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Rescue rescue;
    private final Cleaner.Cleanable cleanable;

    private LeakNet(Object owner, Rescue rescue) {
        this.rescue = rescue;
        this.cleanable = CLEANER.register(owner, rescue);
    }

    /**
     * Watches over an object.
     *
     * @param owner what users must close
     * @param what what it is, for the warning
     * @param resource what is closed; must not refer to the owner
     * @return the net, which the owner closes instead of the resource
     */
    public static LeakNet under(Object owner, String what, AutoCloseable resource) {
        return new LeakNet(owner, new Rescue(what, resource));
    }

    /** Closes the resource; a second time does nothing. */
    public void release() {
        rescue.expected.set(true);
        cleanable.clean();
    }

    private record Rescue(String what, AutoCloseable resource, AtomicBoolean expected) implements Runnable {
        Rescue(String what, AutoCloseable resource) {
            this(what, resource, new AtomicBoolean());
        }

        @Override
        public void run() {
            if (!expected.get()) {
                log().warn("{} was not closed; use try-with-resources", what);
            }
            try {
                resource.close();
            } catch (Exception failure) {
                log().warn("{} could not be closed", what, failure);
            }
        }

        /** Asked for when there is something to say: setting up logging takes a while, and most videos are closed. */
        private static Logger log() {
            return LoggerFactory.getLogger(LeakNet.class);
        }
    }
}
