package com.encord.sdk.media.internal.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnwritableMediaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MuxerTest {
    private static final int SIDE = 128;

    @Test
    void aFullDiskIsSaidAndNothingCrashes() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "skipped: this system has no /dev/full");
        UnwritableMediaException failure = assertThrows(UnwritableMediaException.class, () -> write(full));
        assertTrue(failure.getMessage().contains("the disk is full"), failure.getMessage());
    }

    private static void write(Path file) {
        EncoderSettings settings =
                new EncoderSettings("libopenh264", new Rational(25, 1), 25, OptionalInt.of(10), OptionalLong.empty());
        Random random = new Random(1);
        byte[] noise = new byte[SIDE * SIDE];
        random.nextBytes(noise);
        try (Picture first = Picture.gray(SIDE, SIDE, noise);
                Encoder encoder = Encoder.open(file.toString(), first, settings);
                Muxer muxer = Muxer.create(file, file.toString(), "mp4")) {
            int stream = muxer.addStream(encoder);
            muxer.start();
            for (int i = 0; i < 50; i++) {
                random.nextBytes(noise);
                try (Picture picture = Picture.gray(SIDE, SIDE, noise)) {
                    encoder.put(picture);
                }
                write(encoder, muxer, stream);
            }
            encoder.finish();
            write(encoder, muxer, stream);
            muxer.finish();
        }
    }

    private static void write(Encoder encoder, Muxer muxer, int stream) {
        for (Optional<EncodedPacket> next = encoder.take(); next.isPresent(); next = encoder.take()) {
            try (EncodedPacket packet = next.get()) {
                muxer.write(packet, stream);
            }
        }
    }
}
