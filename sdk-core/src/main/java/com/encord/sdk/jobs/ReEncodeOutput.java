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
 * @param name its name, such as {@code clip_normalized.mp4}
 * @param facts everything the platform said about it, unmodifiable; may hold signed URLs, so mind where it is printed
 */
public record ReEncodeOutput(Optional<UUID> itemUuid, Optional<String> name, Map<String, Object> facts) {
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
            return new ReEncodeOutput(lenientUuid(json), Optional.empty(), Map.of());
        }
        Optional<UUID> uuid = Stream.of("itemUuid", "storageItemUuid", "uuid")
                .flatMap(name -> lenientUuid(json.at(name)).stream())
                .findFirst();
        Optional<String> name = Stream.of("name", "title")
                .flatMap(field -> json.at(field).optionalText().stream())
                .findFirst();
        return new ReEncodeOutput(uuid, name, json.freeForm());
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
                + itemUuid.map(UUID::toString).orElse("not named") + "]";
    }
}
