package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * HEVC of which packets are lost: an open group of pictures whose first three B-pictures refer to what was cut off.
 * Which frames come out, and when, is what ffprobe 5.1 says.
 */
class LostHevcFrameTest {
    private static final int CLUSTER = 0x1F43B675;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final byte VOID = (byte) 0xEC;

    @Test
    void framesThatLackAReferenceAreGivenAndMarked() throws IOException {
        assertEquals("0 33 67 100 133 167 200 233 267", frames());
        assertEquals("0 33* 67* 100* 167* 200* 233* 267*", frames(4));
        assertEquals("0 33* 100* 133 167* 200* 233* 267*", frames(5));
    }

    @Test
    void leadingPicturesAreLeftOutWhereTheKeyframeIsLostToo() throws IOException {
        assertEquals("33* 67* 100* 133* 167* 200* 233* 267*", frames(0));
    }

    @Test
    void deepScanKnowsDamagedFromMissing() throws IOException {
        MemorySource source = without(4);
        DecodeScan decoded = DecodeScan.of(source, VideoScan.of(source).index());
        assertEquals(8, decoded.decodedFrames());
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), decoded.damagedFrames());
        assertEquals(List.of(), decoded.missingFrames());
    }

    /** The times of the frames in milliseconds, those of damaged ones with a star. */
    private static String frames(int... lost) throws IOException {
        List<String> times = new ArrayList<>();
        try (Video video = Video.open(without(lost), VideoOptions.standard())) {
            for (VideoFrame frame : video.frames()) {
                times.add(frame.pts() + (frame.corrupt() ? "*" : ""));
            }
        }
        return String.join(" ", times);
    }

    /** Turns blocks of Matroska (RFC 9559 5.1.3.4) into void elements. */
    private static MemorySource without(int... lost) throws IOException {
        try (InputStream in =
                LostHevcFrameTest.class.getResourceAsStream("/com/encord/sdk/media/check/cut-open-gop.mkv")) {
            byte[] bytes = in.readAllBytes();
            List<Integer> blocks = blocks(bytes);
            assertEquals(12, blocks.size());
            for (int block : lost) {
                bytes[blocks.get(block)] = VOID;
            }
            return new MemorySource("lost.mkv", bytes);
        }
    }

    private static List<Integer> blocks(byte[] bytes) {
        List<Integer> found = new ArrayList<>();
        int cluster = 0;
        while (ByteBuffer.wrap(bytes).getInt(cluster) != CLUSTER) {
            cluster++;
        }
        for (int at = cluster; at + 4 < bytes.length; at++) {
            int sizeBytes = Integer.numberOfLeadingZeros(bytes[at + 1] & 0xFF) - 23;
            if ((bytes[at] & 0xFF) == SIMPLE_BLOCK && sizeBytes <= 2 && (bytes[at + 1 + sizeBytes] & 0xFF) == 0x81) {
                int size = bytes[at + 1] & 0xFF >> sizeBytes;
                found.add(at);
                at += sizeBytes + (sizeBytes == 1 ? size : size << 8 | bytes[at + 2] & 0xFF);
            }
        }
        return found;
    }
}
