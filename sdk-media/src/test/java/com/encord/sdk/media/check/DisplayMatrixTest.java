package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes other display matrices (ISO/IEC 14496-12 8.3.2) into the track header of a healthy file. */
class DisplayMatrixTest {
    /** From the name of a track header of version 0 to its matrix. */
    private static final int TO_MATRIX = 44;

    private byte[] mp4 = new byte[0];

    @BeforeEach
    void readHealthyFile() throws IOException {
        mp4 = Files.readAllBytes(Corpus.file("video/gen__h264_faststart_a.mp4"));
        assertEquals(Verdict.OK, turnedBy(0).verdict());
    }

    @Test
    void anAngleThatIsNoRightAngleIsFoundWhicheverWayItTurns() {
        assertEquals(45, angleFound(turnedBy(45)), 0.01);
        assertEquals(315, angleFound(turnedBy(-45)), 0.01);
        assertEquals(10, angleFound(turnedBy(10)), 0.01);
    }

    @Test
    void nearlyUprightIsUpright() {
        assertEquals(Verdict.OK, turnedBy(0.5).verdict());
        assertEquals(Verdict.OK, turnedBy(-0.5).verdict());
    }

    @Test
    void anglesBeyondHalfWayCountAsTheRightAngle() {
        MediaReport report = turnedBy(80);
        assertEquals(90, report.facts().rotation().orElseThrow());
        assertTrue(report.finding(FindingCode.ROTATED).isPresent());
    }

    @Test
    void mirrorIsFoundThoughNothingTurns() {
        Finding finding = with(65536, 0, 0, -65536).finding(FindingCode.ROTATED).orElseThrow();
        assertEquals(0, finding.evidence().get("rotation"));
        assertEquals(true, finding.evidence().get("mirrored"));
        finding = with(-65536, 0, 0, 65536).finding(FindingCode.ROTATED).orElseThrow();
        assertEquals(180, finding.evidence().get("rotation"));
        assertEquals(true, finding.evidence().get("mirrored"));
        assertEquals(
                false,
                turnedBy(180)
                        .finding(FindingCode.ROTATED)
                        .orElseThrow()
                        .evidence()
                        .get("mirrored"));
    }

    private static double angleFound(MediaReport report) {
        assertEquals(0, report.facts().rotation().orElseThrow());
        return (double)
                report.finding(FindingCode.ROTATED).orElseThrow().evidence().get("angle");
    }

    private MediaReport turnedBy(double degrees) {
        int cos = (int) Math.round(Math.cos(Math.toRadians(degrees)) * 65536);
        int sin = (int) Math.round(Math.sin(Math.toRadians(degrees)) * 65536);
        return with(cos, sin, -sin, cos);
    }

    private MediaReport with(int a, int b, int c, int d) {
        int header = new String(mp4, StandardCharsets.ISO_8859_1).indexOf("tkhd");
        ByteBuffer.wrap(mp4, header + TO_MATRIX, 36)
                .putInt(a)
                .putInt(b)
                .putInt(0)
                .putInt(c)
                .putInt(d);
        return MediaCheck.of(new MemorySource("video.mp4", mp4)).run();
    }
}
