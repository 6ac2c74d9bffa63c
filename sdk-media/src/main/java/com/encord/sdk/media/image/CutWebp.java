package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a still WebP that come before its end, which is too early. FFmpeg decodes whole bit streams only and does
 * not tell how far it came, so the missing bytes are made up in two ways: rows that come out the same do not depend on
 * them.
 */
final class CutWebp {
    private static final int VP8 = HeaderBytes.fourCc("VP8 ");
    private static final int VP8L = HeaderBytes.fourCc("VP8L");
    private static final int MOST_BYTES = 1 << 26;
    private static final int MOST_TRIES = 10;
    /** Of all tries together. */
    private static final long MOST_PIXELS = 1 << 27;

    private final String name;
    private final byte[] file;
    private final int length;

    private CutWebp(String name, byte[] file, int length) {
        this.name = name;
        this.file = file;
        this.length = length;
    }

    /** Null if the file does not end in the middle of the colours of a picture. */
    static @Nullable CutWebp of(MediaSource source) throws IOException {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            long at = 12;
            while (bytes.has(at, 8)) {
                int type = bytes.fourCc(at);
                long end = at + 8 + bytes.u32le(at + 4);
                if (end > bytes.size()) {
                    return (type == VP8 || type == VP8L) && end <= MOST_BYTES
                            ? new CutWebp(source.name(), bytes.copy(0, (int) bytes.size()), (int) (end + (end & 1)))
                            : null;
                }
                at = end + (end & 1);
            }
            return null;
        }
    }

    /** The picture with black below its last row that is known; null if there is no such row. */
    @Nullable
    BufferedImage rows(long pixels) {
        BufferedImage image = null;
        long tries = Math.max(2, Math.min(MOST_TRIES, MOST_PIXELS / pixels));
        for (int seed = 0; seed < tries; seed++) {
            BufferedImage other = filledUp(seed);
            if (image != null && other != null) {
                return known(image, other);
            }
            image = image == null ? other : image;
        }
        return null;
    }

    private static @Nullable BufferedImage known(BufferedImage image, BufferedImage other) {
        int known = 0;
        while (known < image.getHeight() && sameRow(image, other, known)) {
            known++;
        }
        int[] black = new int[image.getWidth() * image.getRaster().getNumBands()];
        for (int y = known; y < image.getHeight(); y++) {
            image.getRaster().setPixels(0, y, image.getWidth(), 1, black);
        }
        return known == 0 ? null : image;
    }

    /** Null if the bytes mean something impossible; runs of one value nearly always would. */
    private @Nullable BufferedImage filledUp(long seed) {
        byte[] made = new byte[length - file.length];
        new Random(seed).nextBytes(made);
        byte[] whole = Arrays.copyOf(file, length);
        System.arraycopy(made, 0, whole, file.length, made.length);
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, length - 8);
        try {
            return NativeDecoder.decode(new BytesSource(name, whole), new ArrayList<>());
        } catch (MediaException e) {
            return null;
        }
    }

    private static boolean sameRow(BufferedImage a, BufferedImage b, int y) {
        int width = a.getWidth();
        return Arrays.equals(
                a.getRaster().getPixels(0, y, width, 1, (int[]) null),
                b.getRaster().getPixels(0, y, width, 1, (int[]) null));
    }
}
