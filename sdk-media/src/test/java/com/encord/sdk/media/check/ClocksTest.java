package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Moves single frames on one of the two clocks that frames have: when they are decoded, and when they are shown. */
class ClocksTest {
    private static final int VIDEO_TAG = 9;
    private static final int FLV_HEADER = 13;
    private static final int TAG_HEADER = 11;

    @Test
    void framesDecodedAtOneTimeAreInOrder() throws IOException {
        byte[] flv = Files.readAllBytes(Corpus.file("video/gen__h264_a.flv"));
        int tag = pictures(flv).get(20);
        int before = decodingTime(flv, pictures(flv).get(19));
        move(flv, tag, before);
        MediaReport equal = MediaCheck.of(new MemorySource("equal.flv", flv)).run();
        assertFalse(equal.finding(FindingCode.NON_MONOTONIC_TIMESTAMPS).isPresent());
        assertFalse(equal.finding(FindingCode.DUPLICATE_TIMESTAMPS).isPresent());
        move(flv, tag, before - 1);
        Finding finding = MediaCheck.of(new MemorySource("earlier.flv", flv))
                .run()
                .finding(FindingCode.NON_MONOTONIC_TIMESTAMPS)
                .orElseThrow();
        assertEquals(1, finding.evidence().get("backwards"));
    }

    @Test
    void framesShownWhenTheTrackIsOverAreNotRemovedByCutting() throws IOException {
        byte[] mp4 = Files.readAllBytes(Corpus.file("video/gen__no_editlist_bframes_a.mp4"));
        int offsets = new String(mp4, StandardCharsets.ISO_8859_1).indexOf("ctts");
        ByteBuffer table = ByteBuffer.wrap(mp4);
        // the last entry that is of one frame (ISO/IEC 14496-12 8.6.1.3): ten frames of 512 ticks later
        int entry = offsets + 12 + 8 * (table.getInt(offsets + 8) - 1);
        while (table.getInt(entry) > 1) {
            entry -= 8;
        }
        table.putInt(entry + 4, table.getInt(entry + 4) + 10 * 512);
        MediaReport report = MediaCheck.of(new MemorySource("late.mp4", mp4)).run();
        Finding finding = report.finding(FindingCode.GHOST_FRAMES).orElseThrow();
        assertEquals(1, finding.evidence().get("framesPastDuration"));
        assertEquals(0, finding.evidence().get("discardedPackets"));
        assertEquals(Fix.REENCODE, finding.fix());
        assertTrue(report.finding(FindingCode.VARIABLE_FRAME_RATE).isPresent());
    }

    /** Lets a frame be decoded at another time and shown when it was (FLV specification E.4.3). */
    private static void move(byte[] flv, int tag, int time) {
        int shown = decodingTime(flv, tag) + number(flv, tag + TAG_HEADER + 2);
        put(flv, tag + 4, time);
        put(flv, tag + TAG_HEADER + 2, shown - time);
    }

    private static int decodingTime(byte[] flv, int tag) {
        return number(flv, tag + 4);
    }

    private static List<Integer> pictures(byte[] flv) {
        List<Integer> tags = new ArrayList<>();
        for (int tag = FLV_HEADER; tag < flv.length; tag += TAG_HEADER + number(flv, tag + 1) + 4) {
            if (flv[tag] == VIDEO_TAG && flv[tag + TAG_HEADER + 1] == 1) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
    }

    private static void put(byte[] bytes, int at, int number) {
        bytes[at] = (byte) (number >> 16);
        bytes[at + 1] = (byte) (number >> 8);
        bytes[at + 2] = (byte) number;
    }
}
