package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Files that end where a part of them ends, so that only what other parts promise tells. Made by ffmpeg 5.1 of 10
 * frames with a keyframe every other one; whole they are sound.
 */
class BrokenOffTest {
    @Test
    void fragmentsOfASegmentIndexAreMissed() throws IOException {
        byte[] whole = resource("segments.mp4");
        assertFalse(check("segments.mp4", whole).finding(FindingCode.TRUNCATED).isPresent());
        for (int fragment : boxes(whole, "moof").subList(1, 5)) {
            Finding finding = check("segments.mp4", Arrays.copyOf(whole, fragment))
                    .finding(FindingCode.TRUNCATED)
                    .orElseThrow();
            assertEquals(Severity.ERROR, finding.severity());
            assertTrue(finding.message().contains("segment index"), finding.message());
        }
    }

    @Test
    void fragmentsOfAPromisedDurationAreMissed() throws IOException {
        byte[] whole = withFragmentsDuration(resource("fragments.mp4"), 400);
        assertFalse(check("fragments.mp4", whole).finding(FindingCode.TRUNCATED).isPresent());
        int third = boxes(whole, "moof").get(2);
        assertTrue(check("fragments.mp4", Arrays.copyOf(whole, third))
                .finding(FindingCode.TRUNCATED)
                .isPresent());
        // without that promise nobody can know
        int unknown = boxes(resource("fragments.mp4"), "moof").get(2);
        assertFalse(check("fragments.mp4", Arrays.copyOf(resource("fragments.mp4"), unknown))
                .finding(FindingCode.TRUNCATED)
                .isPresent());
    }

    @Test
    void fragmentWithoutItsDataIsMissed() throws IOException {
        byte[] whole = resource("fragments.mp4");
        int last = boxes(whole, "mdat").get(boxes(whole, "moof").size() - 1);
        assertTrue(check("fragments.mp4", Arrays.copyOf(whole, last))
                .finding(FindingCode.TRUNCATED)
                .isPresent());
    }

