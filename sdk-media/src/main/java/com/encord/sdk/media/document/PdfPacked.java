package com.encord.sdk.media.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The objects of an object stream (7.5.7), decoded. */
final class PdfPacked {
    private final byte[] data;
    private final Map<Integer, Integer> positions = new LinkedHashMap<>();
    private final NavigableSet<Integer> starts = new TreeSet<>();

    PdfPacked(Map<?, ?> dictionary, byte[] data) {
        this.data = data;
        long count = PdfStream.number(dictionary.get("/N"), 0);
        long first = PdfStream.number(dictionary.get("/First"), 0);
        PdfParser index = new PdfParser(data, 0);
        for (long i = 0; i < count && index.position() < data.length; i++) {
            long number = PdfStream.number(index.next(), -1);
            long offset = PdfStream.number(index.next(), -1);
            if (number >= 0
                    && number <= Integer.MAX_VALUE
                    && offset >= 0
                    && first >= 0
                    && offset < data.length - first) {
                positions.putIfAbsent((int) number, (int) (first + offset));
            }
        }
        starts.addAll(positions.values());
    }

    Set<Integer> numbers() {
        return positions.keySet();
    }

    @Nullable
    Object object(int number) {
        Integer position = positions.get(number);
        if (position == null) {
            return null;
        }
        // a string without its end would go on through all the others
        Integer next = starts.higher(position);
        return new PdfParser(Arrays.copyOfRange(data, position, next == null ? data.length : next), 0).next();
    }
}
