package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the platform says about one item of a re-encode. The platform does not promise a shape, so the well-known parts
 * are picked out when they are there, and everything it said is kept.
 *
 * @param itemUuid the item the platform names
 * @param newItemUuid the item that was made of it, when the platform names one apart from the first
 * @param name the name of what was made, such as {@code clip_normalized.mp4}
 * @param error why this item failed, when it did
 * @param facts everything the platform said about it, unmodifiable; may hold signed URLs, so mind where it is printed
 */
public record ReEncodeOutput(
        Optional<UUID> itemUuid,
        Optional<UUID> newItemUuid,
        Optional<String> name,
        Optional<String> error,
        Map<String, Object> facts) {
    /** Reads a result: an array of objects or UUIDs, an object around such an array, or a single object. */
    static List<ReEncodeOutput> readAll(WireValue result) {
        if (!result.isPresent()) {
            return List.of();
        }
        if (result.isArray()) {
            return result.list(ReEncodeOutput::read);
        }
        return Stream.of("results", "items", "storageItems")
                .map(result::at)
                .filter(WireValue::isArray)
                .findFirst()
                .map(array -> array.list(ReEncodeOutput::read))
                .orElseGet(() -> result.fields().isEmpty() ? List.of() : List.of(read(result)));
    }

    private static ReEncodeOutput read(WireValue json) {
        if (json.optionalText().isPresent()) {
            return new ReEncodeOutput(
                    lenientUuid(json), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        }
        return new ReEncodeOutput(
                firstUuid(json, "itemUuid", "storageItemUuid", "uuid"),
                firstUuid(json, "newItemUuid", "newStorageItemUuid", "outputItemUuid"),
                firstText(json, "name", "title"),
                firstText(json, "error", "errorMessage"),
                json.freeForm());
    }

    private static Optional<UUID> firstUuid(WireValue json, String... names) {
        return Stream.of(names)
                .flatMap(name -> lenientUuid(json.at(name)).stream())
                .findFirst();
    }

    private static Optional<String> firstText(WireValue json, String... names) {
        return Stream.of(names)
                .flatMap(name -> json.at(name).optionalText().stream())
                .findFirst();
    }

    private static Optional<UUID> lenientUuid(WireValue value) {
        try {
            return value.optionalText().map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ReEncodeOutput[" + name.orElse("unnamed") + ", item "
                + itemUuid.map(UUID::toString).orElse("not named")
                + newItemUuid.map(made -> ", made " + made).orElse("")
                + error.map(reason -> ", error: " + reason).orElse("") + "]";
    }
}
