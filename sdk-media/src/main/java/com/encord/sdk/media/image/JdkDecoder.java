package com.encord.sdk.media.image;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
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
import java.util.function.UnaryOperator;
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
                    || message.contains("Non-ImageTypeSpecifier")
                    || message.contains("Unsupported JPEG process")
                    || message.contains("Unsupported JPEG data precision");
        }

        /** What to tell when nobody else decodes it either. */
        MediaException told(String name) {
            return forItsKind()
                    ? new UnsupportedMediaException(
                            name, "cannot be decoded here: " + getMessage() + "; convert it first", this)
                    : new CorruptMediaException(
                            name, "cannot be decoded: " + getMessage() + "; export it again from its source", this);
        }
    }

    /** What a reader is given, and which of its pictures is wanted. */
    record Input(ImageInputStream stream, int index) implements Closeable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    /** Opens what a reader is given; may fail like the reader itself. */
    interface Opening {
        Input open() throws IOException;
    }

    static BufferedImage decode(MediaSource source, ImageInfo info, List<String> complaints) throws Refused {
        return decode(
                () -> new Input(stored(source, info.format()), 0),
                info.format(),
                image -> StoredSamples.of(image, info.color()),
                complaints);
    }

    /**
     * Decodes one picture of what is opened.
     *
     * @param finish makes the result of what the reader gave, also if that is only a part
     */
    static BufferedImage decode(
            Opening opening, ImageFormat format, UnaryOperator<BufferedImage> finish, List<String> complaints)
            throws Refused {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name(format));
        if (!readers.hasNext()) {
            throw new Refused("this Java runtime has no reader for " + format, null, null);
        }
        ImageReader reader = readers.next();
        DecodedRows rows = new DecodedRows();
        reader.addIIOReadUpdateListener(rows);
        try (Input in = opening.open()) {
            reader.addIIOReadWarningListener(new Complaints(complaints));
            reader.setInput(in.stream(), format != ImageFormat.TIFF, true);
            BufferedImage image = reader.read(in.index());
            if (image == null) {
                throw new Refused("the reader gave no picture", null, null);
            }
            return finish.apply(image);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // The JDK's readers meet hostile input with every kind of runtime exception, and trust lengths they find.
            String message = e.getMessage() == null ? reason(e) : e.getMessage();
            BufferedImage started = rows.image();
            throw new Refused(message, e, started == null ? null : finish.apply(started));
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

    static ImageInputStream stored(MediaSource source, ImageFormat format) throws IOException {
        if (format == ImageFormat.JPEG) {
            return new MemoryCacheImageInputStream(JpegWithoutProfile.open(source));
        }
        if (source.path().isPresent()) {
            return new FileImageInputStream(source.path().get().toFile());
        }
        InputStream in = Channels.newInputStream(source.open());
        return new MemoryCacheImageInputStream(in);
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
