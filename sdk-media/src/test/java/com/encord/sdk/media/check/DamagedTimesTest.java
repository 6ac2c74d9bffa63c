package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rewrites single time stamps of a healthy WebM file and expects exactly the finding that each deserves. */
class DamagedTimesTest {
    private static final int SIMPLE_BLOCK = 0xA3;

    private byte[] webm = new byte[0];
    private List<Integer> times = List.of();

    @BeforeEach
    void readHealthyFile() throws IOException {
        Path file = Corpus.file("video/gen__vp8_a.webm");
        webm = Files.readAllBytes(file);
        times = blockTimes(webm);
        assertEquals(60, times.size());
        assertEquals(Verdict.OK, check().verdict());
    }

    @Test
    void equalTimesAreDuplicates() {
        set(20, get(19));
        MediaReport report = check();
        Finding finding = report.finding(FindingCode.DUPLICATE_TIMESTAMPS).orElseThrow();
        assertEquals(1, finding.evidence().get("duplicates"));
        assertEquals(60, report.facts().packetCount().orElseThrow());
    }

    @Test
    void timesThatRunBackwardsAreFound() {
        short earlier = get(20);
        set(20, get(25));
        set(25, earlier);
        assertTrue(check().finding(FindingCode.NON_MONOTONIC_TIMESTAMPS).isPresent());
    }

    @Test
    void oneFrameThatIsLateByAThirdOfAFrameMovesNoLabel() {
        set(30, (short) (get(30) + 11));
        MediaReport report = check();
        assertEquals(Verdict.OK, report.verdict());
        assertEquals(
                Severity.INFO,
                report.finding(FindingCode.VARIABLE_FRAME_RATE).orElseThrow().severity());
        assertFalse(report.facts().constantFrameRate().orElseThrow());
    }

    @Test
    void allFramesAfterAHoleAreVariable() {
        for (int block = 30; block < times.size(); block++) {
            set(block, (short) (get(block) + 33));
        }
        Finding finding = check().finding(FindingCode.VARIABLE_FRAME_RATE).orElseThrow();
        assertEquals(1L, finding.evidence().get("missingSlots"));
    }

    @Test
    void laterStartIsFoundWithItsTime() {
        for (int block = 0; block < times.size(); block++) {
            set(block, (short) (get(block) + 500));
        }
        Finding finding = check().finding(FindingCode.NON_ZERO_START).orElseThrow();
        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(0.503, (double) finding.evidence().get("startTime"), 1e-9);
    }

    @Test
    void durationFarBeyondTheLastFrameIsAPromise() {
        int duration = 0;
        while (webm[duration] != 0x44 || (webm[duration + 1] & 0xFF) != 0x89 || (webm[duration + 2] & 0xFF) != 0x88) {
            duration++;
        }
        ByteBuffer bytes = ByteBuffer.wrap(webm);
        double milliseconds = bytes.getDouble(duration + 3);
        // the last frame may be held for a moment
        bytes.putDouble(duration + 3, milliseconds + 300);
        assertFalse(check().finding(FindingCode.TRUNCATED).isPresent());
        bytes.putDouble(duration + 3, milliseconds * 2);
        assertTrue(check().finding(FindingCode.TRUNCATED).isPresent());
    }

    private MediaReport check() {
        return MediaCheck.of(new MemorySource("video.webm", webm)).run();
    }

    private short get(int block) {
        return ByteBuffer.wrap(webm).getShort(times.get(block));
    }

    private void set(int block, short time) {
        ByteBuffer.wrap(webm).putShort(times.get(block), time);
    }

    /** Where the relative times of track 1's blocks lie (RFC 9559 10.2), for a file of few clusters. */
    private static List<Integer> blockTimes(byte[] bytes) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at + 12 < bytes.length; at++) {
            int length = Integer.numberOfLeadingZeros(bytes[at + 1] & 0xFF) - 23;
            if ((bytes[at] & 0xFF) != SIMPLE_BLOCK || length > 4 || (bytes[at + 1 + length] & 0xFF) != 0x81) {
                continue;
            }
            int size = bytes[at + 1] & (0xFF >> length);
            for (int i = 1; i < length; i++) {
                size = size << 8 | bytes[at + 1 + i] & 0xFF;
            }
            int end = at + 1 + length + size;
            boolean flagsKnown = (bytes[at + 4 + length] & 0x7F) == 0;
            if (size > 4 && end <= bytes.length && flagsKnown) {
                found.add(at + 2 + length);
                at = end - 1;
            }
        }
        return found;
    }
}
