package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** MP4 files that lack the part that explains the rest: the report says which part and what to do about it. */
class HeaderlessFilesTest {
    @Test
    void segmentOfAStreamIsToBeJoinedWithItsHeader() throws IOException {
        byte[] file = Files.readAllBytes(Corpus.file("video/gen__fragmented_a.mp4"));
        byte[] segment = Arrays.copyOfRange(file, box(file, "moof"), file.length);
        Finding finding = check("segment.m4s", segment, false)
                .finding(FindingCode.UNREADABLE)
                .orElseThrow();
        assertTrue(finding.message().contains("initialisation segment"), finding.message());
        assertEquals(true, finding.evidence().get("fragments"));
    }

    @Test
    void fileThatLostItsIndexIsToBeCopiedAgain() throws IOException {
        byte[] file = Files.readAllBytes(Corpus.file("video/gen__h264_moov_at_end_a.mp4"));
        MediaReport report = check("cut.mp4", Arrays.copyOf(file, box(file, "moov")), false);
        Finding finding = report.finding(FindingCode.UNREADABLE).orElseThrow();
        assertTrue(finding.message().contains("(moov)"), finding.message());
        assertTrue(finding.message().contains("Copy or export"), finding.message());
        assertEquals(Verdict.REJECT, report.verdict());
    }

    @Test
    void unknownCodecIsNamedByItsTagAndNotSentToAReEncodeThatCannotRead() throws IOException {
        byte[] file = Files.readAllBytes(Corpus.file("video/gen__h264_faststart_a.mp4"));
        // size, type, version, count of entries, size of the first entry: ISO/IEC 14496-12 8.5.2
        int tag = box(file, "stsd") + 20;
        System.arraycopy("zyx9".getBytes(StandardCharsets.US_ASCII), 0, file, tag, 4);
        for (boolean deep : new boolean[] {false, true}) {
            MediaReport report = check("unknown.mp4", file, deep);
            Finding finding = report.finding(FindingCode.UNSUPPORTED_CODEC).orElseThrow();
            assertTrue(finding.message().contains("'zyx9'"), finding.message());
            assertEquals(Fix.LOCAL_ONLY, report.fix());
            assertTrue(report.finding(FindingCode.UNREADABLE).isEmpty());
        }
    }

    private static MediaReport check(String name, byte[] bytes, boolean deep) {
        return MediaCheck.of(new MemorySource(name, bytes)).deep(deep).run();
    }

    /** Where the first box of a type starts, wherever it is nested. */
    private static int box(byte[] bytes, String type) {
        int wanted = ByteBuffer.wrap(type.getBytes(StandardCharsets.US_ASCII)).getInt();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = 4;
        while (buffer.getInt(at) != wanted) {
            at++;
        }
        return at - 4;
    }
}
