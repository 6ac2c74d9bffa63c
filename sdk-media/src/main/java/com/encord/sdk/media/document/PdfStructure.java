package com.encord.sdk.media.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows a PDF from its end to the number of its pages: cross-reference tables, trailer, catalogue, page tree (7.5,
 * 7.7).
 */
final class PdfStructure {
    private static final Pattern HEADER = Pattern.compile("%PDF-(\\d\\.\\d)");
    private static final int HEADER_WITHIN = 1024;
    private static final int TAIL = 2048;
    private static final int OBJECT = 1 << 16;
    private static final int LARGEST_OBJECT = 1 << 25;
    private static final int DEEPEST = 32;

    private final PdfBytes bytes;
    private final PdfTables tables;
    private final long headerAt;

    PdfStructure(PdfBytes bytes) throws IOException {
        this.bytes = bytes;
        this.tables = new PdfTables(this);
        String head = text(bytes.read(0, HEADER_WITHIN));
        // Offsets count from the header, and rubbish may come before it.
        this.headerAt = Math.max(0, head.indexOf("%PDF-"));
    }

    static Optional<String> version(PdfBytes bytes) throws IOException {
        Matcher header = HEADER.matcher(text(bytes.read(0, HEADER_WITHIN)));
        return header.find() ? Optional.of(header.group(1)) : Optional.empty();
    }

    PdfInfo read(String version) throws IOException {
        String tail = text(bytes.read(Math.max(0, bytes.size() - TAIL), TAIL));
        int start = tail.lastIndexOf("startxref");
        boolean truncated = start < 0 && !tail.contains("%%EOF");
        boolean encrypted = false;
        try {
            if (start < 0) {
                throw new PdfDamage("it has no pointer to its cross-reference table (startxref) at its end");
            }
            Object offset =
                    new PdfParser(tail.getBytes(StandardCharsets.ISO_8859_1), start + "startxref".length()).next();
            tables.load(PdfStream.number(offset, -1));
            encrypted = tables.trailer().containsKey("/Encrypt");
            Map<?, ?> catalogue = dictionary(tables.trailer().get("/Root"), "catalogue");
            Map<?, ?> pages = dictionary(catalogue.get("/Pages"), "page tree");
            long count = PdfStream.number(resolve(pages.get("/Count"), 0), -1);
            if (count < 0 || count > Integer.MAX_VALUE) {
                throw new PdfDamage("its page tree does not say how many pages there are");
            }
            return new PdfInfo(version, OptionalInt.of((int) count), encrypted, Optional.empty(), truncated);
        } catch (PdfDamage e) {
            Optional<String> damage = encrypted ? Optional.empty() : Optional.of(String.valueOf(e.getMessage()));
            return new PdfInfo(version, OptionalInt.empty(), encrypted, damage, truncated);
        }
    }

    private Map<?, ?> dictionary(@Nullable Object value, String what) throws IOException {
        if (resolve(value, 0) instanceof Map<?, ?> map) {
            return map;
        }
        throw new PdfDamage("its " + what + " is missing");
    }

    private @Nullable Object resolve(@Nullable Object value, int depth) throws IOException {
        if (!(value instanceof PdfParser.Reference reference)) {
            return value;
        }
        if (depth > DEEPEST) {
            throw new PdfDamage("objects refer to each other in a circle");
        }
        PdfTables.Place place = tables.find(reference.number());
        if (place == null) {
            return null;
        }
        Object found = place.container() < 0
                ? objectAt(place.offset(), reference.number()).value()
                : packed(place.container(), reference.number());
        return resolve(found, depth + 1);
    }

    /** Objects inside object streams (7.5.7). */
    private @Nullable Object packed(int container, int number) throws IOException {
        PdfTables.Place place = tables.find(container);
        if (place == null || place.container() >= 0) {
            throw new PdfDamage("object stream " + container + " is missing");
        }
        Indirect stream = objectAt(place.offset(), container);
        if (!(stream.value() instanceof Map<?, ?> dictionary)) {
            throw new PdfDamage("object " + container + " is no stream");
        }
        byte[] data = streamData(dictionary, stream.dataAt());
        long count = PdfStream.number(dictionary.get("/N"), 0);
        long first = PdfStream.number(dictionary.get("/First"), 0);
        PdfParser index = new PdfParser(data, 0);
        for (long i = 0; i < count; i++) {
            long candidate = PdfStream.number(index.next(), -1);
            long offset = PdfStream.number(index.next(), -1);
            if (candidate == number && offset >= 0 && first + offset < data.length) {
                return new PdfParser(data, (int) (first + offset)).next();
            }
        }
        return null;
    }

    /** An object at a place of the file and, if it is a stream, where its data starts. */
    record Indirect(@Nullable Object value, long dataAt) {}

    /** The object at an offset; a negative number accepts any. */
    Indirect objectAt(long offset, int number) throws IOException {
        long at = headerAt + offset;
        byte[] chunk = bytes.read(at, OBJECT);
        PdfParser parser = new PdfParser(chunk, 0);
        Object found = parser.next();
        Object generation = parser.next();
        if (!(found instanceof Long id)
                || !(generation instanceof Long)
                || !"obj".equals(parser.next())
                || number >= 0 && id != number) {
            throw new PdfDamage("object " + number + " is not at byte " + at + " where the table says");
        }
        Object value = parser.next();
        int end = parser.position();
        if ("stream".equals(parser.next())) {
            int data = parser.position();
            data += data < chunk.length && chunk[data] == '\r' ? 1 : 0;
            data += data < chunk.length && chunk[data] == '\n' ? 1 : 0;
            return new Indirect(value, at + data);
        }
        if (end >= chunk.length && chunk.length == OBJECT) {
            throw new PdfDamage("object " + number + " is larger than " + OBJECT + " bytes");
        }
        return new Indirect(value, -1);
    }

    byte[] streamData(Map<?, ?> dictionary, long at) throws IOException {
        long length = PdfStream.number(resolve(dictionary.get("/Length"), 0), -1);
        if (at < 0 || length < 0 || length > LARGEST_OBJECT || length > bytes.size() - at) {
            throw new PdfDamage("a table is said to have " + length + " bytes at byte " + at);
        }
        return PdfStream.decode(dictionary, bytes.read(at, (int) length));
    }

    byte[] raw(long offset, int most) throws IOException {
        return bytes.read(headerAt + offset, most);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
