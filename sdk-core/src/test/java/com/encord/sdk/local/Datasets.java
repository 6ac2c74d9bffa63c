package com.encord.sdk.local;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes and finds datasets, for both protocols. */
final class Datasets {
    private final State state;

    Datasets(State state) {
        this.state = state;
    }

    /** @param backed whether a folder of the same name is made that the dataset mirrors */
    Dataset make(User owner, String title, @Nullable String description, boolean backed) {
        Dataset dataset = new Dataset();
        dataset.title = title;
        dataset.description = description == null ? "" : description;
        dataset.owner = owner.email;
        return state.write(change -> {
            dataset.createdAt = change.now();
            dataset.editedAt = change.now();
            if (backed) {
                Folder folder = new Folder();
                folder.name = dataset.title;
                folder.description = dataset.description;
                folder.owner = dataset.owner;
                folder.createdAt = change.now();
                folder.editedAt = change.now();
                folder.syncedDataset = dataset.uuid;
                dataset.backingFolder = change.put(state.folders, folder).uuid;
            }
            return change.put(state.datasets, dataset);
        });
    }

    /**
     * Datasets that pass all filters given.
     *
     * @param filter the value of a filter by its REST name, such as {@code titleEq}; null when it was not given
     */
    List<Dataset> find(UnaryOperator<@Nullable String> filter) {
        Predicate<Dataset> wanted = equal(filter.apply("titleEq"), filter.apply("titleLike"), d -> d.title)
                .and(equal(filter.apply("descriptionEq"), filter.apply("descriptionLike"), d -> d.description))
                .and(TimeRange.of(filter.apply("createdAfter"), filter.apply("createdBefore"), d -> d.createdAt))
                .and(TimeRange.of(filter.apply("editedAfter"), filter.apply("editedBefore"), d -> d.editedAt));
        return state.read(() -> state.datasets.all().stream().filter(wanted).toList());
    }

    private static Predicate<Dataset> equal(
            @Nullable String exact, @Nullable String like, Function<Dataset, String> text) {
        SqlLike pattern = like == null ? null : new SqlLike(like);
        return dataset -> (exact == null || exact.equals(text.apply(dataset)))
                && (pattern == null || pattern.matches(text.apply(dataset)));
    }
}
