package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.Rational;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H.264 whose frames are stored as two fields in a packet each (ITU-T H.264 7.3.3, {@code field_pic_flag}), written bit
 * by bit of uncompressed macroblocks. Truth: ffprobe 5.1 decodes 8 frames of 16 packets; framemd5 gives the checksums.
 */
class FieldPairsTest {
    private static final List<String> FRAMES = List.of(
            "9cc94014556236b5fa26dbebeb929d49",
            "7937364a4e20b3f18d186901f63628d1",
            "ecacb0ccba311683a0525b659affa14a",
            "e1f5709531d3d442ff8a9b2bd45cde64",
            "09a9451dfbb14870bd64caeb031c1cea",
            "85ed337d9831c72288ff66e1a63217a2",
            "d49fe898ca2fe439ec0f2549ccda5fc8",
            "b1bb39f6b4fd699ca116b8d24c51891b");

    @ParameterizedTest
    @ValueSource(strings = {"fields.mp4", "fields.mkv"})
    void twoFieldsAreOneFrame(String name) throws IOException {
        VideoScan scan = VideoScan.of(resource(name));
        assertEquals(8, scan.index().frameCount());
        assertEquals(16, scan.index().packetCount());
        assertEquals(8, scan.index().hiddenCount());
        assertTrue(scan.timing().constant());
        assertEquals(Optional.of(new Rational(25, 1)), scan.timing().frameRate());
        try (Video video = Video.open(resource(name), VideoOptions.standard())) {
            List<String> iterated = new ArrayList<>();
            for (VideoFrame frame : video.frames()) {
                assertEquals(scan.index().pts(frame.index()), frame.pts());
                iterated.add(frame.md5());
            }
            assertEquals(FRAMES, iterated);
            for (int index = FRAMES.size() - 1; index >= 0; index--) {
                try (VideoFrame frame = video.frameAt(index)) {
                    assertEquals(FRAMES.get(index), frame.md5(), "frame " + index);
                }
            }
        }
    }

    private static MediaSource resource(String name) throws IOException {
        try (InputStream bytes = FieldPairsTest.class.getResourceAsStream(name)) {
            return new MemorySource(name, bytes.readAllBytes());
        }
    }
}
