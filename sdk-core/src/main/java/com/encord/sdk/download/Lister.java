package com.encord.sdk.download;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.items.ItemQuery;
import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.Items;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.page.Pages;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WirePages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what to download, and hands out one file after the other. Its consumer may block, so that no more is listed
 * than can be fetched soon and signed URLs are young when their turn comes. Used by one thread.
 */
final class Lister {
    /** Few, since each comes with a signed URL that will not live for ever. */
    private static final int ITEMS_AT_ONCE = 100;

    private final Transport transport;
    private final Items items;
    private final DownloadSettings settings;
    private final DirectoryIndex index;
    private final Accounts accounts;
    private final Consumer<ObjectTask> tasks;
    private final Set<UUID> seenItems = new HashSet<>();
    /** What no pattern leaves out, wherever it is met. */
    private final Set<UUID> named = new HashSet<>();

    Lister(
            Transport transport,
            DownloadSettings settings,
            DirectoryIndex index,
            Accounts accounts,
            Consumer<ObjectTask> tasks) {
        this.transport = transport;
        this.items = new Items(transport);
        this.settings = settings;
        this.index = index;
        this.accounts = accounts;
        this.tasks = tasks;
    }

    void list(List<Source> sources) {
        for (Source source : sources) {
            if (source instanceof Source.Items byId) {
                named.addAll(byId.ids());
            }
        }
        for (Source source : sources) {
            if (source instanceof Source.Items byId) {
                named(byId.ids());
            } else if (source instanceof Source.Folder folder) {
                tree(folder.id());
            }
        }
    }

    private void named(Collection<UUID> ids) {
        List<UUID> once = ids.stream().filter(seenItems::add).toList();
        for (int from = 0; from < once.size(); from += ITEMS_AT_ONCE) {
            List<UUID> batch = once.subList(from, Math.min(once.size(), from + ITEMS_AT_ONCE));
            Map<UUID, StorageItem> found = items.findSigned(batch).stream()
                    .collect(Collectors.toMap(StorageItem::id, Function.identity(), (first, second) -> first));
            for (UUID id : batch) {
                StorageItem item = found.get(id);
                if (item == null) {
                    accounts.settled(
                            accounts.missing(id),
                            DownloadStatus.FAILED,
                            "There is no such item, or the key's user may not see it.",
                            null);
                } else {
                    item(item, "");
                }
            }
        }
    }

    /** A folder whose contents are to lie in a directory. */
    private record Place(UUID folder, String path) {}

    private record Subfolder(UUID id, String name) {}

    private void tree(UUID top) {
        Deque<Place> open = new ArrayDeque<>(List.of(new Place(top, "")));
        Set<UUID> seenFolders = new HashSet<>(Set.of(top));
        while (!open.isEmpty()) {
            Place place = open.pop();
            inFolder(place);
            if (settings.withSubfolders()) {
                for (Subfolder each : subfolders(place.folder())) {
                    if (seenFolders.add(each.id())) {
                        String name = FileNames.of(each.name(), each.id());
                        if (settings.transfer()
                                .patterns()
                                .refusalOfDirectory(path(place, name))
                                .isPresent()) {
                            continue;
                        }
                        open.push(new Place(each.id(), index.claim(place.path(), name, each.id(), true)));
                    }
                }
            }
        }
    }

    private Pages<Subfolder> subfolders(UUID folder) {
        return WirePages.of(
                transport,
                RestRequest.get("storage/folders/{}/folders", folder),
                json -> new Subfolder(json.at("uuid").uuid(), json.at("name").text()));
    }

    private void inFolder(Place place) {
        ItemQuery query = ItemQuery.all().withSignedUrls().pageSize(ITEMS_AT_ONCE);
        if (!settings.types().isEmpty()) {
            query = query.types(settings.types().toArray(ItemType[]::new));
        }
        for (StorageItem item : items.inFolder(place.folder(), query)) {
            if (seenItems.add(item.id())) {
                Optional<String> refusal = refusal(item, path(place, FileNames.of(item.name(), item.id())));
                if (refusal.isPresent()) {
                    accounts.settled(accounts.item(item), DownloadStatus.SKIPPED, refusal.get(), null);
                } else {
                    item(item, place.path());
                }
            }
        }
    }

    private static String path(Place place, String name) {
        return place.path().isEmpty() ? name : place.path() + "/" + name;
    }

    /** Why the patterns leave an item out; one with parts is the directory that it becomes. */
    private Optional<String> refusal(StorageItem item, String path) {
        if (named.contains(item.id())) {
            return Optional.empty();
        }
        Optional<String> asDirectory =
                hasParts(item.type()) ? settings.transfer().patterns().refusalOfDirectory(path) : Optional.empty();
        return asDirectory.isPresent()
                ? asDirectory
                : settings.transfer().patterns().refusal(path);
    }

    private static boolean hasParts(ItemType type) {
        return isMadeOfParts(type) || type == ItemType.IMAGE_SEQUENCE;
    }

    private void item(StorageItem item, String parent) {
        ItemInFlight flight = accounts.item(item);
        String nothing = nothingIn(item);
        if (nothing != null) {
            accounts.settled(flight, DownloadStatus.SKIPPED, nothing, null);
            return;
        }
        List<ObjectTask> files = new ArrayList<>();
        try {
            collect(flight, item, parent, new HashSet<>(), files);
        } catch (InterruptedCallException e) {
            throw e;
        } catch (EncordException e) {
            accounts.settled(flight, DownloadStatus.FAILED, "Its parts could not be listed: " + e.getMessage(), e);
            return;
        }
        if (flight.is(files.get(0).object()) && item.signedUrl().isEmpty() && isMadeOfParts(item.type())) {
            accounts.settled(
                    flight,
                    DownloadStatus.FAILED,
                    "It has no parts that the key's user can see, and no file of its own.",
                    null);
            return;
        }
        flight.awaits(files.size());
        files.forEach(file -> accounts.planned(file.object()));
        files.forEach(tasks);
    }

    /** The item itself, or its parts and theirs, each once. */
    private void collect(ItemInFlight flight, StorageItem item, String parent, Set<UUID> seen, List<ObjectTask> files) {
        if (!seen.add(item.id())) {
            return;
        }
        List<StorageItem> children = items.signedChildren(item);
        if (children.isEmpty()) {
            files.add(new ObjectTask(flight, item, parent));
            return;
        }
        String directory = index.claim(parent, FileNames.of(item.name(), item.id()), item.id(), true);
        children.forEach(child -> collect(flight, child, directory, seen, files));
    }

    private static @Nullable String nothingIn(StorageItem item) {
        if (item.isPlaceholder()) {
            return "The platform has not processed it yet, or its upload was not finished.";
        }
        return item.isTombstone() ? "Its file is gone from the cloud it was in." : null;
    }

    private static boolean isMadeOfParts(ItemType type) {
        return type == ItemType.IMAGE_GROUP || type == ItemType.DICOM_SERIES || type == ItemType.GROUP;
    }
}
