package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.internal.ffmpeg.Encoder;
import com.encord.sdk.media.video.VideoScan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderChoiceTest {
    private static final OutputSize FULL_HD = new OutputSize(1920, 1080);
    private static final OutputSize EIGHT_K = new OutputSize(7680, 4320);

    @TempDir
    private Path directory;

    @BeforeEach
    void defaultNatives() {
        Assumptions.assumeTrue(
                Encoder.firstAvailable(List.of("libx264")).isEmpty(), "skipped: x264 takes pictures of all sizes");
    }

    @Test
    void picturesTooLargeForOpenH264BecomeAv1UnlessACodecWasAskedFor() {
        assertEquals(
                Optional.of(new EncoderChoice(VideoCodec.H264, "libopenh264")),
                EncoderChoice.of(Optional.empty(), "mp4", FULL_HD));
        assertEquals(
                Optional.of(new EncoderChoice(VideoCodec.AV1, "libsvtav1")),
                EncoderChoice.of(Optional.empty(), "mp4", EIGHT_K));
        assertEquals(Optional.empty(), EncoderChoice.of(Optional.of(VideoCodec.H264), "mp4", EIGHT_K));
        assertEquals(
                Optional.of(new EncoderChoice(VideoCodec.VP9, "libvpx-vp9")),
                EncoderChoice.of(Optional.empty(), "webm", EIGHT_K));
    }

    @Test
    void theMessageNamesTheHeightThatWorksAndTheOtherNatives() {
        String message =
                EncoderChoice.missing("huge.mp4", VideoCodec.H264, EIGHT_K).getMessage();

        assertTrue(message.contains("huge.mp4"), message);
        assertTrue(message.contains("7680x4320"), message);
        assertTrue(message.contains("maxHeight to 2304 or less"), message);
        assertTrue(message.contains("-gpl"), message);
    }

    @Test
    void sequenceOfLargePhotosBecomesAVideo() throws IOException {
        Path photo = directory.resolve("photo.png");
        ImageIO.write(new BufferedImage(4400, 2400, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());

        ImageSequenceResult result = ImageSequenceVideo.of(List.of(photo))
                .to(directory.resolve("sequence.mp4"))
                .run();

        assertEquals("libsvtav1", result.encoder());
        assertEquals(4400, result.width());
        assertEquals(List.of(), result.findingsAfter());
        assertEquals("av1", VideoScan.of(result.output()).info().codec());
    }
}
