package com.encord.sdk.transport;

import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.page.Page;
import com.encord.sdk.page.Pages;
import java.util.function.Function;

/**
 * Lists that the platform answers in pages: {@code results} and {@code nextPageToken}, asked on by {@code pageToken}.
 */
public final class WirePages {
    private WirePages() {}

    /**
     * A list whose pages are fetched while it is walked.
     *
     * @param transport makes the calls
     * @param request asks the first page; the following ones repeat it with the token added
     * @param reader reads one element
     * @param <T> what it makes of it
     * @return the list
     */
    public static <T> Pages<T> of(Transport transport, RestRequest request, Function<WireValue, T> reader) {
        return new Pages<>(token -> {
            WireValue answer = transport.rest(request.query("pageToken", token.orElse(null)));
            Page<T> page = new Page<>(
                    answer.at("results").list(reader),
                    answer.at("nextPageToken").optionalText());
            if (token.isPresent() && page.nextToken().equals(token)) {
                throw new InvalidAnswerException(
                        "The platform answered " + request.operation()
                                + " with the page token it was asked with, so the list would never end.",
                        null);
            }
            return page;
        });
    }
}
