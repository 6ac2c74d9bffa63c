package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageStructureCorpusTest {
    @Test
    void noFatalFlawIsFoundInPicturesThatPillowDecodes() {
        Map<String, String> alarms = new TreeMap<>();
        for (JsonNode truth : Corpus.truth("image")) {
            if (truth.hasNonNull("error") || truth.hasNonNull("decode_error")) {
                continue;
            }
            String file = truth.get("file").asText();
            flaw(file).filter(ImageFlaw::fatal).ifPresent(flaw -> alarms.put(file, flaw.message()));
        }
        assertEquals(Map.of(), alarms);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen__truncated60_avif444_a.avif",
                "gen__truncated60_gray16_a.tif",
                "gen__truncated60_lossy_a.webp",
                "gen__truncated60_progressive_a.jpg",
                "gen__truncated60_rgb24_a.bmp",
                "gen__truncated60_rgba_a.png",
                "gen__truncated60_sub420_a.jpg",
                "mde__bmpsuite-b-shortfile.bmp"
            })
    void cutPictureIsFoundWithoutDecoding(String file) {
        assertEquals(
                Optional.of(true), flaw(file).map(flaw -> flaw.kind() == ImageFlaw.Kind.TRUNCATED && flaw.fatal()));
    }

    private static Optional<ImageFlaw> flaw(String file) {
        try {
            return ImageStructure.check(MediaSource.of(Corpus.file("image/" + file)));
        } catch (MediaException e) {
            return Optional.of(ImageFlaw.damaged(e.getMessage()));
        }
    }

    /** Pillow 12 refuses both; browsers show the still picture. */
    @ParameterizedTest
    @CsvSource({"gen__lossy_a.webp,false", "gen__animated_a.webp,true"})
    void zerosInPlaceOfWebpChunksAreDamage(String file, boolean fatal) throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("image/" + file));
        byte[] webp = Arrays.copyOf(whole, whole.length + 100);
        if (fatal) {
            Arrays.fill(webp, whole.length / 2, webp.length, (byte) 0);
        }
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);
        ImageFlaw flaw = ImageStructure.check(new MemorySource("x.webp", webp)).orElseThrow();
        assertTrue(flaw.message().contains("no WebP chunk"), flaw.message());
        assertEquals(fatal, flaw.fatal());
    }

    @Test
    void aWebpIsReadNoFurtherThanItSaysItIs() throws IOException {
        byte[] webp = Files.readAllBytes(Corpus.file("image/gen__lossy_a.webp"));
        assertEquals(Optional.empty(), ImageStructure.check(new MemorySource("x.webp", webp)));
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8 - 100);
        ImageFlaw flaw = ImageStructure.check(new MemorySource("x.webp", webp)).orElseThrow();
        assertEquals(ImageFlaw.Kind.DAMAGED, flaw.kind(), flaw.message());
        assertTrue(flaw.fatal());
    }

    @Test
    void anAnimatedWebpWithoutFramesIsDamaged() throws IOException {
        byte[] still = Files.readAllBytes(Corpus.file("image/gen__lossy_alpha_a.webp"));
        assertEquals("VP8X", new String(still, 12, 4, StandardCharsets.US_ASCII));
        still[20] |= 2;
        ImageFlaw flaw = ImageStructure.check(new MemorySource("x.webp", still)).orElseThrow();
        assertEquals(ImageFlaw.Kind.DAMAGED, flaw.kind(), flaw.message());
    }
}
