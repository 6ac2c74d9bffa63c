package com.encord.sdk.media.internal.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaSource;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScalerBoundsTest {
    private static final int GUARD = 4096;

    @ParameterizedTest
    @EnumSource(
            value = PixelLayout.class,
            names = {"RGB24", "BGR24", "RGBA", "ABGR", "GRAY8"})
    void conversionStaysInsideTheCallersMemory(PixelLayout layout) {
        MediaSource source = MediaSource.of(Corpus.file("image/gen__lossy_a.webp"));
        try (FrameReader reader = FrameReader.open(source, DemuxerLimits.STANDARD, 1, Decoder.OnError.FAIL);
                NativeFrame frame = reader.next().orElseThrow();
                Scaler scaler = new Scaler()) {
            int needed = frame.width() * frame.height() * layout.bytesPerPixel();
            ByteBuffer memory = ByteBuffer.allocateDirect(needed + GUARD);
            for (int i = needed; i < needed + GUARD; i++) {
                memory.put(i, (byte) 0x5a);
            }
            scaler.convert(frame, layout, memory);
            assertEquals(needed, memory.position());
            for (int i = needed; i < needed + GUARD; i++) {
                assertEquals((byte) 0x5a, memory.get(i), "written behind the picture, by " + (i - needed));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ax__long_1080p_videoonly_lowbitrate.mp4, BGR24",
        "ax__long_1080p_videoonly_lowbitrate.mp4, ABGR",
        "ax__long_1080p_videoonly_lowbitrate.mp4, GRAY8",
        "gen__h264_fullrange_bt709_a.mp4, RGB24",
        "gen__h264_422_10bit_a.mkv, RGB24",
        "ax__h265_bframes.mp4, RGBA"
    })
    void arraysAreFilledInPiecesAsBuffersAreAtOnce(String file, PixelLayout layout) {
        MediaSource source = MediaSource.of(Corpus.file("video/" + file));
        try (FrameReader reader = FrameReader.open(source, DemuxerLimits.STANDARD, 1, Decoder.OnError.FAIL);
                NativeFrame frame = reader.next().orElseThrow();
                Scaler scaler = new Scaler()) {
            int needed = frame.width() * frame.height() * layout.bytesPerPixel();
            ByteBuffer whole = ByteBuffer.allocateDirect(needed);
            scaler.convert(frame, layout, whole);
            byte[] wanted = new byte[needed + 2];
            whole.flip().get(wanted, 1, needed);
            byte[] pixels = new byte[needed + 2];
            scaler.convert(frame, layout, pixels, 1);
            assertArrayEquals(wanted, pixels);
        }
    }
}
