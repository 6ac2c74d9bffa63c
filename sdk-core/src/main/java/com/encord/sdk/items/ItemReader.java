package com.encord.sdk.items;

import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.transport.Batches;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WireValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads many items in few calls, in the order asked for. */
final class ItemReader {
    private final Transport transport;
    private final boolean isSigned;

    /** @param isSigned whether URLs to download from come along */
    ItemReader(Transport transport, boolean isSigned) {
        this.transport = transport;
        this.isSigned = isSigned;
    }

    /** All of them; one that is not there fails the call. */
    List<StorageItem> get(Collection<UUID> items) {
        List<StorageItem> found = new ArrayList<>();
        Batches.of(new LinkedHashSet<>(items)).forEach(batch -> found.addAll(read(batch)));
        return List.copyOf(found);
    }

    /** Those that are there. */
    List<StorageItem> find(Collection<UUID> items) {
        List<StorageItem> found = new ArrayList<>();
        Batches.of(new LinkedHashSet<>(items)).forEach(batch -> find(batch, found));
        return List.copyOf(found);
    }

    private void find(List<UUID> batch, List<StorageItem> found) {
        try {
            found.addAll(read(batch));
        } catch (NotFoundException | PermissionDeniedException e) {
            // one item that is not there fails the whole question without being named, so ask for fewer
            if (batch.size() > 1) {
                int half = batch.size() / 2;
                find(batch.subList(0, half), found);
                find(batch.subList(half, batch.size()), found);
            }
        }
    }

    private List<StorageItem> read(List<UUID> batch) {
        return inOrder(
                batch,
                transport.rest(RestRequest.post("storage/items/get-bulk")
                        .body(Map.of("itemUuids", batch, "signUrls", isSigned))
                        .idempotent()));
    }

    static List<StorageItem> inOrder(Collection<UUID> asked, WireValue page) {
        Map<UUID, StorageItem> byId = page.at("results").list(StorageItem::new).stream()
                .collect(Collectors.toMap(StorageItem::id, Function.identity(), (first, second) -> first));
        return asked.stream().map(byId::get).filter(Objects::nonNull).toList();
    }
}
