package com.encord.sdk.organisation;

import com.encord.sdk.transport.Batches;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the platform where private files lie now, or by which integration it reaches them, so that items keep their ids
 * and labels when their files move to another bucket. No file is copied: that is done before. Files are named by their
 * items or by the URLs they are registered under. Immutable; {@link #run()} does the work.
 *
 * <pre>{@code
 * encord.organisation().migrateStorage()
 *         .urls(Map.of("s3://old/a.mp4", "s3://new/a.mp4"))
 *         .from(oldBucket)
 *         .to(newBucket)
 *         .run();
 * }</pre>
 *
 * <p>Safe for use by many threads at once.
 */
public final class StorageMigration {
    private final Transport transport;
    private final Map<UUID, Optional<String>> byItem;
    private final Map<String, Optional<String>> byUrl;
    private final Settings settings;

    private record Settings(@Nullable UUID from, @Nullable UUID to, boolean isAccessChecked, boolean isSkipping) {}

    StorageMigration(Transport transport) {
        this(transport, Map.of(), Map.of(), new Settings(null, null, true, false));
    }

    private StorageMigration(
            Transport transport,
            Map<UUID, Optional<String>> byItem,
            Map<String, Optional<String>> byUrl,
            Settings settings) {
        this.transport = transport;
        this.byItem = byItem;
        this.byUrl = byUrl;
        this.settings = settings;
    }

    /**
     * Gives items new URLs.
     *
     * @param newUrls the new URL by item
     * @return a new request
     */
    public StorageMigration items(Map<UUID, String> newUrls) {
        return new StorageMigration(transport, joined(byItem, moved(newUrls)), byUrl, settings);
    }

    /**
     * Lets items keep their URLs and changes the integration only.
     *
     * @param items the items' ids
     * @return a new request
     */
    public StorageMigration items(Collection<UUID> items) {
        return new StorageMigration(transport, joined(byItem, kept(items)), byUrl, settings);
    }

    /**
     * Gives all items of some URLs new ones.
     *
     * @param newUrls the new URL by the registered one
     * @return a new request
     */
    public StorageMigration urls(Map<String, String> newUrls) {
        return new StorageMigration(transport, byItem, joined(byUrl, moved(newUrls)), settings);
    }

    /**
     * Lets all items of some URLs keep them and changes the integration only.
     *
     * @param urls the registered URLs
     * @return a new request
     */
    public StorageMigration urls(Collection<String> urls) {
        return new StorageMigration(transport, byItem, joined(byUrl, kept(urls)), settings);
    }

    private static <K> Map<K, Optional<String>> moved(Map<K, String> newUrls) {
        Map<K, Optional<String>> targets = new LinkedHashMap<>();
        newUrls.forEach((key, url) -> targets.put(Objects.requireNonNull(key, "key"), Optional.of(url)));
        return targets;
    }

    private static <K> Map<K, Optional<String>> kept(Collection<K> keys) {
        Map<K, Optional<String>> targets = new LinkedHashMap<>();
        keys.forEach(key -> targets.put(Objects.requireNonNull(key, "key"), Optional.empty()));
        return targets;
    }

    private static <K> Map<K, Optional<String>> joined(Map<K, Optional<String>> some, Map<K, Optional<String>> more) {
        Map<K, Optional<String>> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return Collections.unmodifiableMap(all);
    }

    /**
     * Touches only items that are reached by this integration now.
     *
     * @param integration the integration's id
     * @return a new request
     */
    public StorageMigration from(UUID integration) {
        Objects.requireNonNull(integration, "integration");
        return with(new Settings(integration, settings.to, settings.isAccessChecked, settings.isSkipping));
    }

    /**
     * Reaches the files by this integration from now on; by the one they have unless named.
     *
     * @param integration the integration's id
     * @return a new request
     */
    public StorageMigration to(UUID integration) {
        Objects.requireNonNull(integration, "integration");
        return with(new Settings(settings.from, integration, settings.isAccessChecked, settings.isSkipping));
    }

    /**
     * Chooses whether the platform first tries to reach the files at their new places, and refuses if it cannot. It
     * does unless told otherwise.
     *
     * @param isChecked whether to try
     * @return a new request
     */
    public StorageMigration validateAccess(boolean isChecked) {
        return with(new Settings(settings.from, settings.to, isChecked, settings.isSkipping));
    }

    /**
     * Leaves out items and URLs that the platform does not know, where it would refuse otherwise.
     *
     * @return a new request
     */
    public StorageMigration skipMissing() {
        return with(new Settings(settings.from, settings.to, settings.isAccessChecked, true));
    }

    private StorageMigration with(Settings changed) {
        return new StorageMigration(transport, byItem, byUrl, changed);
    }

    /**
     * Tells the platform, in calls of 1000 files: a failure leaves the calls before it done. No call is sent twice,
     * since a URL that has moved is missing the second time: when an answer is lost, its files may have moved although
     * this fails. Then run it again with {@link #skipMissing()}.
     *
     * @throws IllegalArgumentException if no file is named, or if files are to keep their URLs and no integration is
     *     named to reach them by
     * @throws com.encord.sdk.errors.InvalidRequestException if the platform knows no such item or URL, or cannot reach
     *     a file at its new place
     */
    public void run() {
        check();
        List<Map.Entry<?, Optional<String>>> files = new ArrayList<>(byItem.entrySet());
        files.addAll(byUrl.entrySet());
        Batches.of(files).forEach(this::send);
    }

    private void check() {
        if (byItem.isEmpty() && byUrl.isEmpty()) {
            throw new IllegalArgumentException("A migration needs files: add items(..) or urls(..).");
        }
        boolean isKeepingSome =
                byItem.containsValue(Optional.<String>empty()) || byUrl.containsValue(Optional.<String>empty());
        if (isKeepingSome && settings.to == null) {
            throw new IllegalArgumentException(
                    "Files that keep their URLs need another integration to be reached by: add to(..).");
        }
    }

    private void send(List<Map.Entry<?, Optional<String>>> batch) {
        // Null means "as it is" here, so the maps must be able to hold it.
        Map<String, @Nullable String> items = new LinkedHashMap<>();
        Map<String, @Nullable String> urls = new LinkedHashMap<>();
        for (Map.Entry<?, Optional<String>> file : batch) {
            Map<String, @Nullable String> kind = file.getKey() instanceof UUID ? items : urls;
            kind.put(file.getKey().toString(), file.getValue().orElse(null));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("urlsMap", urls);
        body.put("itemsMap", items);
        if (settings.from != null) {
            body.put("fromIntegrationHash", settings.from);
        }
        if (settings.to != null) {
            body.put("toIntegrationHash", settings.to);
        }
        body.put("validateAccess", settings.isAccessChecked);
        body.put("skipMissing", settings.isSkipping);
        transport.rest(RestRequest.post("storage/items/migrate-storage").body(body));
    }

    /** Without the URLs, since their paths may name patients. */
    @Override
    public String toString() {
        return "StorageMigration[" + byItem.size() + " items, " + byUrl.size() + " URLs, " + settings + "]";
    }
}
