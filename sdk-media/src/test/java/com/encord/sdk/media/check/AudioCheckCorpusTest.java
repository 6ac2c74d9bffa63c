package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioCheckCorpusTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ax__bbb_1ch_16kHz_aac.mp4",
                "ax__flac-bear_no_min_max_frame_size.flac",
                "ax__flac-bear_32bit.flac",
                "ax__mp3-bear-vbr-xing-header-no-toc.mp3",
                "ax__mp3-sine-wave-cbr-trailing-id3v1.mp3",
                "ax__mp4-bbb_1ch_8kHz_aac_lc.m4a",
                "ax__sample_audio_only_15s.mp4",
                "ax__wav-sample.wav",
                "ax__wav-sample_float32.wav",
                "ax__wav-sample_ima_adpcm.wav",
                "ax__wav-sample_with_trailing_bytes.wav",
                "ax__wav-sine_24le.wav",
                "gen__aac_5ch1_a.m4a",
                "gen__aac_a.m4a",
                "gen__alaw_a.wav",
                "gen__flac24_a.flac",
                "gen__mp3_vbr_a.mp3",
                "gen__pcm_u8_a.wav",
                "mde__mp3-chirp-5-id3.mp3",
                "tc__sine_mono_s16.wav"
            })
    void healthySoundIsNotAlarming(String file) {
        MediaReport report =
                MediaCheck.of(Corpus.file("audio/" + file)).deep(true).run();
        assertEquals(MediaKind.AUDIO, report.kind());
        assertEquals(Verdict.OK, report.verdict(), report::toJson);
    }

    @ParameterizedTest
    @CsvSource({
        "gen__truncated_a.wav,TRUNCATED,FIX",
        "gen__text_renamed_a.wav,NOT_MEDIA,REJECT",
        "gen__vorbis_a.ogg,UNSUPPORTED_CONTAINER,FIX",
        "ax__amr-sine-nb.amr,UNSUPPORTED_CONTAINER,FIX",
        "gen__ac3_a.mp4,UNSUPPORTED_CODEC,WARN",
        "mde__mp3-ArrayIndexOutOfBoundsException.Mp3Reader.extract.mp3,MISSING_METADATA,FIX"
    })
    void findingNamesWhatIsWrong(String file, FindingCode code, Verdict verdict) {
        MediaReport report = MediaCheck.of(Corpus.file("audio/" + file)).run();
        assertTrue(report.finding(code).isPresent(), report::toJson);
        assertEquals(verdict, report.verdict(), report::toJson);
    }

    @Test
    void waveWithWholeSamplesAndCutTagsIsNotTruncated() {
        byte[] samples = new byte[88_200];
        ByteBuffer wave = ByteBuffer.allocate(44 + samples.length + 20).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples.length + 8 + 400);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(44_100).putInt(88_200);
        wave.putShort((short) 2).putShort((short) 16);
        wave.put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples.length)
                .put(samples);
        wave.put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(400);
        MediaReport report =
                MediaCheck.of(new MemorySource("tagged.wav", wave.array())).run();
        assertEquals(Verdict.OK, report.verdict(), report::toJson);
        byte[] cut = Arrays.copyOf(wave.array(), 40_000);
        report = MediaCheck.of(new MemorySource("tagged.wav", cut)).run();
        assertTrue(report.finding(FindingCode.TRUNCATED).isPresent(), report::toJson);
    }

    /** The four bytes after "#!AM" are the name of a box, and its size would be 589,381,965. */
    @Test
    void bytesThatLookLikeABoxPromiseNothing() {
        MediaReport report =
                MediaCheck.of(Corpus.file("audio/ax__amr-sample_wb.amr")).run();
        assertTrue(report.finding(FindingCode.TRUNCATED).isEmpty(), report::toJson);
    }

    /** Their headers count samples or frames, so that a fifth of a second is enough. */
    @ParameterizedTest
    @CsvSource({"gen__flac24_a.flac,0.8", "gen__mp3_vbr_a.mp3,0.8"})
    void shortLossAtTheEndIsFound(String file, double kept) throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("audio/" + file));
        byte[] cut = Arrays.copyOf(whole, (int) (whole.length * kept));
        MediaReport report = MediaCheck.of(new MemorySource(file, cut)).run();
        assertTrue(report.finding(FindingCode.TRUNCATED).isPresent(), report::toJson);
    }

    /** Cut where ffprobe says that packets start, so that all that is left decodes. */
    @ParameterizedTest
    @ValueSource(ints = {54_470, 49_327})
    void flacWithoutItsLastBlocksIsTruncated(int lastPacket) throws IOException {
        byte[] cut = Arrays.copyOf(Files.readAllBytes(Corpus.file("audio/gen__flac24_a.flac")), lastPacket);
        MediaReport report =
                MediaCheck.of(new MemorySource("a.flac", cut)).deep(true).run();
        assertTrue(report.finding(FindingCode.TRUNCATED).isPresent(), report::toJson);
        assertEquals(
                lastPacket == 54_470 ? 41_472 : 36_864,
                report.facts().duration().orElseThrow() * 44_100,
                1);
    }
}
