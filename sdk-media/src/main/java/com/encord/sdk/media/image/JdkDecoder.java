package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.channels.Channels;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Pictures through the readers of the JDK, without their colour management. */
final class JdkDecoder {
    private JdkDecoder() {}

    /** The JDK's reader does not want this picture; another decoder may. */
    static final class Refused extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient @Nullable BufferedImage partial;

        Refused(String message, @Nullable Throwable cause, @Nullable BufferedImage partial) {
            super(message, cause);
            this.partial = partial;
        }

        /** The rows that came before the damage, and black below them; null if there were none. */
        @Nullable
        BufferedImage partial() {
            return partial;
        }

        /** Whether the reader does not know this kind of picture, so that nothing is said about damage. */
        boolean forItsKind() {
            String message = String.valueOf(getMessage());
            return message.contains("Unsupported compression type")
                    || message.contains("Unsupported Image Type")
                    || message.contains("Unsupported JPEG process")
                    || message.contains("Unsupported JPEG data precision");
        }
    }

    static BufferedImage decode(MediaSource source, ImageInfo info, int page, List<String> complaints)
            throws IOException, Refused {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name(info.format()));
        if (!readers.hasNext()) {
            throw new Refused("this Java runtime has no reader for " + info.format(), null, null);
        }
        ImageReader reader = readers.next();
        DecodedRows rows = new DecodedRows();
        reader.addIIOReadUpdateListener(rows);
        try (Input in = open(source, info.format(), page, complaints)) {
            reader.addIIOReadWarningListener(new Complaints(complaints));
            reader.setInput(in.stream(), info.format() != ImageFormat.TIFF, true);
            BufferedImage image = reader.read(in.page());
            if (image == null) {
                throw new Refused("the reader gave no picture", null, null);
            }
            if (info.format() == ImageFormat.TIFF && hasFourJpegComponents(source, page)) {
                StoredSamples.invert(image.getRaster());
            }
            return StoredSamples.of(image, info.color());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // The JDK's readers meet hostile input with every kind of runtime exception, and trust lengths they find.
            String message = e.getMessage() == null ? reason(e) : e.getMessage();
            BufferedImage started = rows.image();
            throw new Refused(message, e, started == null ? null : StoredSamples.of(started, info.color()));
        } finally {
            reader.dispose();
        }
    }

    private static String reason(Throwable withoutMessage) {
        return withoutMessage instanceof EOFException
                ? "the file ends before the last row"
                : "the decoder failed with " + withoutMessage.getClass().getSimpleName();
    }

    private static String name(ImageFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /** What a reader is given, and which of its pictures is wanted. */
    private record Input(ImageInputStream stream, int page) implements Closeable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private static Input open(MediaSource source, ImageFormat format, int page, List<String> complaints)
            throws IOException {
        ImageInputStream rewritten = format == ImageFormat.TIFF ? PlainTiff.of(source, page, complaints) : null;
        return rewritten == null ? new Input(stored(source, format), page) : new Input(rewritten, 0);
    }

    private static ImageInputStream stored(MediaSource source, ImageFormat format) throws IOException {
        if (format == ImageFormat.JPEG) {
            return new MemoryCacheImageInputStream(JpegWithoutProfile.open(source));
        }
        if (source.path().isPresent()) {
            return new FileImageInputStream(source.path().get().toFile());
        }
        InputStream in = Channels.newInputStream(source.open());
        return new MemoryCacheImageInputStream(in);
    }

    /**
     * The JDK takes four components of a JPEG for inverted inks, which they are in Photoshop's JPEGs but not in TIFF.
     */
    private static boolean hasFourJpegComponents(MediaSource source, int page) throws IOException {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            TiffPage tags = TiffHeader.page(new TiffStructure(bytes, 0, bytes.size()), page);
            return tags.compression == TiffPage.JPEG && tags.samples == 4;
        }
    }

    /** Keeps what is said about pixels; complaints about metadata harm nobody. */
    private record Complaints(List<String> complaints) implements IIOReadWarningListener {
        @Override
        public void warningOccurred(ImageReader source, String warning) {
            if (warning.contains("orrupt") || warning.contains("remature") || warning.contains("xtraneous")) {
                complaints.add(warning);
            }
        }
    }
}
