package com.encord.sdk.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import com.encord.sdk.transport.WirePages;
import com.encord.sdk.transport.WireValue;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final ScriptedTransport transport = new ScriptedTransport();
    private final Pages<String> pages =
            WirePages.of(transport, RestRequest.get("things").query("search", "x"), WireValue::text);

    @Test
    void nothingIsFetchedBeforeItIsNeeded() {
        transport.answer("{'results': ['a', 'b'], 'nextPageToken': 't1'}").answer("{'results': ['c']}");
        Iterator<String> walk = pages.iterator();
        assertEquals(0, transport.restRequests.size());
        assertEquals("a", walk.next());
        assertEquals("b", walk.next());
        assertEquals(1, transport.restRequests.size());
        assertEquals("c", walk.next());
        assertEquals(2, transport.restRequests.size());
        assertFalse(walk.hasNext());
        assertThrows(NoSuchElementException.class, walk::next);
        assertEquals(2, transport.restRequests.size());
    }

    @Test
    void theNextPageRepeatsTheParametersAndAddsTheToken() {
        transport.answer("{'results': ['a'], 'nextPageToken': 't1'}").answer("{'results': [], 'nextPageToken': null}");
        assertEquals(List.of("a"), pages.toList());
        assertEquals(
                List.of(Map.entry("search", "x")), transport.restRequests.get(0).query());
        assertEquals(
                List.of(Map.entry("search", "x"), Map.entry("pageToken", "t1")),
                transport.restRequests.get(1).query());
    }

    @Test
    void anEmptyTokenEndsTheList() {
        transport.answer("{'results': ['a'], 'nextPageToken': ''}");
        assertEquals(List.of("a"), pages.toList());
    }

    @Test
    void anEmptyPageInTheMiddleDoesNotEndTheList() {
        transport
                .answer("{'results': [], 'nextPageToken': 't1'}")
                .answer("{'results': [], 'nextPageToken': 't2'}")
                .answer("{'results': ['z']}");
        assertEquals(Optional.of("z"), pages.first());
    }

    @Test
    void aRepeatedTokenIsAnErrorAndNoEndlessLoop() {
        transport
                .answer("{'results': ['a'], 'nextPageToken': 'same'}")
                .answer("{'results': ['a'], 'nextPageToken': 'same'}")
                .fail(new IllegalStateException("asked a third time"));
        InvalidAnswerException error = assertThrows(InvalidAnswerException.class, pages::toList);
        assertTrue(error.getMessage().contains("GET things"), error.getMessage());
        assertEquals(2, transport.restRequests.size());
    }

    @Test
    void aLimitedStreamFetchesNoMoreThanItNeeds() {
        transport.answer("{'results': ['a', 'b'], 'nextPageToken': 't1'}").answer("{'results': ['c', 'd']}");
        assertEquals(List.of("a", "b"), pages.stream().limit(2).toList());
        assertEquals(1, transport.restRequests.size());
    }

    @Test
    void eachWalkStartsOver() {
        transport.answer("{'results': ['a']}");
        assertEquals(List.of("a"), pages.toList());
        assertEquals(List.of("a"), pages.toList());
        assertEquals(2, transport.restRequests.size());
    }

    @Test
    void pageSizesOutsideOneToThousandAreRefused() {
        assertEquals(1, Page.checkedSize(1));
        assertEquals(1000, Page.checkedSize(1000));
        assertThrows(IllegalArgumentException.class, () -> Page.checkedSize(0));
        assertThrows(IllegalArgumentException.class, () -> Page.checkedSize(1001));
    }
}
