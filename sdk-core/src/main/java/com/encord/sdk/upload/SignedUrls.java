package com.encord.sdk.upload;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WireValue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Signed URLs in batches, asked for just ahead of need: each unused one would leave an empty placeholder on the
 * platform, and an early one may expire. A first batch is for what can be sent in seconds: of small files many, since
 * each is sent sooner than a URL is asked for. Batches double while they are used up within seconds, and halve when
 * they last a minute. Safe for use by many threads.
 */
final class SignedUrls {
    private static final int LARGEST_BATCH = 500;

    /** What a usual line sends in a few seconds. */
    private static final long FIRST_BATCH_BYTES = 16L << 20;

    private static final Duration FAST = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofSeconds(60);
    private static final Duration PROBABLY_EXPIRED = Duration.ofSeconds(30);
    private static final Duration TOO_OLD = Duration.ofMinutes(10);

    /** Where to put one file. Its URL is a credential. */
    record SignedUrl(UUID itemUuid, String objectKey, String url, long issued) {
        @Override
        public String toString() {
            return "SignedUrl[" + itemUuid + "]";
        }
    }

    private final Transport transport;
    private final UUID folder;
    private final int workers;
    private final ToIntFunction<FileKind> left;
    private final Map<FileKind, Pool> pools = new EnumMap<>(FileKind.class);

    /**
     * @param left how many files of a kind have not started yet
     */
    SignedUrls(Transport transport, UUID folder, int workers, ToIntFunction<FileKind> left) {
        this.transport = transport;
        this.folder = folder;
        this.workers = workers;
        this.left = left;
        for (FileKind kind : FileKind.values()) {
            pools.put(kind, new Pool(kind));
        }
    }

    /** A fresh URL for one file of so many bytes; blocks while a batch is being asked for. */
    SignedUrl take(FileKind kind, long size) {
        return pools.get(kind).take(size);
    }

    /**
     * Another URL for a file whose URL the storage refused. A refused URL that is not fresh, or a second one in a row,
     * means that its whole batch has expired.
     */
    SignedUrl renew(FileKind kind, long size, SignedUrl refused, int renewal) {
        boolean isOld = transport.pace().nanoTime() - refused.issued() > PROBABLY_EXPIRED.toNanos();
        if (isOld || renewal > 1) {
            pools.get(kind).discard(refused.issued());
        }
        return take(kind, size);
    }

    /** One request for a batch, which several threads may wait for. */
    private static final class Batch {
        private boolean isOver;
        private @Nullable EncordException failure;
        /** Kept for the thread that asked, lest the others leave it nothing. */
        private @Nullable SignedUrl first;
    }

    private final class Pool {
        private final FileKind kind;
        private final Deque<SignedUrl> urls = new ArrayDeque<>();
        private @Nullable Batch running;
        private int batchSize = workers;
        private int waiting;
        private long lastBatch;
        private boolean hasAsked;

        private Pool(FileKind kind) {
            this.kind = kind;
        }

        private SignedUrl take(long size) {
            @Nullable SignedUrl url;
            Batch mine;
            int count;
            synchronized (this) {
                url = fresh();
                while (url == null && running != null) {
                    waitFor(running);
                    url = fresh();
                }
                // a quarter in hand lasts while the next batch is on its way
                int inHand = Math.max(workers, batchSize) / 4;
                boolean isEnough = url != null
                        && (running != null || urls.size() > inHand || left.applyAsInt(kind) <= urls.size());
                if (isEnough) {
                    return url;
                }
                mine = new Batch();
                running = mine;
                count = nextCount(url == null, size);
            }
            ask(mine, count, url == null);
            if (url == null) {
                url = mine.first;
            }
            if (url != null) {
                return url; // a failed request made ahead of need is left to the next one who needs it
            }
            throw mine.failure != null
                    ? mine.failure
                    : new InvalidAnswerException("The platform gave no upload URLs for " + kind + " files.", null);
        }

        private synchronized void discard(long issuedUntil) {
            if (urls.removeIf(url -> url.issued() - issuedUntil <= 0)) {
                batchSize = Math.max(1, batchSize / 2);
            }
        }

        private @Nullable SignedUrl fresh() {
            SignedUrl url = urls.poll();
            while (url != null && transport.pace().nanoTime() - url.issued() > TOO_OLD.toNanos()) {
                url = urls.poll();
            }
            return url;
        }

        private void waitFor(Batch batch) {
            waiting++;
            try {
                while (!batch.isOver) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedCallException("Interrupted while waiting for an upload URL", e);
            } finally {
                waiting--;
            }
            if (batch.failure != null && urls.isEmpty()) {
                throw batch.failure;
            }
        }

        private int nextCount(boolean needsOne, long size) {
            long now = transport.pace().nanoTime();
            if (hasAsked) {
                if (now - lastBatch < FAST.toNanos()) {
                    batchSize = Math.min(LARGEST_BATCH, batchSize * 2);
                } else if (now - lastBatch > SLOW.toNanos()) {
                    batchSize = Math.max(1, batchSize / 2);
                }
            } else {
                batchSize = (int) Math.max(workers, Math.min(LARGEST_BATCH, FIRST_BATCH_BYTES / Math.max(1, size)));
            }
            hasAsked = true;
            lastBatch = now;
            int needed = waiting + (needsOne ? 1 : 0);
            int useful = needed + left.applyAsInt(kind) - urls.size();
            return Math.max(Math.max(1, needed), Math.min(batchSize, useful));
        }

        private void ask(Batch mine, int count, boolean needsOne) {
            try {
                WireValue answer = transport.rest(RestRequest.post("storage/folders/{}/upload-signed-urls", folder)
                        .body(body(count))
                        .once());
                store(answer, mine, needsOne);
            } catch (EncordException e) {
                mine.failure = e;
            } finally {
                synchronized (this) {
                    mine.isOver = true;
                    running = null;
                    notifyAll();
                }
            }
        }

        private Map<String, Object> body(int count) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("itemType", WireKinds.itemType(kind));
            body.put("count", count);
            return body;
        }

        private synchronized void store(WireValue answer, Batch batch, boolean keepsOne) {
            long now = transport.pace().nanoTime();
            for (WireValue each : answer.at("results").elements()) {
                urls.add(new SignedUrl(
                        each.at("itemUuid").uuid(),
                        each.at("objectKey").text(),
                        each.at("signedUrl").text(),
                        now));
            }
            if (keepsOne) {
                batch.first = urls.poll();
            }
        }
    }
}
