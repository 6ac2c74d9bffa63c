package com.encord.sdk.transport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts long lists into what one call takes. */
public final class Batches {
    /** The most elements the platform takes in one bulk call. */
    public static final int LARGEST = 1000;

    private Batches() {}

    /**
     * Cuts elements into lists of at most {@value #LARGEST}.
     *
     * @param elements what to cut, in order
     * @param <T> the type of an element
     * @return the lists; none for no elements
     */
    public static <T> List<List<T>> of(Collection<T> elements) {
        List<T> all = List.copyOf(elements);
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += LARGEST) {
            batches.add(all.subList(from, Math.min(from + LARGEST, all.size())));
        }
        return batches;
    }
}
