package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Some decoders say nothing of what they cannot decode, and leave whatever the memory held. */
class HolesInPicturesTest {
    @Test
    void holesOfVp8LookTheSameHoweverOneComesToTheFrame() throws IOException {
        looksTheSame("gen__vp8_a.webm", 3);
    }

    @Test
    void holesOfHevcLookTheSameHoweverOneComesToTheFrame() throws IOException {
        looksTheSame("gen__hevc_8bit_hev1.mp4", 3);
    }

    private static void looksTheSame(String file, int seed) throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.file("video/" + file));
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            bytes[bytes.length / 4 + random.nextInt(bytes.length / 2)] ^= 0x55;
        }
        MemorySource source = new MemorySource(file, bytes);
        List<String> frames = pictures(source, VideoOptions.standard().withThreads(1));
        assertEquals(frames, pictures(source, VideoOptions.standard().withThreads(2)));
        try (Video video = Video.open(source, VideoOptions.standard().withThreads(1))) {
            List<Integer> order = new ArrayList<>();
            for (int frame = 0; frame < frames.size(); frame++) {
                order.add(frame);
            }
            Collections.shuffle(order, random);
            for (int index : order) {
                try (VideoFrame frame = video.frameAt(index)) {
                    assertEquals(frames.get(index), frame.md5(), "frame " + index);
                }
            }
        }
    }

    private static List<String> pictures(MemorySource source, VideoOptions options) {
        List<String> pictures = new ArrayList<>();
        try (Video video = Video.open(source, options);
                VideoFrames frames = video.frames()) {
            frames.forEach(frame -> pictures.add(frame.md5()));
        }
        return pictures;
    }
}
