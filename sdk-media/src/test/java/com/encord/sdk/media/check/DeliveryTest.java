package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the limits lie that the platform and seeking set. */
class DeliveryTest {
    @TempDir
    Path directory;

    @Test
    void fileMustBeSmallerThanTheLimitOfBytes() throws IOException {
        assertFalse(check(999_999_999L).finding(FindingCode.OVERSIZE_BYTES).isPresent());
        Finding finding =
                check(1_000_000_000L).finding(FindingCode.OVERSIZE_BYTES).orElseThrow();
        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(1_000_000_000L, finding.evidence().get("fileSize"));
    }

    @Test
    void slowVideoOfKeyframesAloneIsNotSparse() throws IOException {
        byte[] avi = Files.readAllBytes(Corpus.file("video/gen__mjpeg_a.avi"));
        int stream = new String(avi, StandardCharsets.ISO_8859_1).indexOf("strh");
        // one frame each twenty seconds
        ByteBuffer.wrap(avi)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(stream + 28, 20)
                .putInt(stream + 32, 1);
        MediaReport report = MediaCheck.of(new MemorySource("slow.avi", avi)).run();
        assertEquals("1/20", report.facts().frameRate().orElseThrow().toString());
        assertEquals(1, report.facts().keyframeInterval().orElseThrow());
        assertFalse(report.finding(FindingCode.SPARSE_KEYFRAMES).isPresent());
        assertTrue(MediaCheck.of(Corpus.file("video/gen__rate_1fps_one_hour_a.mp4"))
                .run()
                .finding(FindingCode.SPARSE_KEYFRAMES)
                .isPresent());
    }

    /** A healthy video with a free box (ISO/IEC 14496-12 8.1.2) behind it that fills the file up, but takes no disk. */
    private MediaReport check(long size) throws IOException {
        Path file = directory.resolve("large.mp4");
        byte[] video = Files.readAllBytes(Corpus.file("video/gen__h264_faststart_a.mp4"));
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.write(video);
            large.writeInt((int) (size - video.length));
            large.writeBytes("free");
            large.setLength(size);
        }
        MediaReport report = MediaCheck.of(file).run();
        Files.delete(file);
        return report;
    }
}
