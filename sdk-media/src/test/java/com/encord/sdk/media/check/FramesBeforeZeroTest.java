package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.VideoScan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** H.264 in Matroska that was cut so that its first frames would have to be presented before time zero. */
class FramesBeforeZeroTest {
    private static final int BLOCK_OF_TRACK_1 = 0x81;
    private static final int SIMPLE_BLOCK = 0xA3;

    @Test
    void theyStandInLineBeforeTheFirstWithATime() throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.file("video/gen__h264_a.mkv"));
        VideoScan whole = VideoScan.of(new MemorySource("whole.mkv", bytes));
        int moved = moveBack(bytes, 341);
        assertEquals(whole.index().packetCount(), moved);
        MemorySource cut = new MemorySource("cut.mkv", bytes);
        FrameIndex index = VideoScan.of(cut).index();
        assertTrue(index.missingPtsCount() > 5, index.toString());
        for (int frame = 0; frame < index.frameCount(); frame++) {
            boolean timed = index.packetHasPts(index.packetOf(frame));
            assertEquals(frame >= index.missingPtsCount(), timed, "frame " + frame);
            assertTrue(!timed || whole.index().packetOf(frame) == index.packetOf(frame), "frame " + frame);
        }
        MediaReport report = MediaCheck.of(cut).run();
        assertTrue(report.facts().constantFrameRate().orElseThrow());
        assertFalse(report.finding(FindingCode.VARIABLE_FRAME_RATE).isPresent());
        double start = report.facts().startTime().orElseThrow();
        assertTrue(start >= 0 && start < 0.034, "starts with the first frame that has a time, not at " + start);
    }

    /** Takes milliseconds off the times of all blocks in the file's first cluster. */
    private static int moveBack(byte[] bytes, int milliseconds) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int at = 0;
        while (file.getInt(at) != 0x1F43B675) {
            at++;
        }
        int blocks = 0;
        for (; at + 8 < bytes.length; at++) {
            int sizeBytes = Integer.numberOfLeadingZeros(bytes[at + 1] & 0xFF) - 23;
            int track = at + 1 + sizeBytes;
            if ((bytes[at] & 0xFF) == SIMPLE_BLOCK
                    && sizeBytes <= 4
                    && (bytes[track] & 0xFF) == BLOCK_OF_TRACK_1
                    && (bytes[track + 3] & 0x7F) == 0) {
                int size = bytes[at + 1] & 0xFF >> sizeBytes;
                for (int i = 1; i < sizeBytes; i++) {
                    size = size << 8 | bytes[at + 1 + i] & 0xFF;
                }
                if (size > 4 && track + size <= bytes.length) {
                    file.putShort(track + 1, (short) (file.getShort(track + 1) - milliseconds));
                    blocks++;
                    at = track + size - 1;
                }
            }
        }
        return blocks;
    }
}
