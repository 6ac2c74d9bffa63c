package com.encord.sdk.media.dicom.dcm4che;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.dicom.DicomElement;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomJson;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.pixel.DicomFrame;
import com.encord.sdk.media.dicom.pixel.DicomImage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds both readers against each other. That the standard one gives pydicom's JSON of the same files is the ordinary
 * build's test, so that all three agree.
 */
class Dcm4cheCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DicomReader STANDARD = DicomReader.standard();
    private static final DicomReader DCM4CHE = new Dcm4cheReader();

    private static final String PRIVATE =
            "implicit or unknown elements of a vendor, whose dictionary the standard reader has; dcm4che would need its own"
                    + " dcm4che-dict-priv";

    /** Files that break the rules or that no standard explains, and how the readers differ over them. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "gen__magic_only_a.dcm",
            "ends behind its prefix: refused by the standard reader, as PS3.10 7.1 wants file meta information;"
                    + " dcm4che takes the zeros of the preamble for elements",
            "gen__no_preamble_a.dcm",
            "a prefix without preamble, which PS3.10 7.1 does not allow: not DICOM for dcm4che",
            "gen__truncated_in_header_a.dcm",
            "cut off inside the file meta information: the standard reader keeps its first elements and reports"
                    + " the rest, dcm4che gives none",
            "pd__SC_rgb_jpeg.dcm",
            "implicit elements where the transfer syntax says explicit: dcm4che believes the transfer syntax"
                    + " (PS3.5 A.4), the standard reader sees that no representation is written",
            "pd__rtplan_truncated.dcm",
            "ends inside a value: the standard reader keeps what is there of it, dcm4che leaves the value out",
            "pd__meta_missing_tsyntax.dcm",
            "no transfer syntax is named, which PS3.10 7.1 requires: dcm4che assumes explicit, the standard"
                    + " reader looks at the bytes, which are implicit",
            "nib__nicom-siemens_dwi_1000.dcm",
            PRIVATE,
            "pd__charset_files-chrJapMulti.dcm",
            PRIVATE,
            "pd__charset_files-chrJapMultiExplicitIR6.dcm",
            PRIVATE);

    @Test
    void bothReadersGiveTheSameJsonOrAnExplainedDifference() throws IOException {
        compare((reader, file) -> {
            DicomFile whole = reader.read(file);
            return json(whole).toString() + whole.pixelElement().map(DicomElement::length);
        });
    }

    @Test
    void bothReadersGiveTheSameHeadersOrAnExplainedDifference() throws IOException {
        compare((reader, file) -> {
            DicomFile header = reader.readHeader(file);
            return json(header).toString() + header.pixelElement().map(DicomElement::length);
        });
    }

    @Test
    void bothReadersGiveTheSamePixels() throws IOException {
        int agreed = 0;
        for (Path file : files()) {
            Optional<DicomFrame> standard = firstFrame(STANDARD, file);
            if (standard.isEmpty() || EXPLAINED.containsKey(name(file))) {
                continue;
            }
            Optional<DicomFrame> dcm4che = firstFrame(DCM4CHE, file);
            assertTrue(dcm4che.isPresent(), file::toString);
            assertArrayEquals(bytes(standard.get()), bytes(dcm4che.get()), file::toString);
            agreed++;
        }
        assertTrue(agreed > 80, "only " + agreed + " files have pixels");
    }

    private static void compare(BiFunction<DicomReader, Path, Object> read) throws IOException {
        TreeSet<String> different = new TreeSet<>();
        int agreed = 0;
        for (Path file : files()) {
            Object standard = orRefusal(read, STANDARD, file);
            Object dcm4che = orRefusal(read, DCM4CHE, file);
            if (!standard.equals(dcm4che)) {
                different.add(name(file));
            } else if (!standard.equals(MediaException.class)) {
                agreed++;
            }
        }
        assertEquals(new TreeSet<>(EXPLAINED.keySet()), different);
        assertTrue(agreed > 100, "only " + agreed + " files agreed");
    }

    private static Object orRefusal(BiFunction<DicomReader, Path, Object> read, DicomReader reader, Path file) {
        try {
            return read.apply(reader, file);
        } catch (MediaException e) {
            assertTrue(e.getMessage().contains(name(file)), e::getMessage);
            return MediaException.class;
        }
    }

    private static JsonNode json(DicomFile file) {
        try {
            JsonNode json = JSON.readTree(DicomJson.of(file));
            dropGroupLengths(json);
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** dcm4che drops group lengths when it reads; they are retired (PS3.5 7.2), and the standard reader keeps them. */
    private static void dropGroupLengths(JsonNode node) {
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            if (names.next().matches("[0-9A-F]{4}0000")) {
                names.remove();
            }
        }
        node.forEach(Dcm4cheCorpusTest::dropGroupLengths);
    }

    private static Optional<DicomFrame> firstFrame(DicomReader reader, Path file) {
        try (DicomImage image = DicomImage.open(reader.read(file))) {
            return Optional.of(image.frame(0));
        } catch (MediaException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(DicomFrame frame) {
        byte[] bytes = new byte[frame.pixels().remaining()];
        frame.pixels().get(bytes);
        return bytes;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> list = Files.list(Corpus.file("dicom"))) {
            return list.sorted().toList();
        }
    }
}