    @Test
    void tailOfAllOnesIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("video/gen__vp8_a.webm"));
        byte[] lost = whole.clone();
        int cut = lost.length * 3 / 4;
        Arrays.fill(lost, cut, lost.length, (byte) 0xFF);
        assertFalse(check("whole.webm", whole).finding(FindingCode.TRUNCATED).isPresent());
        assertTrue(check("lost.webm", lost).finding(FindingCode.TRUNCATED).isPresent());
    }

    @Test
    void sampleTablesThatContradictEachOtherAreTold() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("video/gen__h264_faststart_a.mp4"));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        assertFalse(check("whole.mp4", whole).finding(FindingCode.TRUNCATED).isPresent());
        // ISO/IEC 14496-12 8.7.3: version and flags, one size for all, how many, then each size
        byte[] large = whole.clone();
        large[text.indexOf("stsz") + 4 + 12 + 4 * 40] |= (byte) 0x80;
        Finding finding =
                check("large.mp4", large).finding(FindingCode.TRUNCATED).orElseThrow();
        assertEquals(Severity.ERROR, finding.severity());
        assertTrue(finding.message().contains("is too large"), finding.message());
        byte[] fewer = whole.clone();
        ByteBuffer.wrap(fewer).putInt(text.indexOf("stsz") + 4 + 8, 60);
        finding = check("fewer.mp4", fewer).finding(FindingCode.TRUNCATED).orElseThrow();
        assertTrue(finding.message().contains("wrong sample count"), finding.message());
    }

    /** With a number in the last track's table of sizes made smaller by so much: 8 is how many, 12 the first. */
    private static byte[] lastTrackChanged(String name, int at, int by) throws IOException {
        byte[] file = Files.readAllBytes(Corpus.file(name));
        int number = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("stsz") + 4 + at;
        ByteBuffer bytes = ByteBuffer.wrap(file);
        bytes.putInt(number, bytes.getInt(number) - by);
        return file;
    }

    @Test
    void contradictionsInTheTablesOfSoundLeaveTheVideoWhole() throws IOException {
        for (byte[] broken : List.of(
                lastTrackChanged("video/gen__two_audio_streams_a.mp4", 8, 1),
                lastTrackChanged("video/gen__two_audio_streams_a.mp4", 12, Integer.MIN_VALUE))) {
            MediaReport report = check("sound.mp4", broken);
            assertEquals(Verdict.OK, report.verdict());
            assertEquals(60, report.facts().packetCount().orElseThrow());
            Finding finding = report.finding(FindingCode.TRUNCATED).orElseThrow();
            assertEquals(Severity.INFO, finding.severity());
            assertTrue(finding.message().contains("sound"), finding.message());
        }
    }

    @Test
    void contradictionsInTheTablesOfQuickTimeSoundLeaveTheVideoWhole() throws IOException {
        // its sound comes first, and its tracks have a second handler, of data
        byte[] file = Files.readAllBytes(Corpus.file("video/ax__mp4-bt601.mov"));
        int count = new String(file, StandardCharsets.ISO_8859_1).indexOf("stsz") + 4 + 8;
        ByteBuffer.wrap(file).putInt(count, ByteBuffer.wrap(file).getInt(count) - 1);
        Finding finding =
                check("sound.mov", file).finding(FindingCode.TRUNCATED).orElseThrow();
        assertEquals(Severity.INFO, finding.severity());
    }

    @Test
    void contradictionsInTheTablesOfSoundHideNoFindingThatCanBeMended() throws IOException {
        MediaReport report = check("longer.mp4", lastTrackChanged("video/gen__audio_longer_a.mp4", 8, 1));
        assertEquals(
                Fix.REMUX,
                report.finding(FindingCode.AUDIO_OUTLASTS_VIDEO).orElseThrow().fix());
        assertEquals(Fix.REMUX, report.fix());
    }

    @Test
    void contradictionsInTheTablesOfQuickTimeVideoAreTold() throws IOException {
        assertFalse(check("whole.mov", Files.readAllBytes(Corpus.file("video/gen__prores_422.mov")))
                .finding(FindingCode.TRUNCATED)
                .isPresent());
        Finding finding = check("fewer.mov", lastTrackChanged("video/gen__prores_422.mov", 8, 1))
                .finding(FindingCode.TRUNCATED)
                .orElseThrow();
        assertEquals(Severity.ERROR, finding.severity());
    }

    @Test
    void sizesOfFlvTagsThatDifferAreTold() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("video/gen__h264_a.flv"));
        assertFalse(check("whole.flv", whole).finding(FindingCode.TRUNCATED).isPresent());
        byte[] hole = whole.clone();
        Arrays.fill(hole, whole.length / 2, whole.length / 2 + 2000, (byte) 0);
        MediaReport report = check("hole.flv", hole);
        assertTrue(report.finding(FindingCode.TRUNCATED).orElseThrow().message().contains("Packet mismatch"));
        // others follow, so their times tell of the hole
        assertTrue(report.finding(FindingCode.VARIABLE_FRAME_RATE).isPresent());
        assertTrue(check("cut.flv", Arrays.copyOf(whole, whole.length - 700))
                .finding(FindingCode.TRUNCATED)
                .isPresent());
    }

    @Test
    void pagesOfOggThatAreNotWhatWasWrittenAreTold() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("video/gen__theora_a.ogv"));
        assertFalse(check("whole.ogv", whole).finding(FindingCode.TRUNCATED).isPresent());
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 4;
        assertTrue(check("flipped.ogv", flipped).finding(FindingCode.TRUNCATED).isPresent());
    }

    @Test
    void programStreamThatEndsInsideAPacketIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("video/gen__mpeg2_a.mpg"));
        assertFalse(check("whole.mpg", whole).finding(FindingCode.TRUNCATED).isPresent());
        assertTrue(check("cut.mpg", Arrays.copyOf(whole, whole.length * 3 / 5))
                .finding(FindingCode.TRUNCATED)
                .isPresent());
    }

    @Test
    void asfMustHaveAsManyBytesAsItsPacketsNeed() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("video/gen__wmv2_a.wmv"));
        assertFalse(check("whole.wmv", whole).finding(FindingCode.TRUNCATED).isPresent());
        // its last object is an index of 92 bytes
        assertFalse(check("unindexed.wmv", Arrays.copyOf(whole, whole.length - 92))
                .finding(FindingCode.TRUNCATED)
                .isPresent());
        Finding finding = check("cut.wmv", Arrays.copyOf(whole, whole.length * 3 / 5))
                .finding(FindingCode.TRUNCATED)
                .orElseThrow();
        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(whole.length - 92L, finding.evidence().get("promisedBytes"));
    }

    @Test
    void joinedTransportStreamsAreWhole() throws IOException {
        byte[] part = Files.readAllBytes(Corpus.file("video/gen__h264_a.ts"));
        byte[] both = Arrays.copyOf(part, 2 * part.length);
        System.arraycopy(part, 0, both, part.length, part.length);
        MediaReport report = check("both.ts", both);
        assertFalse(report.finding(FindingCode.TRUNCATED).isPresent());
        assertTrue(report.finding(FindingCode.NON_MONOTONIC_TIMESTAMPS).isPresent());
    }

    @Test
    void editListThatPresentsNothingIsTold() throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.file("video/gen__h264_faststart_a.mp4"));
        int list = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("elst");
        // the one entry (ISO/IEC 14496-12 8.6.6) begins long after the last frame
        assertEquals(1, ByteBuffer.wrap(bytes).getInt(list + 8));
        ByteBuffer.wrap(bytes).putInt(list + 16, 1 << 28);
        MediaReport report = check("edited.mp4", bytes);
        Finding finding = report.finding(FindingCode.GHOST_FRAMES).orElseThrow();
        assertEquals(Fix.LOCAL_ONLY, finding.fix());
        assertEquals(0, report.facts().frameCount().orElseThrow());
        assertEquals(finding.evidence().get("packets"), finding.evidence().get("discardedPackets"));
    }

    @Test
    void liveRecordingThatEndsInsideAFrameIsTold() throws IOException {
        byte[] whole = resource("live.webm");
        assertFalse(check("live.webm", whole).finding(FindingCode.TRUNCATED).isPresent());
        assertTrue(check("live.webm", Arrays.copyOf(whole, whole.length - 20))
                .finding(FindingCode.TRUNCATED)
                .isPresent());
    }

    @Test
    void holeInARecordingIsTold() throws IOException {
        byte[] holed = resource("live.webm");
        Arrays.fill(holed, holed.length / 2, holed.length / 4 * 3, (byte) 0);
        Finding finding =
                check("live.webm", holed).finding(FindingCode.TRUNCATED).orElseThrow();
        assertEquals(Severity.ERROR, finding.severity());
        assertTrue(finding.message().contains("broken inside"), finding.message());
    }

    @Test
    void encryptedPicturesAreRejectedAtOnce() throws IOException {
        MediaReport report = check("encrypted.mp4", resource("encrypted.mp4"));
        assertEquals(Verdict.REJECT, report.verdict());
        assertTrue(
                report.finding(FindingCode.UNREADABLE).orElseThrow().message().contains("encrypted"));
    }

    private static MediaReport check(String name, byte[] bytes) {
        return MediaCheck.of(new MemorySource(name, bytes)).run();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream bytes = BrokenOffTest.class.getResourceAsStream(name)) {
            return bytes.readAllBytes();
        }
    }

    /** Where the top-level boxes of a type begin. */
    private static List<Integer> boxes(byte[] file, String type) {
        List<Integer> found = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int at = 0; at + 8 <= file.length; at += bytes.getInt(at)) {
            if (type.equals(new String(file, at + 4, 4, StandardCharsets.ISO_8859_1))) {
                found.add(at);
            }
        }
        return found;
    }

    /** Puts a movie extends header (ISO/IEC 14496-12 8.8.2) in, which ffmpeg does not write. */
    private static byte[] withFragmentsDuration(byte[] file, int milliseconds) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int extendsBox = text.indexOf("mvex") - 4;
        int movie = text.indexOf("moov") - 4;
        ByteBuffer longer = ByteBuffer.allocate(file.length + 16);
        longer.put(file, 0, extendsBox + 8);
        longer.putInt(16).putInt(0x6D656864).putInt(0).putInt(milliseconds);
        longer.put(file, extendsBox + 8, file.length - extendsBox - 8);
        longer.putInt(extendsBox, longer.getInt(extendsBox) + 16);
        longer.putInt(movie, longer.getInt(movie) + 16);
        return longer.array();
    }
}
