package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything the platform remembers: tables in memory behind one lock, journalled to the data directory. */
final class State implements AutoCloseable {
    private static final long FORCE_EVERY_MILLIS = 250;

    final FolderOrder<Folder> foldersIn = new FolderOrder<>(folder -> true);
    final FolderOrder<Item> itemsIn = new FolderOrder<>(Item::listed);
    final Lookup<String, Item> itemsByKey = new Lookup<>(item -> listOf(item.objectKey));
    final Lookup<FolderUrl, Item> itemsByUrl = new Lookup<>(State::folderUrl);
    final Lookup<UUID, Item> groupsOf =
            new Lookup<>(item -> item.children.stream().distinct().toList());
    final Lookup<UUID, Row> rowsOfDataset = new Lookup<>(row -> List.of(row.dataset));
    final Lookup<UUID, Row> rowsOfItem = new Lookup<>(row -> List.of(row.item));
    final Lookup<UUID, UploadUnit> unitsOf = new Lookup<>(unit -> List.of(unit.job));
    final Lookup<UUID, UploadJob> uploadsInto = new Lookup<>(job -> List.of(job.folder));
    final Lookup<Long, ReEncodeTask> reEncodesByNumber = new Lookup<>(task -> List.of(task.number));
    final Lookup<String, User> usersByKey = new Lookup<>(user -> user.keys);
    final Lookup<String, User> usersByEmail = new Lookup<>(user -> List.of(user.email));

    final Table<User> users = new Table<>("user", User.class, List.of(usersByKey, usersByEmail));
    final Table<Folder> folders = Table.secret("folder", Folder.class, List.of(foldersIn));
    final Table<Item> items = Table.secret("item", Item.class, List.of(itemsIn, itemsByKey, itemsByUrl, groupsOf));
    final Table<Dataset> datasets = new Table<>("dataset", Dataset.class, List.of());
    final Table<Row> rows = new Table<>("data row", Row.class, List.of(rowsOfDataset, rowsOfItem));
    final Table<UploadJob> uploadJobs = new Table<>("upload job", UploadJob.class, List.of(uploadsInto));
    final Table<UploadUnit> uploadUnits = new Table<>("upload unit", UploadUnit.class, List.of(unitsOf));
    final Table<ReEncodeTask> reEncodes = new Table<>("re-encode job", ReEncodeTask.class, List.of(reEncodesByNumber));
    final Table<SyncJob> syncs = new Table<>("sync job", SyncJob.class, List.of());
    final Table<Deidentification> deidentifications =
            new Table<>("de-identification", Deidentification.class, List.of());
    final Table<Group> groups = new Table<>("group", Group.class, List.of());
    final Table<Integration> integrations = new Table<>("integration", Integration.class, List.of());
    final Table<Setting> settings = new Table<>("setting", Setting.class, List.of());

    private final Map<String, Table<?>> tables = Stream.of(
                    users,
                    folders,
                    items,
                    datasets,
                    rows,
                    uploadJobs,
                    uploadUnits,
                    reEncodes,
                    syncs,
                    deidentifications,
                    groups,
                    integrations,
                    settings)
            .collect(Collectors.toMap(Table::name, Function.identity()));
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Clock clock;
    private final Journal journal;
    private final ScheduledExecutorService forcing;
    private long lastSeq;

    private State(Path file, Clock clock) throws IOException {
        this.clock = clock;
        Journal.replay(file, this::apply);
        this.journal = Journal.rewrite(
                file,
                tables.values().stream()
                        .flatMap(table -> table.all().stream()
                                .map(entity -> new JournalLine.Operation(table.name(), entity.uuid, entity)))
                        .iterator());
        this.forcing = Executors.newSingleThreadScheduledExecutor(new NamedThreads("encord-local-journal"));
        forcing.scheduleWithFixedDelay(this::force, FORCE_EVERY_MILLIS, FORCE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    static State open(Path file, Clock clock) throws IOException {
        return new State(file, clock);
    }

    <T> T read(Supplier<T> reading) {
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Changes the state; when {@code changing} throws, nothing happened. Returns once the journal has it. */
    <T extends @Nullable Object> T write(Function<Change, T> changing) {
        lock.writeLock().lock();
        try {
            Change change = new Change(this, clock.instant().truncatedTo(ChronoUnit.MICROS));
            try {
                T result = changing.apply(change);
                if (!change.operations().isEmpty()) {
                    journal.append(change.operations());
                }
                return result;
            } catch (RuntimeException e) {
                change.rollBack();
                throw e;
            } catch (IOException e) {
                change.rollBack();
                throw new UncheckedIOException("The journal of the local platform cannot be written", e);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    long nextSeq() {
        return ++lastSeq;
    }

    @Override
    public void close() throws IOException {
        forcing.shutdown();
        lock.writeLock().lock();
        try {
            journal.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * A cloud URL within one folder.
     *
     * @param folder the folder
     * @param url the URL
     */
    record FolderUrl(UUID folder, String url) {}

    private static List<FolderUrl> folderUrl(Item item) {
        return item.parent == null || item.url == null ? List.of() : List.of(new FolderUrl(item.parent, item.url));
    }

    private static List<String> listOf(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private void apply(JsonNode line) {
        for (JsonNode operation : line) {
            Table<?> table = tables.get(operation.path("t").asText());
            if (table == null) {
                throw new IllegalStateException("The journal speaks of an unknown table: " + operation.path("t"));
            }
            if (operation.has("d")) {
                table.drop(UUID.fromString(operation.get("d").asText()));
            } else {
                store(table, operation.get("e"));
            }
        }
    }

    private <E extends Entity> void store(Table<E> table, JsonNode json) {
        try {
            E entity = Json.MAPPER.treeToValue(json, table.type());
            lastSeq = Math.max(lastSeq, entity.seq);
            table.store(entity);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal holds an unreadable " + table.name(), e);
        }
    }

    private void force() {
        try {
            journal.force();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal of the local platform cannot be written", e);
        }
    }
}
