package com.encord.sdk.media.internal.jpeg;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes 8-bit JPEG with Java's own libjpeg, without any colour conversion. */
public final class BaselineJpeg {
    private BaselineJpeg() {}

    /**
     * Decodes a picture.
     *
     * @param source what errors call the file
     * @param codestream the picture
     * @param expected what its header says of it, as read before
     * @return samples of one byte, colour by pixel, and as they are coded
     */
    public static byte[] decode(String source, byte[] codestream, CodestreamHeader expected) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(codestream))) {
            reader.setInput(input, true, true);
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((origin, warning) -> warnings.add(warning));
            Raster raster = reader.readRaster(0, null);
            // bytes too many between segments harm nothing; all else conceals a picture that is not whole
            warnings.removeIf(warning -> warning.contains("extraneous"));
            if (!warnings.isEmpty()) {
                throw new CorruptMediaException(source, "has a damaged JPEG picture: " + warnings.get(0));
            }
            requireSameSize(source, raster, expected);
            return samples(raster);
        } catch (MediaException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new CorruptMediaException(source, "has a JPEG picture that cannot be decoded: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private static void requireSameSize(String source, Raster raster, CodestreamHeader expected) {
        if (raster.getNumBands() != expected.samples()
                || raster.getWidth() != expected.width()
                || raster.getHeight() != expected.height()) {
            throw new CorruptMediaException(
                    source,
                    "has a JPEG picture of %d x %d pixels with %d samples, where its header says %d x %d with %d"
                            .formatted(
                                    raster.getWidth(),
                                    raster.getHeight(),
                                    raster.getNumBands(),
                                    expected.width(),
                                    expected.height(),
                                    expected.samples()));
        }
    }

    private static byte[] samples(Raster raster) {
        byte[] samples = new byte[raster.getWidth() * raster.getHeight() * raster.getNumBands()];
        int[] row = new int[raster.getWidth() * raster.getNumBands()];
        for (int y = 0, at = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (int value : row) {
                samples[at++] = (byte) value;
            }
        }
        return samples;
    }
}
