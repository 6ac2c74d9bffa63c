package com.encord.sdk.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One file in the customer's own cloud, and what is to be known about its item. Immutable. */
public final class PrivateFile {
    private final String url;
    private final Map<String, Object> fields;
    private final Map<String, Object> media;

    private PrivateFile(String url, Map<String, Object> fields, Map<String, Object> media) {
        this.url = Objects.requireNonNull(url, "url");
        this.fields = fields;
        this.media = media;
    }

    /**
     * A file about which nothing else is said: the platform takes the title from the URL.
     *
     * @param url where the file lies, such as {@code s3://bucket/a.mp4}
     * @return the file
     */
    public static PrivateFile at(String url) {
        return new PrivateFile(url, Map.of(), Map.of());
    }

    /**
     * Gives the item another title than its URL does.
     *
     * @param text the title
     * @return a new value
     */
    public PrivateFile title(String text) {
        return with("title", text);
    }

    /**
     * Gives the item the customer's own data. Images of groups and files of series have none: the group or series does.
     *
     * @param data plain maps, lists, strings, numbers, booleans and nulls
     * @return a new value
     */
    public PrivateFile metadata(Map<String, ?> data) {
        return with("clientMetadata", new LinkedHashMap<>(data));
    }

    /**
     * Tells what the platform would otherwise find out by scanning the file. It trusts this without a look, so labels
     * are misaligned when it is wrong.
     *
     * @param facts all of the platform's fields for this kind, for a video {@code fps}, {@code duration} (seconds),
     *     {@code width}, {@code height}, {@code fileSize} and {@code mimeType}
     * @return a new value
     */
    public PrivateFile mediaFacts(Map<String, ?> facts) {
        return new PrivateFile(url, fields, new LinkedHashMap<>(facts));
    }

    private PrivateFile with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new PrivateFile(url, changed, media);
    }

    /** As the platform takes it, with the names that the URL and the media facts have in its list. */
    Map<String, Object> fields(String urlName, String mediaName) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(urlName, url);
        json.putAll(fields);
        if (!media.isEmpty()) {
            json.put(mediaName, media);
        }
        return json;
    }

    /** Leaves out the URL, which may hold a signature. */
    @Override
    public String toString() {
        return "PrivateFile[" + fields.getOrDefault("title", "untitled") + "]";
    }
}
