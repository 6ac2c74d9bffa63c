package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every picture of the corpus: sick where other decoders fail, healthy where they do not. */
class ImageCheckCorpusTest {
    private static final String PREMATURE = "libjpeg itself says that data end too early; Pillow does not ask it";
    private static final String BIT_FIELDS = "a bitmap with bit fields of unusual width, which browsers show";

    /** Files that one side calls sick and the other does not, and why. */
    private static final Map<String, String> EXPLAINED = Map.ofEntries(
            Map.entry("avif__poc_b_506387278.avif", "an attack on decoders that FFmpeg refuses"),
            Map.entry("ax__jpeg-pixel-motion-photo-shortened.jpg", PREMATURE),
            Map.entry("gen__flipped_a.jpg", PREMATURE),
            Map.entry("mde__ImageTestSuite-1cbb1bb37d62c44f67374cd451643dc4.jpg", PREMATURE),
            Map.entry("mde__ImageTestSuite-7997b6b229f25315d33f5c7085e37500.jpg", PREMATURE),
            Map.entry(
                    "mde__ImageTestSuite-c-m1-c5a372c145ce25ce712959cd3b6df35e.png",
                    "inflating fails, as ffprobe says too; Pillow shows what it has"),
            Map.entry(
                    "mde__ImageTestSuite-m2-b1ab6f4b81e9b8020a90c8f2c9bcfedb.tif",
                    "strip offsets beyond the file, as ffprobe says too"),
            Map.entry("mde__BigTIFF-BigTIFFMotorola.tif", "Pillow knows no big-endian BigTIFF"),
            Map.entry(
                    "mde__ImageTestSuite-c-m2-8f2b481b7fd9bd745e620b7c01a18df2.png",
                    "a checksum beside the pixels is wrong, which only Pillow minds"),
            Map.entry(
                    "mde__bmpsuite-q-pal8oversizepal.bmp",
                    "the palette has more colours than an index can name; the rest is never used"),
            Map.entry("mde__bmpsuite-g-rgb32bf.bmp", BIT_FIELDS),
            Map.entry("mde__bmpsuite-q-rgb16-231.bmp", BIT_FIELDS),
            Map.entry("mde__bmpsuite-q-rgb16-3103.bmp", BIT_FIELDS),
            Map.entry("mde__bmpsuite-q-rgb32-111110.bmp", BIT_FIELDS),
            Map.entry("mde__bmpsuite-q-rgb32-7187.bmp", BIT_FIELDS),
            Map.entry("mde__bmpsuite-q-rgba32-1010102.bmp", BIT_FIELDS),
            Map.entry("mde__bmpsuite-q-rgba32-61754.bmp", BIT_FIELDS));

    @Test
    void deepCheckIsSickWhereOtherDecodersFailAndHealthyWhereNot() {
        Map<String, String> surprises = new TreeMap<>();
        Set<String> explained = new HashSet<>();
        for (JsonNode truth : Corpus.truth("image")) {
            String file = truth.get("file").asText();
            MediaReport report =
                    MediaCheck.of(Corpus.file("image/" + file)).deep(true).run();
            if (report.finding(FindingCode.UNSUPPORTED_CONTAINER).isPresent() || report.kind() == MediaKind.TEXT) {
                // Refused for its format: whether it is damaged as well does not matter.
                continue;
            }
            boolean sick = report.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
            if (sick == (truth.hasNonNull("error") || truth.hasNonNull("decode_error"))) {
                continue;
            }
            explained.add(file);
            if (!EXPLAINED.containsKey(file)) {
                surprises.put(file, report.toJson());
            }
        }
        assertEquals(Map.of(), surprises);
        assertEquals(EXPLAINED.keySet(), explained, "explained differences that are gone");
    }

    @ParameterizedTest
    @CsvSource({
        "gen__zero_byte_a.png,EMPTY_FILE,REJECT",
        "gen__text_renamed_a.jpg,NOT_MEDIA,REJECT",
        "gen__huge_header_a.png,OVERSIZE_DIMENSIONS,REJECT",
        "gen__zero_width_a.png,UNREADABLE,REJECT",
        "gen__png_renamed_a.jpg,MISLABELLED,WARN",
        "gen__tiff_lzw_a.tif,SAFARI_ONLY,WARN",
        "gen__cmyk_a.jpg,UNSUPPORTED_PIXEL_FORMAT,WARN",
        "gen__rgb16_a.png,UNSUPPORTED_PIXEL_FORMAT,OK",
        "gen__animated_a.webp,MULTIPLE_PICTURES,OK",
        "gen__multipage_a.tif,MULTIPLE_PICTURES,WARN",
        "gen__animated_a.gif,UNSUPPORTED_CONTAINER,FIX",
        "ax__heif-sample_still_photo.heic,UNSUPPORTED_CONTAINER,FIX",
        "gen__jpeg2000_a.jp2,UNSUPPORTED_CONTAINER,FIX",
        "gen__icon_a.ico,UNSUPPORTED_CONTAINER,FIX",
        "gen__targa_a.tga,UNSUPPORTED_CONTAINER,FIX",
        "gen__truncated60_sub420_a.jpg,TRUNCATED,FIX",
        "gen__truncated60_rgba_a.png,TRUNCATED,FIX",
        "gen__truncated60_lossy_a.webp,TRUNCATED,FIX",
        "gen__truncated60_avif444_a.avif,TRUNCATED,FIX"
    })
    void shallowCheckFindsWhatIsWrong(String file, FindingCode code, Verdict verdict) {
        MediaReport report = MediaCheck.of(Corpus.file("image/" + file)).run();
        assertTrue(report.finding(code).isPresent(), report::toJson);
        assertEquals(verdict, report.verdict(), report::toJson);
    }

    @ParameterizedTest
    @CsvSource({"gen__orient6_a.jpg,mjpeg,6", "gen__orient8_a.avif,av1,8", "gen__orient3_a.webp,webp,3"})
    void orientationAndSizesAreReported(String file, String codec, int orientation) {
        MediaFacts facts = MediaCheck.of(Corpus.file("image/" + file)).run().facts();
        assertEquals(codec, facts.codec().orElseThrow());
        assertEquals(OptionalInt.of(orientation), facts.orientation());
        assertEquals(OptionalInt.of(120), facts.width());
        assertEquals(OptionalInt.of(orientation == 3 ? 120 : 80), facts.displayWidth());
    }
}
