package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds this reader against the JSON that pydicom made of the same files. */
class DicomCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Files where both are right in their own way, or where this reader is right, and why. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "gen__no_preamble_a.dcm", "pydicom takes the bare DICM prefix for an element; here it is a prefix",
            "gen__truncated_rle_a.dcm", "pydicom gives up on the truncated fragment; here the header is kept",
            "pdd__emri_small_jpeg_2k_lossless_too_short.dcm", "as above",
            "pdd__OBXXXX1A_expb_2frame.dcm",
                    "pydicom writes big-endian words as they are; PS3.18 F.2.7 wants little endian");

    /** Files that are no DICOM at all, or have no element: refused here, empty or nonsense in pydicom. */
    private static final Set<String> REFUSED =
            Set.of("gen__magic_only_a.dcm", "gen__text_renamed_a.dcm", "gen__zero_byte_a.dcm", "pd__no_meta.dcm");

    @Test
    void everyFileGivesPydicomsJsonOrAnExplainedDifference() throws IOException {
        List<String> disagreements = new ArrayList<>();
        Set<String> refused = new LinkedHashSet<>();
        Set<String> different = new LinkedHashSet<>();
        int agreed = 0;
        for (Path file : files()) {
            String name = file.getFileName().toString();
            JsonNode ours;
            try {
                ours = JSON.readTree(DicomJson.of(DicomReader.standard().read(file)));
            } catch (MediaException e) {
                assertTrue(e.getMessage().contains(name), e::getMessage);
                refused.add(name);
                continue;
            }
            JsonNode truth = JSON.readTree(
                    Corpus.file("truth/dicom-json/" + name + ".json").toFile());
            List<String> differences = new ArrayList<>();
            compare(ours, truth, "", differences);
            if (differences.isEmpty()) {
                agreed++;
            } else if (EXPLAINED.containsKey(name)) {
                different.add(name);
            } else {
                disagreements.add(name + ": " + differences);
            }
        }
        assertEquals(List.of(), disagreements);
        assertTrue(REFUSED.containsAll(refused), refused::toString);
        assertTrue(EXPLAINED.keySet().containsAll(different), different::toString);
        assertTrue(agreed > 100, "only " + agreed + " files agreed");
    }

    @Test
    void whatThePlatformIsToldIsWhatPydicomReads() throws IOException {
        int told = 0;
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (REFUSED.contains(name) || EXPLAINED.containsKey(name)) {
                continue;
            }
            Map<String, Object> tags = UploadTags.of(DicomReader.standard().readHeader(file));
            assertEquals(22, tags.size(), "all of them, also those that the file does not have");
            ObjectNode ours = JSON.valueToTree(tags);
            ObjectNode truth = (ObjectNode) JSON.readTree(
                    Corpus.file("truth/dicom-json/" + name + ".json").toFile());
            ours.properties().removeIf(tag -> tag.getValue().isNull());
            truth.retain(tags.keySet());
            List<String> differences = new ArrayList<>();
            compare(ours, truth, "", differences);
            assertEquals(List.of(), differences, name);
            told += ours.size();
        }
        assertTrue(told > 1000, "only " + told + " elements");
    }

    @Test
    void theHeaderAloneHasTheSameElementsBeforeThePixels() throws IOException {
        for (Path file : files()) {
            if (REFUSED.contains(file.getFileName().toString())) {
                continue;
            }
            DicomDataset header = DicomReader.standard().readHeader(file).dataset();
            DicomDataset whole = DicomReader.standard().read(file).dataset();
            for (DicomElement element : header) {
                assertTrue(whole.find(element.tag()).isPresent(), () -> file + " " + element);
            }
            for (DicomElement element : whole) {
                if (Integer.compareUnsigned(element.tag(), 0x7FE00000) < 0) {
                    assertTrue(header.find(element.tag()).isPresent(), () -> file + " " + element);
                }
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> list = Files.list(Corpus.file("dicom"))) {
            return list.sorted().toList();
        }
    }

    private static void compare(JsonNode ours, JsonNode truth, String path, List<String> differences) {
        Set<String> tags = new LinkedHashSet<>();
        ours.fieldNames().forEachRemaining(tags::add);
        truth.fieldNames().forEachRemaining(tags::add);
        for (String tag : tags) {
            JsonNode a = ours.path(tag);
            JsonNode b = truth.path(tag);
            if (a.isMissingNode() || b.isMissingNode() || !a.path("vr").equals(b.path("vr"))) {
                differences.add(path + tag + " ours " + a.path("vr") + ", truth " + b.path("vr"));
            } else if (a.path("vr").asText().equals("SQ")) {
                if (a.path("Value").size() != b.path("Value").size()) {
                    differences.add(path + tag + " items");
                }
                for (int i = 0;
                        i < Math.min(a.path("Value").size(), b.path("Value").size());
                        i++) {
                    compare(a.path("Value").get(i), b.path("Value").get(i), path + tag + "[" + i + "].", differences);
                }
            } else if (a.has("BulkDataURI") != b.has("BulkDataURI")
                    || !a.path("InlineBinary").equals(b.path("InlineBinary"))
                    || !sameValues(a.path("Value"), b.path("Value"))) {
                differences.add(path + tag + " ours " + a + ", truth " + b);
            }
        }
    }

    /** The truth has an empty text where PS3.18 F.2.5 has null, numbers as it pleases, and keeps padding in places. */
    private static boolean sameValues(JsonNode ours, JsonNode truth) {
        if (ours.size() != truth.size()) {
            return false;
        }
        for (int i = 0; i < ours.size(); i++) {
            JsonNode a = ours.get(i);
            JsonNode b = truth.get(i);
            boolean same = a.isNull()
                    ? b.isNull() || b.asText().isEmpty()
                    : a.isNumber() && b.isNumber()
                            ? a.doubleValue() == b.doubleValue()
                            : a.isTextual() ? a.asText().equals(b.asText().replaceAll(" +$", "")) : a.equals(b);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
