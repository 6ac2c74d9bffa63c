package com.encord.sdk.local;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The place of an entry in a sorted list.
 *
 * @param text the name, or the time of creation in a form that sorts as text
 * @param seq order of creation, which decides between equals
 */
record SortKey(String text, long seq) implements Comparable<SortKey> {
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    static SortKey of(Entry entry, SortBy order) {
        Instant created = entry.createdAt;
        return new SortKey(order == SortBy.NAME ? entry.name : SORTABLE.format(created), entry.seq);
    }

    @Override
    public int compareTo(SortKey other) {
        int byText = text.compareTo(other.text);
        return byText != 0 ? byText : Long.compare(seq, other.seq);
    }
}
