package com.encord.sdk.page;

import java.util.List;
import java.util.Optional;

/**
 * One page of a longer list. Immutable.
 *
 * @param results what the page holds, in the platform's order; may be empty although more pages follow
 * @param nextToken what to ask the next page with, or empty on the last one
 * @param <T> the type of an element
 */
public record Page<T>(List<T> results, Optional<String> nextToken) {
    /** The most elements a page can be asked to hold. */
    public static final int LARGEST_SIZE = 1000;

    /**
     * Copies the results; an empty token counts as none, since it could only ask for the first page again.
     *
     * @param results what the page holds
     * @param nextToken what to ask the next page with
     */
    public Page {
        results = List.copyOf(results);
        nextToken = nextToken.filter(token -> !token.isEmpty());
    }

    /**
     * Checks a page size.
     *
     * @param size elements per page
     * @return the same size
     * @throws IllegalArgumentException if it is not within 1 to {@value #LARGEST_SIZE}
     */
    public static int checkedSize(int size) {
        if (size < 1 || size > LARGEST_SIZE) {
            throw new IllegalArgumentException("A page holds 1 to " + LARGEST_SIZE + " elements, not " + size + ".");
        }
        return size;
    }
}
