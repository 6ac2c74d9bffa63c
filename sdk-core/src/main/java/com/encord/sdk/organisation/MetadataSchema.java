package com.encord.sdk.organisation;

import com.encord.sdk.organisation.MetadataType.Choice;
import com.encord.sdk.organisation.MetadataType.Tombstone;
import com.encord.sdk.organisation.MetadataType.Variant;
import com.encord.sdk.transport.WireValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the client metadata of an organisation's items is declared to hold, by key. The platform indexes and filters by
 * declared keys. Immutable: each change answers a new schema, and {@link Organisation#saveMetadataSchema} makes it the
 * organisation's.
 *
 * <pre>{@code
 * Organisation organisation = encord.organisation();
 * organisation.saveMetadataSchema(organisation.metadataSchema()
 *         .add("site", MetadataType.Variant.VARCHAR)
 *         .add("weather", new MetadataType.Choice(List.of("dry", "rain")))
 *         .delete("draft"));
 * }</pre>
 */
public final class MetadataSchema {
    private static final MetadataSchema EMPTY = new MetadataSchema(Map.of());

    private final Map<String, Declaration> keys;

    private MetadataSchema(Map<String, Declaration> keys) {
        this.keys = keys;
    }

    /**
     * A schema without keys.
     *
     * @return the schema
     */
    public static MetadataSchema empty() {
        return EMPTY;
    }

    static MetadataSchema read(WireValue json) {
        Map<String, Declaration> keys = new LinkedHashMap<>();
        if (json.isPresent()) {
            json.fields().forEach((key, value) -> keys.put(key, Declaration.read(value)));
        }
        return new MetadataSchema(Collections.unmodifiableMap(keys));
    }

    /** The schema as it is sent. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        keys.forEach((key, declaration) -> body.put(key, declaration.wire()));
        return body;
    }

    /**
     * What all keys hold, deleted ones included.
     *
     * @return an unmodifiable map, in the platform's order
     */
    public Map<String, MetadataType> types() {
        Map<String, MetadataType> types = new LinkedHashMap<>();
        keys.forEach((key, declaration) -> types.put(key, declaration.type()));
        return Collections.unmodifiableMap(types);
    }

    /**
     * What one key holds.
     *
     * @param key the key
     * @return its type, a {@link Tombstone} when deleted; empty when the key was never declared
     */
    public Optional<MetadataType> type(String key) {
        return Optional.ofNullable(keys.get(key)).map(Declaration::type);
    }

    /**
     * Declares a key. One that is declared as a {@link Variant}, or was deleted as one, can be declared as another; any
     * other change of a key's type would make the values that exist wrong.
     *
     * @param key letters, digits, blanks, {@code -}, {@code _} and {@code .}, with at least one letter or digit
     * @param type what it is to hold, neither a tombstone nor unknown
     * @return a new schema
     * @throws IllegalArgumentException if the key is not allowed or is taken, or the type cannot be declared
     */
    public MetadataSchema add(String key, MetadataType type) {
        checkKey(key);
        Declaration known = keys.get(key);
        if (known != null && !(type instanceof Variant && isVariant(known))) {
            throw new IllegalArgumentException("The key \"" + key + "\" is taken: it is declared as " + known.type()
                    + ". Choose another key, or restore(..) it if it was deleted.");
        }
        return with(key, Declaration.of(type));
    }

    private static boolean isVariant(Declaration known) {
        return known.deleted().orElse(known).type() instanceof Variant;
    }

    private static void checkKey(String key) {
        if (key.equals("keyframes")) {
            throw new IllegalArgumentException(
                    "The metadata key \"keyframes\" has a meaning of its own on the platform. Choose another.");
        }
        boolean isSpelledRight = key.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "-_. ".indexOf(c) >= 0);
        if (!isSpelledRight || key.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("\"" + key + "\" cannot be a metadata key. Use letters, digits, blanks,"
                    + " '-', '_' and '.', with at least one letter or digit.");
        }
    }

    /**
     * Adds values to a key that holds a {@link Choice}.
     *
     * @param key the key
     * @param values texts it does not allow yet
     * @return a new schema
     * @throws IllegalArgumentException if the key holds something else, if it has one of the values, or if there would
     *     be more than 256
     */
    public MetadataSchema addValues(String key, String... values) {
        if (!(known(key).type() instanceof Choice choice)) {
            throw new IllegalArgumentException("The key \"" + key + "\" is declared as "
                    + known(key).type() + ", which is not a choice of values.");
        }
        return with(key, Declaration.of(choice.plus(List.of(values))));
    }

    /**
     * Deletes a key so that it can be {@link #restore restored}. Its name stays taken.
     *
     * @param key the key
     * @return a new schema
     * @throws IllegalArgumentException if there is no such key, or it is deleted already
     */
    public MetadataSchema delete(String key) {
        return with(key, undeleted(key).tombstone(false));
    }

    /**
     * Deletes a key once and for all: it is not indexed any more, can never be restored, and its name stays taken.
     *
     * @param key the key
     * @return a new schema
     * @throws IllegalArgumentException if there is no such key, or it is deleted already
     */
    public MetadataSchema deleteForGood(String key) {
        return with(key, undeleted(key).tombstone(true));
    }

    private Declaration undeleted(String key) {
        Declaration known = known(key);
        if (known.type() instanceof Tombstone) {
            throw new IllegalArgumentException("The key \"" + key + "\" is deleted already.");
        }
        return known;
    }

    /**
     * Gives a deleted key back what it held.
     *
     * @param key the key
     * @return a new schema
     * @throws IllegalArgumentException if there is no such key, if it is not deleted, or if it was deleted for good
     */
    public MetadataSchema restore(String key) {
        Declaration known = known(key);
        if (!(known.type() instanceof Tombstone)) {
            throw new IllegalArgumentException("The key \"" + key + "\" is not deleted.");
        }
        return with(
                key,
                known.deleted()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The key \"" + key + "\" was deleted for good and cannot be restored.")));
    }

    private Declaration known(String key) {
        Declaration known = keys.get(key);
        if (known == null) {
            throw new IllegalArgumentException("There is no metadata key \"" + key + "\" in this schema.");
        }
        return known;
    }

    private MetadataSchema with(String key, Declaration declaration) {
        Map<String, Declaration> more = new LinkedHashMap<>(keys);
        more.put(key, declaration);
        return new MetadataSchema(Collections.unmodifiableMap(more));
    }

    @Override
    public String toString() {
        return "MetadataSchema" + types();
    }
}
