package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Headers of real, damaged and hostile pictures against what Pillow reads from them. */
class ImageInfoCorpusTest {
    private static final String LINKED = "Pillow stops counting pages before the last linked directory";

    /** Files on which both sides read the header and differ, and why ours is meant. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            Map.entry("gen__orient_invalid_a.jpg", "orientation 0 does not exist, so the file carries none"),
            Map.entry(
                    "mde__ImageTestSuite-ce774930ac70449f38a18789c70095b8.gif",
                    "damaged between frames: Pillow counts one more than it can decode"),
            Map.entry("mde__ImageTestSuite-m1-b1ab6f4b81e9b8020a90c8f2c9bcfedb.tif", LINKED),
            Map.entry("mde__ImageTestSuite-m2-63c8b14ea08a18c884d05a3431716047.tif", LINKED),
            Map.entry("mde__ImageTestSuite-m3-299787ea764c0a88bc481364eded5556.tif", LINKED),
            Map.entry("mde__ImageTestSuite-m8-299787ea764c0a88bc481364eded5556.tif", LINKED));

    @Test
    void headersAgreeWithPillow() {
        Map<String, String> surprises = new TreeMap<>();
        Set<String> explained = new HashSet<>();
        for (JsonNode truth : Corpus.truth("image")) {
            String file = truth.get("file").asText();
            if (truth.hasNonNull("error")) {
                continue;
            }
            String ours = ours(file);
            if (!ours.equals(theirs(truth))) {
                String reason = DIFFERENT.get(file);
                explained.add(file);
                if (reason == null) {
                    surprises.put(file, ours + " instead of " + theirs(truth));
                }
            }
        }
        assertEquals(Map.of(), surprises);
        assertTrue(
                explained.containsAll(DIFFERENT.keySet()), "an explained difference is gone; remove its explanation");
    }

    @Test
    void bitDepthsAgreeWithPillow() {
        List<String> surprises = new ArrayList<>();
        for (JsonNode truth : Corpus.truth("image")) {
            JsonNode bits = truth.get("bits_per_sample");
            String file = truth.get("file").asText();
            if (truth.hasNonNull("error") || bits == null || bits.isNull()) {
                continue;
            }
            int expected = bits.isArray() ? bits.get(0).asInt() : bits.asInt();
            int depth = ImageInfo.read(Corpus.file("image/" + file)).bitDepth();
            if (depth != expected) {
                surprises.add(file + ": " + depth + " instead of " + expected);
            }
        }
        assertEquals(List.of(), surprises);
    }

    @Test
    void picturesInMemorySayTheSame() throws IOException {
        for (JsonNode truth : Corpus.truth("image")) {
            Path file = Corpus.file("image/" + truth.get("file").asText());
            byte[] picture = Files.readAllBytes(file);
            assertEquals(told(() -> ImageInfo.read(file)), told(() -> ImageInfo.read(file.toString(), picture)));
        }
    }

    private static String told(Supplier<ImageInfo> reading) {
        try {
            return reading.get().toString();
        } catch (MediaException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String ours(String file) {
        try {
            ImageInfo info = ImageInfo.read(Corpus.file("image/" + file));
            return "%s %dx%d shown %dx%d orientation %s frames %d"
                    .formatted(
                            info.format(),
                            info.width(),
                            info.height(),
                            info.displayWidth(),
                            info.displayHeight(),
                            info.storedOrientation().map(Orientation::exif).orElse(null),
                            info.frameCount());
        } catch (MediaException e) {
            return e.getMessage();
        }
    }

    private static String theirs(JsonNode truth) {
        JsonNode orientation = truth.get("orientation");
        return "%s %dx%d shown %dx%d orientation %s frames %d"
                .formatted(
                        format(truth.get("format").asText()),
                        truth.get("width").asInt(),
                        truth.get("height").asInt(),
                        truth.get("display_width").asInt(),
                        truth.get("display_height").asInt(),
                        orientation == null || orientation.isNull() ? null : orientation.asInt(),
                        truth.get("frames").asInt());
    }

    private static String format(String pillow) {
        return switch (pillow) {
            case "MPO" -> "JPEG";
            case "PPM" -> "NETPBM";
            case "JPEG2000" -> "JPEG_2000";
            default -> pillow;
        };
    }
}
