package com.encord.sdk.folders;

import com.encord.sdk.transport.WireJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder to be made. Immutable.
 *
 * <pre>{@code
 * Folder north = encord.folders().create(
 *         NewFolder.named("north").in(scenes.id()).metadata(Map.of("city", "Zürich")));
 * }</pre>
 */
public final class NewFolder {
    private static final String SYNCHRONISED = "cloudSyncedFolderParams";

    private final String name;
    private final Optional<UUID> parent;
    private final Map<String, Object> fields;

    private NewFolder(String name, Optional<UUID> parent, Map<String, Object> fields) {
        this.name = name;
        this.parent = parent;
        this.fields = fields;
    }

    /**
     * A folder at the top.
     *
     * @param name its name
     * @return the folder to be made
     */
    public static NewFolder named(String name) {
        return new NewFolder(name, Optional.empty(), Map.of()).with("name", name);
    }

    /**
     * Puts it into another folder.
     *
     * @param parent the id of the folder above
     * @return a new value
     */
    public NewFolder in(UUID parent) {
        return new NewFolder(name, Optional.of(parent), fields).with("parent", parent);
    }

    /**
     * Gives a longer text about it.
     *
     * @param text the description
     * @return a new value
     */
    public NewFolder description(String text) {
        return with("description", text);
    }

    /**
     * Gives the customer's own data about it.
     *
     * @param data plain maps, lists, strings, numbers, booleans and nulls
     * @return a new value
     */
    public NewFolder metadata(Map<String, ?> data) {
        return with("clientMetadata", WireJson.write(data)); // a JSON text here, unlike when a folder is changed
    }

    /**
     * Keeps it in step with a place in the customer's cloud, with everything below that place. Only {@link
     * Folders#create(NewFolder)} makes such folders.
     *
     * @param integration the id of the cloud integration
     * @param remoteUrl the place, such as {@code s3://bucket/path/}
     * @return a new value
     */
    public NewFolder synchronisedWith(UUID integration, String remoteUrl) {
        return with(SYNCHRONISED, Map.of("integrationUuid", integration, "remoteUrl", remoteUrl));
    }

    private NewFolder with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, Objects.requireNonNull(value, field));
        return new NewFolder(name, parent, Collections.unmodifiableMap(more));
    }

    String name() {
        return name;
    }

    Optional<UUID> parent() {
        return parent;
    }

    boolean isSynchronised() {
        return fields.containsKey(SYNCHRONISED);
    }

    Map<String, Object> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return "NewFolder" + fields;
    }
}
