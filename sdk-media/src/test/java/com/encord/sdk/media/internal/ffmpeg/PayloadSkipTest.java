package com.encord.sdk.media.internal.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaving out what is in the packets must change nothing that is said about them. */
class PayloadSkipTest {
    /** So small that the small files of the corpus are skipped, too. */
    private static final int SMALLEST = 64;

    @Test
    void allIndexedFilesOfTheCorpusGiveTheSamePackets() throws IOException {
        List<String> differences = new ArrayList<>();
        int skipped = 0;
        try (Stream<Path> files = Files.list(
                Corpus.file("video/gen__h264_open_gop_bpyramid_a.mp4").getParent())) {
            for (Path file : files.filter(PayloadSkipTest::isoMedia).sorted().toList()) {
                skipped += compare(file, differences);
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(skipped > 50, "skipped in " + skipped + " files");
    }

    @Test
    void cutFilesGiveTheSamePacketsUpToTheCut(@TempDir Path directory) throws IOException {
        List<String> differences = new ArrayList<>();
        int skipped = 0;
        for (String name : List.of("ax__hlg10-color-test.mp4", "ax__sample_2_byte_NAL_length.mp4")) {
            byte[] whole = Files.readAllBytes(Corpus.file("video/" + name));
            for (int part = 3; part < 10; part++) {
                Path file = directory.resolve(part + name);
                Files.write(file, Arrays.copyOf(whole, whole.length / 10 * part + part));
                skipped += compare(file, differences);
            }
        }
        assertEquals(List.of(), differences);
        assertEquals(14, skipped);
    }

    @Test
    void largeSamplesAreSkippedUnasked() {
        try (Demuxer demuxer = Demuxer.open(Corpus.file("video/ax__8k24fps_300ms.mp4"))) {
            DemuxedStream video = demuxer.firstVideo().orElseThrow();
            assertTrue(demuxer.skipPayload(video, PayloadSkip.SMALLEST_AVERAGE, PayloadSkip.SMALLEST_SKIPPED));
        }
        try (Demuxer demuxer = Demuxer.open(Corpus.file("video/gen__h264_open_gop_bpyramid_a.mp4"))) {
            DemuxedStream video = demuxer.firstVideo().orElseThrow();
            assertFalse(demuxer.skipPayload(video, PayloadSkip.SMALLEST_AVERAGE, PayloadSkip.SMALLEST_SKIPPED));
        }
    }

    @Test
    void interruptEndsReading() {
        try (Demuxer demuxer = Demuxer.open(Corpus.file("video/ax__8k24fps_300ms.mp4"))) {
            demuxer.skipPayload(demuxer.firstVideo().orElseThrow());
            Thread.currentThread().interrupt();
            assertThrows(MediaInterruptedException.class, () -> {
                while (demuxer.readPacket()) {
                    // until the interrupt is seen
                }
            });
        } finally {
            Thread.interrupted();
        }
    }

    private static boolean isoMedia(Path file) {
        String name = file.toString();
        return name.endsWith(".mp4") || name.endsWith(".mov");
    }

    /** Answers 1 if anything was left out. */
    private static int compare(Path file, List<String> differences) {
        try (Demuxer plain = Demuxer.open(file);
                Demuxer skipping = Demuxer.open(file)) {
            Optional<DemuxedStream> video = skipping.firstVideo();
            if (video.isEmpty() || !skipping.skipPayload(video.get(), SMALLEST, SMALLEST)) {
                return 0;
            }
            int index = video.get().index();
            plain.select(index);
            skipping.select(index);
            if (!packets(plain).equals(packets(skipping))) {
                differences.add(file.getFileName().toString());
            }
            return 1;
        } catch (MediaException unreadable) {
            return 0;
        }
    }

    private static String packets(Demuxer demuxer) {
        StringBuilder text = new StringBuilder();
        try (FfmpegLog log = FfmpegLog.capture()) {
            while (demuxer.readPacket()) {
                DemuxedPacket packet = demuxer.packet();
                text.append(packet.pts())
                        .append(' ')
                        .append(packet.dts())
                        .append(' ')
                        .append(packet.duration());
                text.append(' ').append(packet.size()).append(' ').append(packet.position());
                text.append(' ')
                        .append(packet.keyframe())
                        .append(packet.discarded())
                        .append(packet.corrupt());
                text.append('\n');
            }
            return text.append(demuxer.endError()).append(log.lines()).toString();
        }
    }
}
