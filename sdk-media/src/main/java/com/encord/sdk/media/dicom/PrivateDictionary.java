package com.encord.sdk.media.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The representations of vendors' own elements, as the GDCM project gathered them from conformance statements: by the text of the private
 * creator that reserves their block (PS3.5 7.8.1). Read on first use; a vendor's part when it is first asked for.
 */
final class PrivateDictionary {
    /** What makes the key of an element that may be in any block, apart from one that is in a certain block. */
    private static final int ANY_BLOCK = 0xFFFF00FF;

    private final Map<String, String> unread;
    private final Map<String, Map<Integer, VR>> read = new ConcurrentHashMap<>();

    private PrivateDictionary(Map<String, String> unread) {
        this.unread = unread;
    }

    /** Holds the one dictionary of this process. */
    private static final class Loaded {
        static final PrivateDictionary INSTANCE = load();
    }

    /** A line is a creator, a tab, and groups of elements: {@code @0019 10CS 2001LO}, block and element or element only. */
    private static PrivateDictionary load() {
        Map<String, String> creators = new HashMap<>(1024);
        InputStream resource = PrivateDictionary.class.getResourceAsStream("private.tsv");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(resource, "private.tsv"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                creators.put(line.substring(0, tab), line.substring(tab + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The SDK's own dictionary of private elements cannot be read", e);
        }
        return new PrivateDictionary(creators);
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
        PrivateDictionary dictionary = Loaded.INSTANCE;
        String groups = dictionary.unread.get(creator);
        if (groups == null) {
            return VR.UN;
        }
        Map<Integer, VR> elements = dictionary.read.computeIfAbsent(creator, name -> parse(groups));
        VR here = elements.get(tag);
        return here != null ? here : elements.getOrDefault(tag & ANY_BLOCK, VR.UN);
    }
}
