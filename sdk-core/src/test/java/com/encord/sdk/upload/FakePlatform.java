package com.encord.sdk.upload;

import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.transport.ObjectSink;
import com.encord.sdk.transport.Pace;
import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import com.encord.sdk.transport.SignedGet;
import com.encord.sdk.transport.SignedPut;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WireJson;
import com.encord.sdk.transport.WireValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The upload part of the platform in memory, behind the engine's own seam, for faults at exact moments. Its clock runs
 * a hundred times as fast as the real one.
 */
final class FakePlatform implements Transport {
    private static final int SPEED = 100;

    final UUID folder = UUID.randomUUID();
    final Map<UUID, byte[]> objects = new ConcurrentHashMap<>();
    final Map<UUID, String> contentTypes = new ConcurrentHashMap<>();
    /** Items by uuid, as {@code name} or {@code name|child|child}. */
    final Map<UUID, List<UUID>> items = new ConcurrentHashMap<>();

    final Map<UUID, String> names = new ConcurrentHashMap<>();
    final List<Map<String, ?>> registrations = new CopyOnWriteArrayList<>();
    final List<Integer> urlCounts = new CopyOnWriteArrayList<>();
    final List<String> puts = new CopyOnWriteArrayList<>();
    private final Map<UUID, Map<String, Object>> jobs = new ConcurrentHashMap<>();

    Consumer<RestRequest> beforeRest = request -> {};
    Consumer<RestRequest> afterRest = request -> {};
    Consumer<SignedPut> beforePut = put -> {};
    Consumer<SignedPut> afterPut = put -> {};
    /** Whether the platform cannot use a file of this title. */
    java.util.function.Predicate<String> rejects = title -> false;

    Upload upload() {
        return new Upload(this, folder);
    }

    @Override
    public WireValue rest(RestRequest request) {
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException("interrupted", null);
        }
        beforeRest.accept(request);
        Object answer = answer(request);
        afterRest.accept(request);
        return ScriptedTransport.value(WireJson.write(answer));
    }

    @SuppressWarnings("unchecked")
    private Object answer(RestRequest request) {
        String path = request.path();
        Map<String, Object> body = request.body() == null ? Map.of() : (Map<String, Object>) request.body();
        if (path.endsWith("/upload-signed-urls")) {
            return Map.of("results", urls((Integer) body.get("count")));
        }
        if (path.endsWith("/data-upload-jobs")) {
            Map<String, Object> dataItems = (Map<String, Object>) body.get("dataItems");
            registrations.add(dataItems);
            return register(dataItems).toString();
        }
        if (path.contains("/data-upload-jobs/")) {
            return jobs.get(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        }
        if (path.endsWith("/get-bulk")) {
            return Map.of(
                    "results",
                    ((List<UUID>) body.get("itemUuids"))
                            .stream().map(this::item).toList());
        }
        if (path.endsWith("/child-items")) {
            String[] parts = path.split("/");
            return Map.of(
                    "results",
                    items.get(UUID.fromString(parts[parts.length - 2])).stream()
                            .map(this::item)
                            .toList());
        }
        if (path.endsWith("/items")) {
            String search = request.query().stream()
                    .filter(each -> each.getKey().equals("search"))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            return Map.of(
                    "results",
                    items.keySet().stream()
                            .filter(each -> search.equals(names.get(each)))
                            .map(this::item)
                            .toList());
        }
        throw new AssertionError("Unexpected " + request.operation());
    }

    private Map<String, Object> item(UUID uuid) {
        return Map.of(
                "uuid",
                uuid,
                "parent",
                folder,
                "itemType",
                "image",
                "name",
                names.getOrDefault(uuid, ""),
                "createdAt",
                "2025-01-01T00:00:00Z",
                "lastEditedAt",
                "2025-01-01T00:00:00Z",
                "isPlaceholder",
                !names.containsKey(uuid));
    }

    private List<Map<String, Object>> urls(int count) {
        urlCounts.add(count);
        List<Map<String, Object>> urls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID uuid = UUID.randomUUID();
            urls.add(Map.of("itemUuid", uuid, "objectKey", "key/" + uuid, "signedUrl", "https://storage/" + uuid));
        }
        return urls;
    }

    @SuppressWarnings("unchecked")
    private UUID register(Map<String, Object> dataItems) {
        List<Map<String, Object>> made = new ArrayList<>();
        List<Map<String, Object>> errors = new ArrayList<>();
        dataItems.values().stream().filter(List.class::isInstance).forEach(list -> ((List<Map<String, Object>>) list)
                .forEach(unit -> registerUnit(unit, made, errors)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", "DONE");
        result.put("itemsWithNames", made);
        result.put("errors", List.of());
        result.put("unitErrors", errors);
        result.put("unitsPendingCount", 0);
        result.put("unitsDoneCount", made.size());
        result.put("unitsErrorCount", errors.size());
        result.put("unitsCancelledCount", 0);
        UUID job = UUID.randomUUID();
        jobs.put(job, result);
        return job;
    }

    @SuppressWarnings("unchecked")
    private void registerUnit(
            Map<String, Object> unit, List<Map<String, Object>> made, List<Map<String, Object>> errors) {
        String title = (String) unit.get("title");
        Object frames = unit.containsKey("images") ? unit.get("images") : unit.get("dicomFiles");
        List<UUID> children = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        if (frames == null) {
            urls.add((String) unit.get("objectUrl"));
        } else {
            ((List<Map<String, Object>>) frames).forEach(frame -> {
                children.add((UUID) frame.get("placeholderItemUuid"));
                urls.add((String) frame.get("url"));
            });
        }
        UUID item = frames == null ? (UUID) unit.get("placeholderItemUuid") : UUID.randomUUID();
        (frames == null ? List.of(item) : children).forEach(each -> {
            if (!objects.containsKey(each)) {
                throw new AssertionError("Registered without bytes: " + title);
            }
        });
        if (rejects.test(title)) {
            errors.add(Map.of(
                    "objectUrls", urls, "error", "cannot be used", "subtaskUuid", item, "actionDescription", ""));
            return;
        }
        names.put(item, title);
        if (items.put(item, children) != null) {
            throw new AssertionError("Registered twice: " + title);
        }
        made.add(Map.of("itemUuid", item, "name", title));
    }

    @Override
    public void get(SignedGet get, ObjectSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(SignedPut put) {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedCallException("interrupted", null);
        }
        puts.add(put.file().getFileName().toString());
        beforePut.accept(put);
        try {
            byte[] bytes = Files.readAllBytes(put.file());
            if (bytes.length != put.size()) {
                throw new UncheckedIOException(new IOException(put.file() + " changed while it was uploaded"));
            }
            put.sent().accept(bytes.length);
            UUID uuid = UUID.fromString(put.url().substring("https://storage/".length()));
            objects.put(uuid, bytes);
            contentTypes.put(uuid, put.contentType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        afterPut.accept(put);
    }

    static ConnectionException broken() {
        return new ConnectionException("connection reset", null);
    }

    static ApiException serverError(int status) {
        return ScriptedTransport.serverError(status);
    }

    @Override
    public WireValue query(QueryRequest request) {
        throw new AssertionError("Uploads make no query calls");
    }

    @Override
    public <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work);
    }

    @Override
    public Pace pace() {
        return new Pace() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime() * SPEED;
            }

            @Override
            public void sleep(Duration wait) {
                SYSTEM.sleep(wait.dividedBy(SPEED));
            }
        };
    }

    @Override
    public void close() {}
}
