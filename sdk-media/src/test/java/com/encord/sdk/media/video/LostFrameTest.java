package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One packet early in the file holds filler instead of a picture; most frames are in groups that it does not touch. */
class LostFrameTest {
    private static final int LOST_PACKET = 7;
    private static final int FRAMES = 719;
    private static final byte FILLER = 12;

    @TempDir
    private Path directory;

    private MemorySource damaged;

    @BeforeEach
    void loseAFrame() throws IOException {
        Path file = Corpus.file("video/gen__h264_gop30_a.mp4");
        byte[] bytes = Files.readAllBytes(file);
        try (Demuxer demuxer = Demuxer.open(file)) {
            demuxer.select(demuxer.firstVideo().orElseThrow().index());
            for (int packet = 0; packet <= LOST_PACKET; packet++) {
                demuxer.readPacket();
            }
            // the byte behind the length is the type of the network abstraction unit (ITU-T H.264 table 7-1)
            bytes[(int) demuxer.packet().position().orElseThrow() + 4] = FILLER;
        }
        damaged = new MemorySource("lost.mp4", bytes);
    }

    @Test
    void deepIndexGivesTheFramesOfTheIteration() throws IOException {
        List<String> iterated = iterate();
        assertEquals(FRAMES, iterated.size());
        Path saved = directory.resolve("index");
        try (Video video = Video.open(damaged, VideoOptions.standard().withDeepIndex())) {
            assertEquals(FRAMES, video.frameIndex().frameCount());
            assertEquals(1, video.frameIndex().undecodableCount());
            assertSame(iterated, video, 700, 431, 3, 718, 35);
            video.frameIndex().save(saved);
        }
        VideoOptions again = VideoOptions.standard().withFrameIndex(FrameIndex.load(saved));
        try (Video video = Video.open(damaged, again)) {
            assertSame(iterated, video, 500, 12);
        }
    }

    @Test
    void indexIsCorrectedOnceTheLossIsSeen() throws IOException {
        List<String> iterated = iterate();
        try (Video video = Video.open(damaged, VideoOptions.standard())) {
            // this is why: nothing near frame 431 tells that one is missing long before
            try (VideoFrame frame = video.frameAt(431)) {
                assertNotEquals(iterated.get(431), frame.md5());
            }
            assertEquals(FRAMES + 1, video.frameIndex().frameCount());
            video.frames().forEach(frame -> {});
            assertEquals(FRAMES, video.frameIndex().frameCount());
            assertSame(iterated, video, 431, 700, 8);
            assertThrows(IndexOutOfBoundsException.class, () -> video.frameAt(FRAMES));
        }
        try (Video video = Video.open(damaged, VideoOptions.standard())) {
            video.frames().forEach(frame -> {});
            assertSame(iterated, video, 431);
        }
    }

    private List<String> iterate() {
        List<String> checksums = new ArrayList<>();
        try (Video video = Video.open(damaged, VideoOptions.standard())) {
            for (VideoFrame frame : video.frames()) {
                checksums.add(frame.md5());
            }
        }
        return checksums;
    }

    private static void assertSame(List<String> iterated, Video video, int... indices) {
        for (int index : indices) {
            try (VideoFrame frame = video.frameAt(index)) {
                assertEquals(iterated.get(index), frame.md5(), "frame " + index);
            }
        }
    }
}
