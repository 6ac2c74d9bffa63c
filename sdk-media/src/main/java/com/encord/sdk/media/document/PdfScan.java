package com.encord.sdk.media.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The objects of a PDF as they lie in the file, for one whose tables lead nowhere, as viewers look for them: of several
 * with one number the last counts. Memory grows with the highest number of an object, up to a limit.
 */
final class PdfScan {
    /** More objects than documents have; those with higher numbers are left out. */
    private static final int MOST_OBJECTS = 1 << 20;

    private static final int MOST_MARKS = 1 << 16;
    private static final int CHUNK = 1 << 16;
    /** Longer than any word that is looked for, and than the two numbers before {@code obj}. */
    private static final int OVERLAP = 40;

    private long[] offsets = new long[64];
    private int lastObject = -1;
    private final List<Long> trailers = new ArrayList<>();
    private final Set<Integer> objectStreams = new LinkedHashSet<>();
    private final Set<Integer> tables = new LinkedHashSet<>();
    private final Set<Integer> catalogues = new LinkedHashSet<>();
    private long lastObjectAt;
    private long lastPointerAt = -1;

    private final PdfBytes bytes;
    private boolean streamSeen;
    private long skippedTo;

    private PdfScan(PdfBytes bytes) {
        this.bytes = bytes;
    }

    static PdfScan of(PdfBytes bytes) throws IOException {
        PdfScan scan = new PdfScan(bytes);
        for (long at = 0; at < bytes.size(); at += CHUNK) {
            long from = Math.max(0, at - OVERLAP);
            byte[] chunk = bytes.read(from, (int) (at - from) + CHUNK);
            scan.words(chunk, (int) (at - from), from);
        }
        return scan;
    }

    private void words(byte[] chunk, int start, long from) throws IOException {
        for (int i = start; i < chunk.length; i++) {
            if (from + i < skippedTo) {
                continue;
            }
            switch (chunk[i]) {
                case 'j' -> {
                    if (endsWith(chunk, i, "obj")) {
                        object(chunk, i - 3, from);
                    }
                }
                case 'r' -> {
                    if (endsWith(chunk, i, "trailer")) {
                        if (trailers.size() < MOST_MARKS) {
                            trailers.add(from + i + 1);
                        }
                    }
                }
                case 'f' -> {
                    if (endsWith(chunk, i, "startxref")) {
                        lastPointerAt = from + i;
                    } else if (endsWith(chunk, i, "/XRef")) {
                        mark(tables);
                    }
                }
                case 'm' -> {
                    if (endsWith(chunk, i, "/ObjStm")) {
                        mark(objectStreams);
                    } else if (!streamSeen && lastObject >= 0 && endsWith(chunk, i, "stream")) {
                        streamSeen = true;
                        skippedTo = endOfStream(from + i + 1);
                    }
                }
                case 'g' -> {
                    if (endsWith(chunk, i, "/Catalog")) {
                        mark(catalogues);
                    }
                }
                default -> {
                    // in the middle of a word, or of compressed data
                }
            }
        }
    }

    /** Two numbers before {@code obj}, which ends {@code endobj} too. */
    private void object(byte[] chunk, int last, long from) {
        int generation = skipBack(chunk, last, false);
        int space = skipBack(chunk, generation, true);
        int number = skipBack(chunk, space, false);
        int start = skipBack(chunk, number, true);
        if (generation == last || space == generation || number == space || start == number || number - start > 9) {
            return;
        }
        int id = Integer.parseInt(new String(chunk, start + 1, number - start, StandardCharsets.ISO_8859_1));
        if (id >= MOST_OBJECTS) {
            return;
        }
        if (id >= offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.min(MOST_OBJECTS, Math.max(id + 1, offsets.length * 2)));
        }
        lastObject = id;
        streamSeen = false;
        lastObjectAt = from + start + 1;
        offsets[id] = lastObjectAt + 1;
    }

    /** Another PDF may lie in a stream as it is; the length is trusted only if the end follows. */
    private long endOfStream(long afterWord) throws IOException {
        byte[] object = bytes.read(lastObjectAt, (int) Math.min(CHUNK, afterWord - lastObjectAt));
        try {
            PdfParser parser = new PdfParser(object, 0);
            parser.next();
            parser.next();
            parser.next();
            if (parser.next() instanceof Map<?, ?> dictionary && dictionary.get("/Length") instanceof Long length) {
                byte[] line = bytes.read(afterWord, 2);
                int lineEnd = line.length == 2 && line[0] == '\r' && line[1] == '\n' ? 2 : 1;
                long end = afterWord + lineEnd + Math.max(0, Math.min(length, bytes.size()));
                return "endstream".equals(new PdfParser(bytes.read(end, OVERLAP), 0).next()) ? end : 0;
            }
        } catch (PdfDamage other) {
            // not the dictionary of a stream
        }
        return 0;
    }

    private static int skipBack(byte[] chunk, int from, boolean digits) {
        int at = from;
        while (at >= 0 && (digits ? chunk[at] >= '0' && chunk[at] <= '9' : PdfParser.isSpace(chunk[at]))) {
            at--;
        }
        return at;
    }

    private static boolean endsWith(byte[] chunk, int last, String word) {
        int start = last - word.length() + 1;
        if (start < 0) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (chunk[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Each once, where it is last. */
    private void mark(Set<Integer> marks) {
        if (lastObject >= 0 && (marks.remove(lastObject) || marks.size() < MOST_MARKS)) {
            marks.add(lastObject);
        }
    }

    /** Where an object starts in the file, or -1. */
    long offset(int number) {
        return number >= 0 && number < offsets.length ? offsets[number] - 1 : -1;
    }

    /** After the word {@code trailer}, in the order of the file. */
    List<Long> trailers() {
        return trailers;
    }

    /** Numbers of objects that seem to hold others, in the order of the file; others may be among them. */
    Set<Integer> objectStreams() {
        return objectStreams;
    }

    /** Numbers of objects that seem to be cross-reference streams. */
    Set<Integer> tables() {
        return tables;
    }

    /** Numbers of objects that seem to be the catalogue. */
    Set<Integer> catalogues() {
        return catalogues;
    }

    /** Whether the pointer to the tables comes after all objects: the end of the document is there. */
    boolean ended() {
        return lastPointerAt > lastObjectAt;
    }
}
