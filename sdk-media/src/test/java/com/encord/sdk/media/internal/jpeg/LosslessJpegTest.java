package com.encord.sdk.media.internal.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.media.CorruptMediaException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encodes pictures as ITU-T T.81 H says, with every predictor and at several depths, and decodes them again. */
class LosslessJpegTest {
    private static final int WIDTH = 13;
    private static final int HEIGHT = 9;

    @ParameterizedTest
    @CsvSource({
        "1, 8, 1, 0, 0",
        "2, 10, 1, 0, 0",
        "3, 12, 1, 0, 0",
        "4, 16, 1, 0, 0",
        "5, 12, 3, 0, 0",
        "6, 14, 1, 0, 0",
        "7, 16, 3, 0, 0",
        "1, 16, 1, 0, 3",
        "7, 8, 3, 0, 1",
        "4, 12, 1, 2, 0",
        "1, 2, 1, 0, 0"
    })
    void samplesComeBackAsTheyWere(int predictor, int depth, int samples, int pointTransform, int rowsToRestart) {
        Random random = new Random(predictor * 100L + depth);
        int[] picture = new int[WIDTH * HEIGHT * samples];
        for (int i = 0; i < picture.length; i++) {
            // smooth in part, and with the extremes, whose differences wrap around
            int value = random.nextInt(4) == 0 ? random.nextInt(1 << depth) : (i * 3) % (1 << depth);
            picture[i] = random.nextInt(9) == 0 ? (1 << depth) - 1 : value;
            picture[i] = picture[i] >> pointTransform << pointTransform;
        }
        byte[] encoded = new Encoder(predictor, depth, samples, pointTransform, rowsToRestart).encode(picture);
        assertArrayEquals(picture, LosslessJpeg.decode("test", encoded));
        byte[] cut = Arrays.copyOf(encoded, encoded.length * 3 / 4);
        assertThrows(CorruptMediaException.class, () -> LosslessJpeg.decode("test", cut));
    }

    /** Codes of five bits for the seventeen categories, in order: simple, and as good as any. */
    private static final class Encoder {
        private final int predictor;
        private final int depth;
        private final int samples;
        private final int pointTransform;
        private final int rowsToRestart;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int current;
        private int filled;

        Encoder(int predictor, int depth, int samples, int pointTransform, int rowsToRestart) {
            this.predictor = predictor;
            this.depth = depth;
            this.samples = samples;
            this.pointTransform = pointTransform;
            this.rowsToRestart = rowsToRestart;
        }

        byte[] encode(int[] picture) {
            bytes(0xFF, 0xD8, 0xFF, 0xC3, 0, 8 + 3 * samples, depth, 0, HEIGHT, 0, WIDTH, samples);
            for (int i = 0; i < samples; i++) {
                bytes(i + 1, 0x11, 0);
            }
            bytes(0xFF, 0xC4, 0, 19 + 17, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            for (int category = 0; category <= 16; category++) {
                bytes(category);
            }
            if (rowsToRestart > 0) {
                bytes(0xFF, 0xDD, 0, 4, 0, rowsToRestart * WIDTH);
            }
            bytes(0xFF, 0xDA, 0, 6 + 2 * samples, samples);
            for (int i = 0; i < samples; i++) {
                bytes(i + 1, 0);
            }
            bytes(predictor, 0, pointTransform);
            int restarts = 0;
            for (int y = 0; y < HEIGHT; y++) {
                boolean first = rowsToRestart == 0 ? y == 0 : y % rowsToRestart == 0;
                if (first && y > 0) {
                    flush();
                    bytes(0xFF, 0xD0 + restarts++ % 8);
                }
                for (int x = 0; x < WIDTH; x++) {
                    for (int channel = 0; channel < samples; channel++) {
                        difference(at(picture, x, y, channel) - predicted(picture, x, y, channel, first));
                    }
                }
            }
            flush();
            bytes(0xFF, 0xD9);
            return out.toByteArray();
        }

        private int at(int[] picture, int x, int y, int channel) {
            return picture[(y * WIDTH + x) * samples + channel] >> pointTransform;
        }

        private int predicted(int[] picture, int x, int y, int channel, boolean first) {
            if (first && x == 0) {
                return 1 << depth - pointTransform - 1;
            }
            if (first) {
                return at(picture, x - 1, y, channel);
            }
            if (x == 0) {
                return at(picture, x, y - 1, channel);
            }
            int a = at(picture, x - 1, y, channel);
            int b = at(picture, x, y - 1, channel);
            int c = at(picture, x - 1, y - 1, channel);
            int[] byNumber = {0, a, b, c, a + b - c, a + (b - c >> 1), b + (a - c >> 1), a + b >> 1};
            return byNumber[predictor];
        }

        private void difference(int difference) {
            int modulo = (short) difference;
            int size = Math.abs(modulo);
            int category = Integer.SIZE - Integer.numberOfLeadingZeros(size);
            put(category, 5);
            if (category > 0 && category < 16) {
                put(modulo > 0 ? modulo : modulo + (1 << category) - 1, category);
            }
        }

        private void put(int value, int count) {
            for (int i = count - 1; i >= 0; i--) {
                current = current << 1 | value >> i & 1;
                if (++filled == 8) {
                    bytes(current & 0xFF);
                    if ((current & 0xFF) == 0xFF) {
                        bytes(0);
                    }
                    filled = 0;
                }
            }
        }

        private void flush() {
            while (filled != 0) {
                put(1, 1);
            }
        }

        private void bytes(int... values) {
            for (int value : values) {
                out.write(value);
            }
        }
    }
}
