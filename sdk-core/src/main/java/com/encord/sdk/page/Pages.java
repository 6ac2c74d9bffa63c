package com.encord.sdk.page;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that is fetched page by page while it is walked: nothing is fetched before the first element is asked for, and
 * a page is fetched only when the elements before it are used up. Each iterator and each stream starts over with the
 * first page, so two walks may see different things when the platform's data changes in between.
 *
 * <pre>{@code
 * for (StorageItem item : folder.items()) {
 *     System.out.println(item.name());
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads at once; an iterator or stream taken from it is not. Fetching blocks and throws what
 * the call behind it throws.
 *
 * @param <T> the type of an element
 */
public final class Pages<T> implements Iterable<T> {
    private final Function<Optional<String>, Page<T>> fetch;

    /**
     * Makes a list out of a way to fetch its pages.
     *
     * @param fetch answers the page for a token, or the first page for no token
     */
    public Pages(Function<Optional<String>, Page<T>> fetch) {
        this.fetch = fetch;
    }

    @Override
    public Iterator<T> iterator() {
        return new Walk();
    }

    @Override
    public Spliterator<T> spliterator() {
        return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
    }

    /**
     * The elements as a sequential stream; limiting it limits what is fetched.
     *
     * @return a stream that needs no closing
     */
    public Stream<T> stream() {
        return StreamSupport.stream(this::spliterator, Spliterator.ORDERED | Spliterator.NONNULL, false);
    }

    /**
     * Fetches everything. The whole list is held in memory: walk it instead when it may be long.
     *
     * @return an unmodifiable list
     */
    public List<T> toList() {
        return stream().toList();
    }

    /**
     * Fetches as much as it takes to find the first element.
     *
     * @return the first element, or empty when there is none
     */
    public Optional<T> first() {
        return stream().findFirst();
    }

    private final class Walk implements Iterator<T> {
        private Iterator<T> page = List.<T>of().iterator();
        private Optional<String> token = Optional.empty();
        private boolean isLastPage;

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && !isLastPage) {
                Page<T> fetched = fetch.apply(token);
                page = fetched.results().iterator();
                token = fetched.nextToken();
                isLastPage = token.isEmpty();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("There are no more elements.");
            }
            return page.next();
        }
    }
}
