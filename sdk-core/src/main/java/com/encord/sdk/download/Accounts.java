package com.encord.sdk.download;

import com.encord.sdk.items.StorageItem;
import com.encord.sdk.transport.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every item found, in order, and what became of it. Safe for use by many threads. */
final class Accounts {
    private final Pace pace;
    private final DownloadMeter meter;
    private final List<ItemInFlight> items = new ArrayList<>();

    Accounts(Pace pace, DownloadMeter meter) {
        this.pace = pace;
        this.meter = meter;
    }

    ItemInFlight item(StorageItem item) {
        return add(ItemInFlight.of(item, pace));
    }

    ItemInFlight missing(UUID item) {
        return add(ItemInFlight.missing(item, pace));
    }

    private synchronized ItemInFlight add(ItemInFlight flight) {
        items.add(flight);
        meter.item();
        return flight;
    }

    void planned(StorageItem object) {
        meter.planned(object.fileSize().orElse(0));
    }

    /** An item ends without any of its files having had a turn. */
    void settled(ItemInFlight flight, DownloadStatus status, String reason, @Nullable Throwable error) {
        meter.outcome(flight.end(status, reason, error));
    }

    void fileDone(ItemInFlight flight) {
        flight.fileDone().ifPresent(meter::outcome);
    }

    /** All of them; those that the end of the run caught are given their outcome. */
    synchronized List<DownloadOutcome> outcomes(String whyStopped) {
        return items.stream().map(item -> item.outcome(whyStopped)).toList();
    }
}
