package com.encord.sdk.media.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cross-reference tables of a PDF, newest first: classic ones, whose entries are looked up in the file, and streams
 * (7.5.4, 7.5.8). Memory does not grow with the number of objects of classic tables.
 */
final class PdfTables {
    private static final int MOST_TABLES = 1024;
    private static final int ENTRY = 20;
    /** Without the end of its line. */
    private static final int SHORTEST_ENTRY = 18;

    private static final int HEAD = 1 << 14;
    private static final int MOST_PACKED = 1 << 18;

    private final PdfStructure structure;
    private final List<Section> sections = new ArrayList<>();
    private final Map<String, Object> trailer = new HashMap<>();

    /** Where an object is: at an offset, or inside an object stream if {@code container} is not negative. */
    record Place(long offset, int container) {}

    /** A run of object numbers. */
    private interface Section {
        @Nullable
        Place find(int number) throws IOException;
    }

    PdfTables(PdfStructure structure) {
        this.structure = structure;
    }

    /** Entries of all trailers; those of the newest count. */
    Map<String, Object> trailer() {
        return trailer;
    }

    @Nullable
    Place find(int number) throws IOException {
        for (Section section : sections) {
            Place place = section.find(number);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    void load(long newest) throws IOException {
        Set<Long> seen = new HashSet<>();
        List<Long> open = new ArrayList<>(List.of(newest));
        while (!open.isEmpty()) {
            long offset = open.remove(0);
            if (!seen.add(offset) || seen.size() > MOST_TABLES) {
                continue;
            }
            Map<?, ?> dictionary = table(offset);
            dictionary.forEach((key, value) -> trailer.putIfAbsent(String.valueOf(key), value));
            for (String older : List.of("/XRefStm", "/Prev")) {
                // some writers say 0 where there is none
                if (dictionary.get(older) instanceof Long next && next != 0) {
                    open.add(next);
                }
            }
        }
    }

    /** Instead of what was loaded: the objects as they lie in the file. */
    void rebuild(PdfScan scan, long headerAt) throws IOException {
        sections.clear();
        trailer.clear();
        sections.add(number -> scan.offset(number) < 0 ? null : new Place(scan.offset(number) - headerAt, -1));
        for (long after : scan.trailers()) {
            try {
                adopt(new PdfParser(structure.raw(after - headerAt, HEAD), 0).next());
            } catch (PdfDamage other) {
                // the word in a text
            }
        }
        for (int number : scan.tables()) {
            try {
                adopt(structure.objectAt(scan.offset(number) - headerAt, number).value());
            } catch (PdfDamage other) {
                // a name in a text, or a table that is lost
            }
        }
        unpack(scan);
    }

    private void adopt(@Nullable Object dictionary) {
        if (dictionary instanceof Map<?, ?> map && map.containsKey("/Root")) {
            map.forEach((key, value) -> trailer.put(String.valueOf(key), value));
        }
    }

    /** What object streams hold counts unless the same object lies further back in the file. */
    private void unpack(PdfScan scan) throws IOException {
        Map<Integer, Integer> containers = new LinkedHashMap<>();
        for (int container : scan.objectStreams()) {
            try {
                for (int number : structure.packed(container).numbers()) {
                    if (scan.offset(number) < scan.offset(container) && containers.size() < MOST_PACKED) {
                        containers.put(number, container);
                    }
                }
            } catch (PdfDamage other) {
                // a name in a text, or a stream that is lost
            }
        }
        sections.add(0, number -> containers.containsKey(number) ? new Place(0, containers.get(number)) : null);
        if (!leadsToPages(trailer.get("/Root"))) {
            findCatalogue(scan, containers);
        }
    }

    /** The last in the file that leads to pages; one in an object stream only if there is no other. */
    private void findCatalogue(PdfScan scan, Map<Integer, Integer> containers) throws IOException {
        boolean known = false;
        for (int number : scan.catalogues()) {
            known |= adoptRoot(number);
        }
        if (known) {
            return;
        }
        for (int number : containers.keySet()) {
            try {
                if (structure.packed(containers.get(number)).object(number) instanceof Map<?, ?> map
                        && "/Catalog".equals(map.get("/Type"))) {
                    adoptRoot(number);
                }
            } catch (PdfDamage other) {
                // an object that is lost
            }
        }
    }

    private boolean adoptRoot(int number) throws IOException {
        PdfParser.Reference reference = new PdfParser.Reference(number, 0);
        boolean leads = leadsToPages(reference);
        if (leads) {
            trailer.put("/Root", reference);
        }
        return leads;
    }

    private boolean leadsToPages(@Nullable Object root) throws IOException {
        try {
            return structure.resolve(root) instanceof Map<?, ?> map && map.containsKey("/Pages");
        } catch (PdfDamage lost) {
            return false;
        }
    }

    private Map<?, ?> table(long offset) throws IOException {
        if (offset < 0) {
            throw new PdfDamage("the pointer to its cross-reference table is damaged");
        }
        PdfParser parser = new PdfParser(structure.raw(offset, HEAD), 0);
        return "xref".equals(parser.next()) ? classic(offset, parser.position()) : stream(offset);
    }

    private Map<?, ?> classic(long table, int afterKeyword) throws IOException {
        long at = table + afterKeyword;
        for (int i = 0; i < HEAD; i++) {
            byte[] chunk = structure.raw(at, HEAD);
            PdfParser parser = new PdfParser(chunk, 0);
            Object first = parser.next();
            if ("trailer".equals(first)) {
                if (parser.next() instanceof Map<?, ?> dictionary) {
                    return dictionary;
                }
                break;
            }
            Object count = parser.next();
            if (!(first instanceof Long from) || !(count instanceof Long length) || from < 0 || length < 0) {
                break;
            }
            int entry = parser.position();
            while (entry < chunk.length && PdfParser.isSpace(chunk[entry])) {
                entry++;
            }
            long entries = at + entry;
            int size = entrySize(chunk, entry);
            sections.add(number -> classicEntry(entries, from, length, size, number));
            at = entries + length * size;
        }
        throw new PdfDamage("its cross-reference table at byte " + table + " is damaged");
    }

    /** 20 bytes, but some writers end their lines with one byte or three instead of two. */
    private static int entrySize(byte[] chunk, int entry) {
        int next = entry + SHORTEST_ENTRY;
        while (next < chunk.length && PdfParser.isSpace(chunk[next])) {
            next++;
        }
        int size = next - entry;
        return size == ENTRY - 1 || size == ENTRY + 1 ? size : ENTRY;
    }

    private @Nullable Place classicEntry(long entries, long from, long count, int size, int number) throws IOException {
        if (number < from || number >= from + count) {
            return null;
        }
        PdfParser entry = new PdfParser(structure.raw(entries + (number - from) * size, size), 0);
        long offset = PdfStream.number(entry.next(), -1);
        entry.next();
        return "n".equals(entry.next()) && offset > 0 ? new Place(offset, -1) : null;
    }

    private Map<?, ?> stream(long offset) throws IOException {
        PdfStructure.Indirect object = structure.objectAt(offset, -1);
        if (!(object.value() instanceof Map<?, ?> dictionary) || !"/XRef".equals(dictionary.get("/Type"))) {
            throw new PdfDamage("there is no cross-reference table at byte " + offset);
        }
        byte[] data = structure.streamData(dictionary, object.dataAt());
        if (!(dictionary.get("/W") instanceof List<?> list) || list.size() < 3) {
            throw new PdfDamage("the cross-reference stream at byte " + offset + " does not describe its fields");
        }
        int[] widths = new int[3];
        for (int i = 0; i < 3; i++) {
            long width = PdfStream.number(list.get(i), -1);
            if (width < 0 || width > 8) {
                throw new PdfDamage("a cross-reference field of " + width + " bytes");
            }
            widths[i] = (int) width;
        }
        List<?> index = dictionary.get("/Index") instanceof List<?> given
                ? given
                : List.of(0L, PdfStream.number(dictionary.get("/Size"), 0));
        long row = 0;
        for (int i = 0; i + 1 < index.size(); i += 2) {
            long from = PdfStream.number(index.get(i), 0);
            long count = PdfStream.number(index.get(i + 1), 0);
            long firstRow = row;
            sections.add(number -> streamEntry(data, widths, firstRow, from, count, number));
            row += count;
        }
        return dictionary;
    }

    private static @Nullable Place streamEntry(
            byte[] data, int[] widths, long firstRow, long from, long count, int number) {
        int size = widths[0] + widths[1] + widths[2];
        long at = (firstRow + number - from) * size;
        if (number < from || number >= from + count || size == 0 || at < 0 || at > data.length - size) {
            return null;
        }
        long type = widths[0] == 0 ? 1 : field(data, (int) at, widths[0]);
        long second = field(data, (int) at + widths[0], widths[1]);
        if (type == 1) {
            return new Place(second, -1);
        }
        return type == 2 && second <= Integer.MAX_VALUE ? new Place(0, (int) second) : null;
    }

    private static long field(byte[] data, int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | data[at + i] & 0xff;
        }
        return value;
    }
}
