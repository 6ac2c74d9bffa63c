package com.encord.sdk.media.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows a PDF from its end to the number of its pages: cross-reference tables, trailer, catalogue, page tree (7.5,
 * 7.7).
 */
final class PdfStructure {
    private static final Pattern HEADER = Pattern.compile("%PDF-\\s?(\\d\\.\\d|)");
    private static final int HEADER_WITHIN = 1024;
    private static final int TAIL = 2048;
    /** Most objects are short; of others more is read, as the page tree of one level in a long document. */
    private static final int OBJECT = 1 << 11;

    private static final int MORE = 16;
    private static final int LONGEST_OBJECT = 1 << 23;
    private static final int LARGEST_OBJECT = 1 << 25;
    private static final int DEEPEST = 32;
    private final PdfBytes bytes;
    private final PdfTables tables;
    private final long headerAt;
    /** The object stream that was opened last: objects that are looked at one after the other share one. */
    private @Nullable PdfPacked opened;

    private int openedNumber;
    private final PdfBudget budget = new PdfBudget();
    private final Set<Integer> lost = new HashSet<>();
    private @Nullable PdfSecurity security;
    private boolean securityKnown;
    private boolean encrypted;
    private boolean encryptedKnown;

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
        try {
            if (start < 0) {
                throw new PdfDamage("it has no pointer to its cross-reference table (startxref) at its end");
            }
            Object offset =
                    new PdfParser(tail.getBytes(StandardCharsets.ISO_8859_1), start + "startxref".length()).next();
            tables.load(PdfStream.number(offset, -1));
            return info(version, OptionalInt.of(claimedPages()), null, truncated);
        } catch (PdfDamage damage) {
            PdfScan scan = PdfScan.of(bytes);
            return info(version, pagesFound(scan), damage.getMessage(), truncated && !scan.ended());
        } catch (PdfExhausted endless) {
            return info(version, OptionalInt.empty(), endless.getMessage(), truncated);
        }
    }

    private PdfInfo info(String version, OptionalInt pages, @Nullable String damage, boolean truncated)
            throws IOException {
        boolean encrypted;
        boolean locked;
        try {
            encrypted = encrypted();
            locked = encrypted && security() == null;
        } catch (PdfDamage | PdfExhausted unknown) {
            encrypted = true;
            locked = true;
        }
        // what encryption hides need not be damaged
        String told = locked && pages.isEmpty() ? null : damage;
        return new PdfInfo(version, pages, encrypted, locked, Optional.ofNullable(told), truncated);
    }

    private int claimedPages() throws IOException {
        long count = PdfStream.number(resolve(pageTree().get("/Count")), -1);
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new PdfDamage("its page tree does not say how many pages there are");
        }
        return (int) count;
    }

    private OptionalInt pagesFound(PdfScan scan) throws IOException {
        try {
            opened = null;
            lost.clear();
            securityKnown = false;
            encryptedKnown = false;
            tables.rebuild(scan, headerAt);
            int pages = new PdfPages(this).count(pageTree());
            return pages > 0 ? OptionalInt.of(pages) : OptionalInt.empty();
        } catch (PdfDamage | PdfExhausted beyondRepair) {
            return OptionalInt.empty();
        }
    }

    private Map<?, ?> pageTree() throws IOException {
        return dictionary(dictionary(tables.trailer().get("/Root"), "catalogue").get("/Pages"), "page tree");
    }

    private Map<?, ?> dictionary(@Nullable Object value, String what) throws IOException {
        if (resolve(value) instanceof Map<?, ?> map) {
            return map;
        }
        throw new PdfDamage("its " + what + " is missing");
    }

    /** The object a reference leads to; anything else as it is. */
    @Nullable
    Object resolve(@Nullable Object value) throws IOException {
        return resolve(value, 0);
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
                : packed(place.container()).object(reference.number());
        return resolve(found, depth + 1);
    }

    /** The number of the object stream that a reference leads into; -1 if it leads elsewhere, or is none. */
    int container(Object value) throws IOException {
        PdfTables.Place place = value instanceof PdfParser.Reference reference ? tables.find(reference.number()) : null;
        return place == null ? -1 : place.container();
    }

    /** The object stream of a number. */
    PdfPacked packed(int container) throws IOException {
        if (opened != null && openedNumber == container) {
            return opened;
        }
        if (!lost.add(container)) {
            throw new PdfDamage("object stream " + container + " is damaged");
        }
        PdfPacked unpacked = unpack(container);
        opened = unpacked;
        openedNumber = container;
        lost.remove(container);
        return unpacked;
    }

    private PdfPacked unpack(int container) throws IOException {
        PdfTables.Place place = tables.find(container);
        if (place == null || place.container() >= 0) {
            throw new PdfDamage("object stream " + container + " is missing");
        }
        Indirect stream = objectAt(place.offset(), container);
        if (!(stream.value() instanceof Map<?, ?> dictionary)) {
            throw new PdfDamage("object " + container + " is no stream");
        }
        byte[] raw = rawStream(dictionary, stream.dataAt());
        byte[] data = PdfStream.decode(dictionary, encrypted() ? decrypt(raw, container) : raw, budget);
        budget.spend(data.length);
        return new PdfPacked(dictionary, data);
    }

    /** An object at a place of the file and, if it is a stream, where its data starts. */
    record Indirect(@Nullable Object value, long dataAt) {}

    /** The object at an offset; a negative number accepts any. */
    Indirect objectAt(long offset, int number) throws IOException {
        long at = headerAt + offset;
        for (int size = OBJECT; size <= LONGEST_OBJECT; size *= MORE) {
            byte[] chunk = raw(offset, size);
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
            boolean stream = "stream".equals(parser.next());
            int data = parser.position();
            if (data + 2 > chunk.length && chunk.length == size) {
                continue;
            }
            if (!stream) {
                return new Indirect(value, -1);
            }
            data += data < chunk.length && chunk[data] == '\r' ? 1 : 0;
            data += data < chunk.length && chunk[data] == '\n' ? 1 : 0;
            return new Indirect(value, at + data);
        }
        throw new PdfDamage("object " + number + " is larger than " + LONGEST_OBJECT + " bytes");
    }

    /** A cross-reference stream, which is never encrypted. */
    byte[] streamData(Map<?, ?> dictionary, long at) throws IOException {
        return PdfStream.decode(dictionary, rawStream(dictionary, at), budget);
    }

    private byte[] rawStream(Map<?, ?> dictionary, long at) throws IOException {
        long length = PdfStream.number(resolve(dictionary.get("/Length")), -1);
        if (at < 0 || length < 0 || length > LARGEST_OBJECT || length > bytes.size() - at) {
            throw new PdfDamage("a table is said to have " + length + " bytes at byte " + at);
        }
        budget.spend(length);
        return bytes.read(at, (int) length);
    }

    private boolean encrypted() throws IOException {
        // an entry that is null, or leads to nothing, equals an absent one (7.3.7, 7.3.10)
        Object encrypt = tables.trailer().get("/Encrypt");
        if (!encryptedKnown && !isNull(encrypt)) {
            // set before, as what tells may lie in an object stream itself; nothing but null says the opposite
            encryptedKnown = true;
            encrypted = true;
            encrypted = !isNull(resolve(encrypt));
        }
        return encryptedKnown && encrypted;
    }

    private static boolean isNull(@Nullable Object value) {
        return value == null || "null".equals(value);
    }

    private byte[] decrypt(byte[] raw, int container) throws IOException {
        PdfSecurity key = security();
        if (key == null) {
            throw new PdfDamage("its page tree is encrypted");
        }
        return key.decrypt(raw, container, 0);
    }

    private @Nullable PdfSecurity security() throws IOException {
        if (!securityKnown) {
            // set before, as what tells of the key may not be encrypted itself
            securityKnown = true;
            security = withoutPassword();
        }
        return security;
    }

    private @Nullable PdfSecurity withoutPassword() throws IOException {
        if (!(resolve(tables.trailer().get("/Encrypt")) instanceof Map<?, ?> encrypt)) {
            return null;
        }
        byte[] id = resolve(tables.trailer().get("/ID")) instanceof List<?> ids
                        && !ids.isEmpty()
                        && ids.get(0) instanceof byte[] first
                ? first
                : new byte[0];
        return PdfSecurity.withoutPassword(encrypt, id);
    }

    byte[] raw(long offset, int most) throws IOException {
        budget.spend(Math.min(most, bytes.size()));
        return bytes.read(headerAt + offset, most);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
