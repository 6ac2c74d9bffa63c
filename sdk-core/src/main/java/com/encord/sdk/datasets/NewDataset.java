package com.encord.sdk.datasets;

import java.util.Objects;

/**
 * A dataset to be made. Immutable.
 *
 * <pre>{@code
 * Dataset dataset = encord.datasets().create(NewDataset.titled("road scenes v1").description("Spring drives"));
 * }</pre>
 */
public final class NewDataset {
    private final String title;
    private final String description;
    private final boolean isMirror;

    private NewDataset(String title, String description, boolean isMirror) {
        this.title = Objects.requireNonNull(title, "title");
        this.description = Objects.requireNonNull(description, "description");
        this.isMirror = isMirror;
    }

    /**
     * A plain dataset, which gets its data by {@link Dataset#link linking} items of any folders.
     *
     * @param title its title
     * @return the dataset to be made
     */
    public static NewDataset titled(String title) {
        return new NewDataset(title, "", false);
    }

    /**
     * Gives a longer text about it.
     *
     * @param text the description
     * @return a new value
     */
    public NewDataset description(String text) {
        return new NewDataset(title, text, isMirror);
    }

    /**
     * Makes it the mirror of a new folder: what is added to one appears in the other.
     *
     * @return a new value
     */
    public NewDataset withBackingFolder() {
        return new NewDataset(title, description, true);
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    boolean isMirror() {
        return isMirror;
    }

    @Override
    public String toString() {
        return "NewDataset[" + title + (isMirror ? ", with backing folder" : "") + "]";
    }
}
