package com.encord.sdk.media.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The representations of vendors' own elements, as the GDCM project gathered them from conformance statements: by the
 * text of the private creator that reserves their block (PS3.5 7.8.1). Read on first use; a vendor's part when it is
 * first asked for.
 */
final class PrivateDictionary {
    /** What makes the key of an element that may be in any block, apart from one that is in a certain block. */
    private static final int ANY_BLOCK = 0xFFFF00FF;

    /** More than there are in the dictionary; files may name any number of others. */
    private static final int MOST_KEPT = 4096;

    private final String text;
    private final Map<String, Map<Integer, VR>> read = new ConcurrentHashMap<>();

    private PrivateDictionary(String text) {
        this.text = text;
    }

    /** Holds the one dictionary of this process. */
    private static final class Loaded {
        static final PrivateDictionary INSTANCE = load();
    }

    /**
     * A line is a creator, a tab, and groups of elements: {@code @0019 10CS 2001LO}, block and element or element only.
     */
    private static PrivateDictionary load() {
        try (InputStream resource = PrivateDictionary.class.getResourceAsStream("private.tsv")) {
            byte[] bytes = Objects.requireNonNull(resource, "private.tsv").readAllBytes();
            return new PrivateDictionary("\n" + new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("The SDK's own dictionary of private elements cannot be read", e);
        }
    }

    /** The elements of a creator, none of one that nobody knows. */
    private Map<Integer, VR> elements(String creator) {
        Map<Integer, VR> known = read.get(creator);
        if (known != null) {
            return known;
        }
        int line = creator.indexOf('\n') >= 0
                ? -1
                : text.indexOf("\n".concat(creator).concat("\t"));
        int groups = line + creator.length() + 2;
        Map<Integer, VR> elements = line < 0 ? Map.of() : parse(text.substring(groups, text.indexOf('\n', groups)));
        if (read.size() < MOST_KEPT) {
            read.put(creator, elements);
        }
        return elements;
    }

    private static Map<Integer, VR> parse(String groups) {
        Map<Integer, VR> elements = new HashMap<>();
        int group = 0;
        for (String token : groups.split(" ")) {
            int end = token.length() - 2;
            if (token.charAt(0) == '@') {
                group = Integer.parseInt(token.substring(1), 16) << 16;
            } else {
                elements.put(group | Integer.parseInt(token.substring(0, end), 16), VR.valueOf(token.substring(end)));
            }
        }
        return elements;
    }

    /** The representation of an element in the block that a creator reserves; {@code UN} when it is not known. */
    static VR representation(String creator, int tag) {
        Map<Integer, VR> elements = Loaded.INSTANCE.elements(creator);
        VR here = elements.get(tag);
        return here != null ? here : elements.getOrDefault(tag & ANY_BLOCK, VR.UN);
    }
}
