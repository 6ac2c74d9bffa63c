package com.encord.sdk.media.internal.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MediaTimeoutException;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemuxerTest {
    private static final String BFRAMES = "video/gen__h264_open_gop_bpyramid_a.mp4";

    @Test
    void channelGivesTheSamePacketsAsTheFile() {
        Path file = Corpus.file(BFRAMES);
        String fromFile = packets(MediaSource.of(file));
        assertTrue(fromFile.lines().count() > 10);
        assertEquals(fromFile, packets(new ChannelSource(file, false)));
    }

    @Test
    void channelFailureIsTheCauseOfTheException() {
        Path file = Corpus.file(BFRAMES);
        UnreadableMediaException failure = assertThrows(
                UnreadableMediaException.class,
                () -> Demuxer.open(new ChannelSource(file, true), DemuxerLimits.STANDARD));
        assertEquals("the disk is on fire", failure.getCause().getMessage());
    }

    @Test
    void diskThatFailsIsNotTheEndOfTheFile() {
        Path file = Corpus.file(BFRAMES);
        try (Demuxer demuxer = Demuxer.open(file)) {
            assertTrue(demuxer.readPacket());
            // what FFmpeg leaves there when the system cannot read on
            demuxer.context().pb().error(avutil.AVERROR_EIO());
            UnreadableMediaException failure = assertThrows(UnreadableMediaException.class, () -> {
                while (demuxer.readPacket()) {
                    // to the end
                }
            });
            assertTrue(failure.getMessage().contains("Input/output error"), failure.getMessage());
        }
    }

    @Test
    void missingFileIsNamed(@TempDir Path directory) {
        Path file = directory.resolve("nowhere.mp4");
        UnreadableMediaException failure = assertThrows(UnreadableMediaException.class, () -> Demuxer.open(file));
        assertEquals(file.toString(), failure.source());
        assertTrue(failure.getMessage().contains("does not exist"), failure.getMessage());
    }

    @Test
    void playlistIsNotFollowed(@TempDir Path directory) throws IOException {
        Path target = directory.resolve("secret.mp4");
        Files.copy(Corpus.file(BFRAMES), target);
        Path list = directory.resolve("list.mp4");
        Files.writeString(list, "ffconcat version 1.0\nfile secret.mp4\n");
        assertThrows(UnreadableMediaException.class, () -> Demuxer.open(list));
        Files.writeString(list, "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nsecret.mp4\n#EXT-X-ENDLIST\n");
        assertThrows(UnreadableMediaException.class, () -> Demuxer.open(list));
    }

    @Test
    void nameThatLooksLikeAnAddressOrAPatternIsOnlyAName(@TempDir Path directory) throws IOException {
        for (String name : new String[] {"http:x.mp4", "concat:a|b.mp4", "a%03d.mp4", "grün ö 日本.mp4"}) {
            Path file = directory.resolve(name);
            Files.copy(Corpus.file(BFRAMES), file);
            try (Demuxer demuxer = Demuxer.open(file)) {
                assertEquals("h264", demuxer.firstVideo().orElseThrow().codec());
            }
        }
    }

    @Test
    void deadlineEndsOpening() {
        Path file = Corpus.file(BFRAMES);
        DemuxerLimits hurried = new DemuxerLimits(Duration.ofNanos(1), Duration.ofSeconds(1), 16, 1 << 20);
        assertThrows(MediaTimeoutException.class, () -> Demuxer.open(MediaSource.of(file), hurried));
    }

    @Test
    void interruptEndsOpeningAndStaysSet() {
        Path file = Corpus.file(BFRAMES);
        Thread.currentThread().interrupt();
        try {
            assertThrows(MediaInterruptedException.class, () -> Demuxer.open(file));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void useAfterCloseExplainsItself() {
        Demuxer demuxer = Demuxer.open(Corpus.file(BFRAMES));
        demuxer.close();
        demuxer.close();
        IllegalStateException failure = assertThrows(IllegalStateException.class, demuxer::readPacket);
        assertTrue(failure.getMessage().contains("is closed"), failure.getMessage());
    }

    @Test
    void logLinesGoToTheCaptureAndExplainTheFailure(@TempDir Path directory) throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.file("video/gen__truncated60_moov_at_end_a.mp4"));
        Path file = directory.resolve("short.mp4");
        Files.write(file, bytes);
        try (FfmpegLog outer = FfmpegLog.capture()) {
            UnreadableMediaException failure = assertThrows(UnreadableMediaException.class, () -> Demuxer.open(file));
            assertTrue(failure.getMessage().contains("moov atom not found"), failure.getMessage());
            assertEquals(0, outer.lines().size());
        }
    }

    private static String packets(MediaSource source) {
        StringBuilder text = new StringBuilder();
        try (Demuxer demuxer = Demuxer.open(source, DemuxerLimits.STANDARD)) {
            while (demuxer.readPacket()) {
                text.append(demuxer.packet().stream())
                        .append(' ')
                        .append(demuxer.packet().pts())
                        .append(' ')
                        .append(demuxer.packet().size())
                        .append(' ')
                        .append(demuxer.packet().keyframe())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private record ChannelSource(Path file, boolean burning) implements MediaSource {
        @Override
        public String name() {
            return "channel";
        }

        @Override
        public SeekableByteChannel open() throws IOException {
            FileChannel channel = FileChannel.open(file);
            if (burning) {
                channel.close();
                return new BurningChannel();
            }
            return channel;
        }
    }

    private static final class BurningChannel implements SeekableByteChannel {
        @Override
        public int read(java.nio.ByteBuffer target) throws IOException {
            throw new IOException("the disk is on fire");
        }

        @Override
        public int write(java.nio.ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public SeekableByteChannel position(long position) {
            return this;
        }

        @Override
        public long size() {
            return 1000;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
