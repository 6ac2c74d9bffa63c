package com.encord.sdk.media.image;

import com.encord.sdk.media.internal.order.NaturalOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;

/** In which order the pictures of a plan follow each other. */
public enum ImageOrder {
    /** By file name, character by character: {@code img10} comes before {@code img9}. */
    NAME,
    /** By file name, numbers by their value: {@code img9} comes before {@code img10}. Case does not matter. */
    NATURAL,
    /** By capture time; pictures without one come last, in natural order. */
    TIME;

    Comparator<PlannedImage> comparator() {
        Comparator<PlannedImage> byName = Comparator.comparing(image -> name(image.file()));
        Comparator<PlannedImage> natural =
                Comparator.comparing((PlannedImage image) -> name(image.file()), NaturalOrder.INSTANCE);
        Comparator<PlannedImage> byPath =
                Comparator.comparing(image -> image.file().toString());
        return switch (this) {
            case NAME -> byName.thenComparing(byPath);
            case NATURAL -> natural.thenComparing(byPath);
            case TIME ->
                Comparator.comparing((PlannedImage image) ->
                                image.info().captureTime().orElse(LocalDateTime.MAX))
                        .thenComparing(natural)
                        .thenComparing(byPath);
        };
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
