package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.Tag;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How a picture's samples are made up (PS3.3 C.7.6.3).
 *
 * @param rows picture height in pixels
 * @param columns picture width in pixels
 * @param samples samples per pixel: 1, 3 or 4
 * @param bitsAllocated bits that a sample takes: 1, 8, 16, 32 or 64
 * @param bitsStored bits of it that mean something
 * @param signed whether samples are two's complement
 * @param floatingPoint whether samples are IEEE 754 numbers (Float and Double Float Pixel Data)
 * @param photometricInterpretation what the samples mean, such as {@code MONOCHROME2}, in upper case; where the header
 *     does not say, {@code RGB} for three samples
 * @param frames how many pictures there are, at least 1
 */
public record PixelLayout(
        int rows,
        int columns,
        int samples,
        int bitsAllocated,
        int bitsStored,
        boolean signed,
        boolean floatingPoint,
        String photometricInterpretation,
        int frames) {
    private static final int LARGEST_FRAME = 1 << 30;

    static PixelLayout of(DicomFile file) {
        DicomDataset header = file.dataset();
        int pixelTag = file.pixelElement()
                .orElseThrow(() -> new UnsupportedMediaException(source(file), "has no pixel data"))
                .tag();
        boolean floating = pixelTag != Tag.PIXEL_DATA;
        int allocated = floating
                ? (pixelTag == Tag.FLOAT_PIXEL_DATA ? 32 : 64)
                : required(file, Tag.BITS_ALLOCATED, "Bits Allocated");
        int samples = header.integer(Tag.SAMPLES_PER_PIXEL).orElse(1);
        PixelLayout layout = new PixelLayout(
                required(file, Tag.ROWS, "Rows"),
                required(file, Tag.COLUMNS, "Columns"),
                samples,
                allocated,
                floating ? allocated : header.integer(Tag.BITS_STORED).orElse(allocated),
                !floating && header.integer(Tag.PIXEL_REPRESENTATION).orElse(0) == 1,
                floating,
                header.text(Tag.PHOTOMETRIC_INTERPRETATION)
                        .orElse(samples == 3 ? "RGB" : "MONOCHROME2")
                        .toUpperCase(Locale.ROOT),
                Math.max(1, header.integer(Tag.NUMBER_OF_FRAMES).orElse(1)));
        layout.check(source(file));
        return layout;
    }

    private static String source(DicomFile file) {
        return file.source().name();
    }

    private static int required(DicomFile file, int tag, String name) {
        OptionalInt value = file.dataset().integer(tag);
        if (value.isEmpty()) {
            throw new CorruptMediaException(
                    source(file), "has pixel data, but no " + name + " " + Tag.format(tag) + " to read it by");
        }
        return value.getAsInt();
    }

    private void check(String source) {
        boolean known = bitsAllocated == 1
                || bitsAllocated == 8
                || bitsAllocated == 16
                || bitsAllocated == 32
                || bitsAllocated == 64;
        if (!known || samples < 1 || samples > 4 || bitsAllocated == 1 && samples != 1) {
            throw new UnsupportedMediaException(
                    source,
                    "has " + samples + " samples of " + bitsAllocated + " bits a pixel, which is not supported");
        }
        if (rows < 1 || columns < 1) {
            throw new CorruptMediaException(source, "has pictures of " + columns + " x " + rows + " pixels");
        }
        if (bitsStored < 1 || bitsStored > bitsAllocated) {
            throw new CorruptMediaException(
                    source, "stores " + bitsStored + " bits in " + bitsAllocated + " allocated ones");
        }
        if (frameBytes() > LARGEST_FRAME) {
            throw new MediaLimitException(
                    source,
                    "has pictures of " + columns + " x " + rows + " pixels, " + (frameBytes() >> 20)
                            + " MB each, more than the limit of " + (LARGEST_FRAME >> 20) + " MB");
        }
    }

    /**
     * Bytes of one decoded sample; a one-bit sample takes one byte.
     *
     * @return 1, 2, 4 or 8
     */
    public int bytesPerSample() {
        return Math.max(1, bitsAllocated / 8);
    }

    /**
     * Bytes of one decoded frame: {@code rows * columns * samples * bytesPerSample}.
     *
     * @return the size
     */
    public long frameBytes() {
        return (long) rows * columns * samples * bytesPerSample();
    }

    /**
     * The value that a sample's allocated bits stand for: without what lies above the stored bits, and with its sign.
     */
    double stored(long raw) {
        int unused = Long.SIZE - bitsStored;
        if (signed) {
            return raw << unused >> unused;
        }
        long value = raw << unused >>> unused;
        return value >= 0 ? value : value + 0x1p64;
    }
}
