package com.encord.sdk.media.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.check.Fix;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioConversionTest {
    /** A FLAC says the MD5 of the samples it was made of (RFC 9639 section 8.2). */
    private static final int MD5_AT = 26;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen__vorbis_a.ogg",
                "gen__opus_a.ogg",
                "ax__ts-sample.adts",
                "ax__amr-sine-nb.amr",
                "ax__mka-bear-flac-24bit.mka"
            })
    void soundOfAForeignFormatBecomesFlacWithEverySample(String name) {
        JsonNode truth = Corpus.truth("audio").stream()
                .filter(line -> line.get("file").asText().equals(name))
                .findFirst()
                .orElseThrow();
        Path target = folder.resolve("converted.flac");
        AudioConversion.of(Corpus.file("audio/" + name)).to(target);
        MediaReport report = MediaCheck.of(target).deep(true).run();
        assertEquals(Verdict.OK, report.verdict(), report::toJson);
        AudioInfo info = AudioInfo.read(target);
        assertEquals("flac", info.codec());
        assertEquals(truth.get("sample_rate").asInt(), info.sampleRate());
        assertEquals(truth.get("channels").asInt(), info.channels());
        assertEquals(
                truth.get("decoded_samples_per_channel").asLong(),
                AudioSamples.count(MediaSource.of(target)).perChannel());
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24})
    void samplesStayWhatTheyWere(int bits) throws Exception {
        int size = bits / 8;
        byte[] samples = new byte[30_000 * 2 * size];
        new Random(4).nextBytes(samples);
        Path target = folder.resolve("noise.flac");
        AudioConversion.of(Files.write(folder.resolve("noise.aiff"), aiff(samples, bits)))
                .to(target);
        byte[] flac = Files.readAllBytes(target);
        assertArrayEquals(
                MessageDigest.getInstance("MD5").digest(reversed(samples, size)),
                Arrays.copyOfRange(flac, MD5_AT, MD5_AT + 16));
        assertEquals(bits, AudioInfo.read(target).bitsPerSample().orElseThrow());
    }

    @Test
    void damageInTheMiddleIsToldAndLeavesNothingBehind() throws IOException {
        byte[] sound = Files.readAllBytes(Corpus.file("audio/ax__ts-sample.adts"));
        Arrays.fill(sound, sound.length / 2, sound.length / 2 + 600, (byte) 0x55);
        Path damaged = Files.write(folder.resolve("damaged.aac"), sound);
        AudioConversion conversion = AudioConversion.of(damaged);
        assertThrows(CorruptMediaException.class, () -> conversion.to(folder.resolve("damaged.flac")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    /** In a recording cut out of a longer one a packet each at the start and the end need not decode. */
    @ParameterizedTest
    @CsvSource({"0,1,true", "0,3,false", "1,1,true", "1,3,false"})
    void noMoreThanAPacketIsLostAtEitherEnd(int end, int packets, boolean converted) throws IOException {
        byte[] sound = Files.readAllBytes(Corpus.file("audio/ax__ts-sample.adts"));
        List<int[]> frames = adts(sound);
        for (int i = 0; i < packets; i++) {
            int[] frame = frames.get(end == 0 ? i : frames.size() - 1 - i);
            Arrays.fill(sound, frame[0] + 9, frame[0] + frame[1], (byte) 0x55);
        }
        AudioConversion conversion = AudioConversion.of(Files.write(folder.resolve("damaged.aac"), sound));
        Path target = folder.resolve("damaged.flac");
        if (converted) {
            conversion.to(target);
            assertTrue(Files.exists(target));
        } else {
            String message = assertThrows(CorruptMediaException.class, () -> conversion.to(target))
                    .getMessage();
            assertTrue(message.contains("does not decode cleanly"), message);
            assertFalse(Files.exists(target));
        }
    }

    /** Where the frames of ADTS start, and how long they are (ISO/IEC 13818-7 6.2). */
    private static List<int[]> adts(byte[] sound) {
        List<int[]> frames = new ArrayList<>();
        for (int at = 0; at + 7 < sound.length; ) {
            int length = (sound[at + 3] & 3) << 11 | (sound[at + 4] & 0xff) << 3 | (sound[at + 5] & 0xe0) >> 5;
            frames.add(new int[] {at, length});
            at += length;
        }
        return frames;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gen__opus_a.ogg", "gen__vorbis_a.ogg"})
    void recordingsAfterTheFirstAreNotLostWithoutAWord(String second) throws IOException {
        ByteArrayOutputStream chained = new ByteArrayOutputStream();
        chained.writeBytes(Files.readAllBytes(Corpus.file("audio/gen__vorbis_a.ogg")));
        chained.writeBytes(Files.readAllBytes(Corpus.file("audio/" + second)));
        Path file = Files.write(folder.resolve("radio.ogg"), chained.toByteArray());
        assertEquals(2, OggStructure.recordings(MediaSource.of(file)));
        MediaReport report = MediaCheck.of(file).run();
        assertEquals(Fix.LOCAL_ONLY, report.fix(), report::toJson);
        AudioConversion conversion = AudioConversion.of(file);
        String message = assertThrows(
                        UnsupportedMediaException.class, () -> conversion.to(folder.resolve("radio.flac")))
                .getMessage();
        assertTrue(message.contains("2 recordings"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gen__opus_a.ogg", "ax__ogg-bear_duplicate_header.opus", "ax__ogg-bear_vorbis_gap.ogg"})
    void repeatedHeadersAndGapsMakeNoFurtherRecording(String file) {
        assertEquals(1, OggStructure.recordings(MediaSource.of(Corpus.file("audio/" + file))));
    }

    @Test
    void whatHasNoDecoderIsNotPromised() {
        assertFalse(AudioConversion.converts(AudioInfo.read(Corpus.file("audio/ax__sample_mpegh_mhm1.mp4"))));
    }

    /** Two channels at 48,000 samples a second (Audio Interchange File Format 1.3). */
    private static byte[] aiff(byte[] samples, int bits) {
        ByteBuffer file = ByteBuffer.allocate(12 + 26 + 16 + samples.length).order(ByteOrder.BIG_ENDIAN);
        file.put("FORM".getBytes(StandardCharsets.US_ASCII))
                .putInt(file.capacity() - 8)
                .put("AIFFCOMM".getBytes(StandardCharsets.US_ASCII))
                .putInt(18);
        file.putShort((short) 2).putInt(samples.length / 2 / (bits / 8)).putShort((short) bits);
        file.putShort((short) 0x400e).putLong(48_000L << 48);
        file.put("SSND".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length + 8);
        return file.putLong(0).put(samples).array();
    }

    /** The lowest byte of each sample first. */
    private static byte[] reversed(byte[] samples, int size) {
        byte[] reversed = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            reversed[i] = samples[i / size * size + size - 1 - i % size];
        }
        return reversed;
    }
}
