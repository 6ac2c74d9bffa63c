package com.encord.sdk.media.image;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.internal.jpeg2000.Jpeg2000Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/**
 * Plain pictures of high-throughput JPEG 2000 (ISO/IEC 15444-15), 8 bits per sample. FFmpeg refuses some of them that
 * are sound, those that use all values of 16 bits above all; it has the rare forms and the damaged ones.
 */
final class HighThroughputDecoder {
    /** The bit of the capabilities that says so, in the segment that comes first (ISO/IEC 15444-1 A.5.1). */
    private static final int CAPABILITY = 1 << 14;

    /** Samples are whole numbers of 32 bits twice over before they are bytes. */
    private static final int MOST_SAMPLES = 1 << 26;

    private static final int MOST_BYTES = 1 << 29;

    private static final int SRGB = 16;
    private static final int GREY = 17;

    private HighThroughputDecoder() {}

    /** Decodes a picture, if it is such a one, plain and sound. */
    static Optional<BufferedImage> decode(MediaSource source, ImageInfo info) throws IOException {
        byte[] file;
        int samples;
        int most;
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            long at = codestream(bytes);
            if (at < 0 || bytes.size() > MOST_BYTES || !isPlain(bytes, at, info)) {
                return Optional.empty();
            }
            samples = bytes.u16be(at + 40);
            most = (1 << bytes.u8(at + 42) + 1) - 1;
            file = bytes.copy(at, (int) (bytes.size() - at));
        }
        try {
            return Optional.of(image(Jpeg2000Picture.decode(source.name(), file), info, samples, most));
        } catch (CorruptMediaException | UnsupportedMediaException e) {
            return Optional.empty(); // FFmpeg shows what there is
        }
    }

    /** Where the codestream starts, if no box around it says that samples are more than shades of red, green, blue. */
    private static long codestream(HeaderBytes bytes) {
        if (bytes.i32be(0) == 0xff4fff51) {
            return 0;
        }
        for (IsoBox box : IsoBox.in(bytes, 0, bytes.size())) {
            if (box.type() == HeaderBytes.fourCc("jp2c")) {
                return bytes.i32be(box.at()) == 0xff4fff51 ? box.at() : -1;
            }
            if (box.type() == HeaderBytes.fourCc("jp2h") && !isPlain(bytes, box)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isPlain(HeaderBytes bytes, IsoBox header) {
        for (IsoBox box : IsoBox.in(bytes, header.at(), header.end())) {
            if (box.type() == HeaderBytes.fourCc("pclr") || box.type() == HeaderBytes.fourCc("cdef")) {
                return false;
            }
            if (box.type() == HeaderBytes.fourCc("colr") && bytes.u8(box.at()) == 1) {
                long space = bytes.u32be(box.at() + 3);
                if (space != SRGB && space != GREY) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether it is grey or has three components, all of one size and depth and without signs. */
    private static boolean isPlain(HeaderBytes bytes, long codestream, ImageInfo info) {
        int samples = bytes.u16be(codestream + 40);
        if ((bytes.u16be(codestream + 6) & CAPABILITY) == 0
                || samples != 1 && samples != 3
                || info.pixels() * samples > MOST_SAMPLES
                || bytes.u32be(codestream + 8) - bytes.u32be(codestream + 16) != info.width()
                || bytes.u32be(codestream + 12) - bytes.u32be(codestream + 20) != info.height()) {
            return false;
        }
        int depth = bytes.u8(codestream + 42);
        for (int i = 0; i < samples; i++) {
            long component = codestream + 42 + 3L * i;
            if (bytes.u8(component) != depth || bytes.u16be(component + 1) != 0x0101) {
                return false;
            }
        }
        return depth < 16;
    }

    private static BufferedImage image(int[] values, ImageInfo info, int samples, int most) {
        BufferedImage image = new BufferedImage(
                info.width(),
                info.height(),
                samples == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        int[] row = new int[info.width() * samples];
        for (int y = 0; y < info.height(); y++) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (values[y * row.length + i] * 255 + most / 2) / most;
            }
            image.getRaster().setPixels(0, y, info.width(), 1, row);
        }
        return image;
    }
}
