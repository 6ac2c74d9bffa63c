package com.encord.sdk.media.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.Mutations;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sound of the corpus against ffprobe 5.1. */
class AudioCorpusTest {
    private static final String NEWER = "the truth's FFmpeg 5.1 does not know this codec or IAMF, ours does";
    private static final String NO_DECODER = "neither FFmpeg has a decoder";

    /** Files whose codec or samples only one side can tell. */
    private static final Map<String, String> DIFFERENT_CODEC = Map.of(
            "ax__5p1_iamf_opus.mp4", NEWER,
            "ax__flac-bear_32bit.flac", NEWER,
            "ax__mka-bear-flac-32bit.mka", NEWER,
            "ax__sample_ac4_level4.mp4", NEWER,
            "ax__sample_fragmented_iamf.mp4", NEWER,
            "ax__sample_mhm1_bl_configchange_fragmented.mp4", NO_DECODER,
            "ax__sample_mhm1_lcbl_configchange_fragmented.mp4", NO_DECODER,
            "ax__sample_mpegh_mhm1.mp4", NO_DECODER);

    /** ffprobe guesses from the bit rate here; the packets say otherwise, and decoding agrees with them. */
    private static final Set<String> GUESSED = Set.of(
            "ax__amr-sample_wb.amr",
            "ax__amr-sine-nb.amr",
            "ax__ts-sample.ac3",
            "ax__ts-sample.adts",
            "ax__ts-sample_cbs_truncated.adts",
            "ax__ts-sample_mpegh_bl_cicp1_cont_setrai_unsetdai.ts",
            "ax__ts-sample_mpegh_lcbl_cicp1_cont.ts");

    /** FFmpeg 5.1 derives these from time stamps or the bit rate, or counts what lies before the edit list. */
    private static final Set<String> A_PACKET_OR_TWO_APART = Set.of(
            "ax__dash-emsg-sample.audio.mp4",
            "ax__mp3-sine-wave-cbr-trailing-id3v1.mp3",
            "ax__ts-sample_ac3.ps",
            "ax__ts-sample_ait.ts",
            "ax__ts-sample_dts.ts");

    @TestFactory
    Stream<DynamicTest> soundsAgreeWithFfprobe() {
        return Corpus.truth("audio").stream()
                .map(truth -> DynamicTest.dynamicTest(truth.get("file").asText(), () -> compare(truth)));
    }

    private static void compare(JsonNode truth) {
        String name = truth.get("file").asText();
        Path file = Corpus.file("audio/" + name);
        if (truth.hasNonNull("open_error") && !truth.hasNonNull("container")) {
            assertThrows(MediaException.class, () -> AudioInfo.read(file));
            return;
        }
        AudioInfo info = AudioInfo.read(file);
        assertEquals(truth.get("container").asText(), info.container());
        assertEquals(truth.get("sample_rate").asInt(), info.sampleRate());
        if (DIFFERENT_CODEC.containsKey(name)) {
            return;
        }
        assertEquals(truth.get("codec").asText(), info.codec());
        assertEquals(truth.get("channels").asInt(), info.channels());
        assertEquals(bits(truth), info.bitsPerSample().orElse(0));
        JsonNode duration = truth.hasNonNull("duration") ? truth.get("duration") : truth.get("format_duration");
        if (duration != null && !duration.isNull() && !GUESSED.contains(name)) {
            double tolerance = A_PACKET_OR_TWO_APART.contains(name) ? 0.075 : 0.003;
            assertEquals(duration.asDouble(), info.duration().orElseThrow(), tolerance);
        }
        // FFmpeg 5.1 counts the delay of Opus in Matroska, 8.1 does not.
        if (truth.hasNonNull("start_time") && !truth.get("container").asText().startsWith("matroska")) {
            assertEquals(truth.get("start_time").asDouble(), info.startTime().orElseThrow(), 0.001);
        }
        long samples = AudioSamples.count(MediaSource.of(file)).perChannel();
        assertEquals(truth.get("decoded_samples_per_channel").asLong(), samples);
        if (GUESSED.contains(name) && samples > 0) {
            assertEquals((double) samples / info.sampleRate(), info.duration().orElseThrow(), 0.075);
        }
    }

    private static int bits(JsonNode truth) {
        if (truth.hasNonNull("bits_per_raw_sample")) {
            return truth.get("bits_per_raw_sample").asInt();
        }
        return truth.get("codec").asText().startsWith("pcm_")
                ? truth.get("bits_per_sample").asInt()
                : 0;
    }

    @Test
    void missingSamplesOfAWaveAreCounted() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("audio/gen__pcm_s16_a.wav"));
        assertEquals(OptionalLong.of(0), WavStructure.missingBytes(new MemorySource("a.wav", whole)));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1001);
        assertEquals(OptionalLong.of(1001), WavStructure.missingBytes(new MemorySource("a.wav", cut)));
        assertEquals(
                OptionalLong.empty(),
                WavStructure.missingBytes(MediaSource.of(Corpus.file("audio/gen__flac24_a.flac"))));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0x7fffffffL, 0x7ffff000L, 0xffffffffL})
    void sizeThatAStreamingWriterDidNotKnowIsNoPromise(long size) throws IOException {
        byte[] wave = Files.readAllBytes(Corpus.file("audio/gen__pcm_s16_a.wav"));
        int data = new String(wave, StandardCharsets.ISO_8859_1).indexOf("data");
        ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN).putInt(data + 4, (int) size);
        MemorySource source = new MemorySource("a.wav", wave);
        assertEquals(OptionalLong.empty(), WavStructure.missingBytes(source));
    }

    @Test
    void damagedWavesAreRefusedPolitely() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("audio/gen__pcm_u8_a.wav"));
        byte[] original = Arrays.copyOf(whole, 4096);
        Mutations mutations = new Mutations(7);
        int read = 0;
        for (int i = 0; i < 150; i++) {
            MediaSource source = new MemorySource("a.wav", mutations.of(original, 64));
            try {
                WavStructure.missingBytes(source);
                AudioInfo.read(source);
                AudioSamples.count(source);
                read++;
            } catch (MediaException e) {
                // refused politely
            }
        }
        assertTrue(read > 0, "no mutation could be read: the test tests nothing");
    }
}
