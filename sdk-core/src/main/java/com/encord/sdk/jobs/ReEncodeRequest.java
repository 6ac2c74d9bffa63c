package com.encord.sdk.jobs;

import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A re-encode about to be started: which videos, how, under which title. Immutable; {@link #start()} does the work.
 *
 * <pre>{@code
 * ReEncodeJob job = folder.reEncode(items).mode(ReEncodeMode.FULL).title("night shift").start();
 * job.await(Duration.ofMinutes(30)).outputs().forEach(System.out::println);
 * }</pre>
 *
 * <p>Safe for use by many threads at once.
 */
public final class ReEncodeRequest {
    private final Transport transport;
    private final List<UUID> items;
    private final ReEncodeMode mode;
    private final String title;

    /**
     * A re-encode in mode {@link ReEncodeMode#AUTO} with a title made from the number of items.
     *
     * @param transport makes the calls
     * @param items the videos' ids, in any folders
     * @throws IllegalArgumentException if there is none
     */
    public ReEncodeRequest(Transport transport, Collection<UUID> items) {
        this(
                transport,
                List.copyOf(items),
                ReEncodeMode.AUTO,
                "Re-encode of " + items.size() + (items.size() == 1 ? " video" : " videos"));
    }

    private ReEncodeRequest(Transport transport, List<UUID> items, ReEncodeMode mode, String title) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("A re-encode needs at least one item.");
        }
        this.transport = transport;
        this.items = items;
        this.mode = mode;
        this.title = title;
    }

    /**
     * Chooses how much to do; {@link ReEncodeMode#AUTO} unless chosen.
     *
     * @param chosen the mode
     * @return a new request
     */
    public ReEncodeRequest mode(ReEncodeMode chosen) {
        return new ReEncodeRequest(transport, items, Objects.requireNonNull(chosen, "mode"), title);
    }

    /**
     * Sets the title the job is shown with on the platform.
     *
     * @param text the title
     * @return a new request
     */
    public ReEncodeRequest title(String text) {
        return new ReEncodeRequest(transport, items, mode, Objects.requireNonNull(text, "title"));
    }

    /**
     * Starts the job. Never sent twice: when the answer is lost, the job may run although this call fails.
     *
     * @return the running job
     */
    public ReEncodeJob start() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("storageItems", items);
        body.put("processTitle", title);
        body.put("forceFullReencoding", mode == ReEncodeMode.FULL);
        return new ReEncodeJob(
                transport,
                transport
                        .rest(RestRequest.post("storage/items/reencode").body(body))
                        .uuid());
    }
}
