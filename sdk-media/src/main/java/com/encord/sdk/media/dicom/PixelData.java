package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file's pixel data, nothing of them decoded: samples one after another, or a codestream for each frame
 * (PS3.5 A.4), such as a JPEG picture that can be written to a file as it is. Holds the file open until closed. Safe
 * for use by many threads at once.
 *
 * <pre>{@code
 * try (PixelData pixels = PixelData.open(file)) {
 *     byte[] codestream = pixels.codestream(0);
 * }
 * }</pre>
 */
public final class PixelData implements AutoCloseable {
    private final String source;
    private final PixelBytes bytes;
    private final boolean bigEndian;
    private final DicomValue.@Nullable Region region;
    private final @Nullable FrameFragments fragments;

    private PixelData(
            DicomElement element,
            String source,
            PixelBytes bytes,
            DicomValue.@Nullable Region region,
            @Nullable FrameFragments fragments) {
        this.bigEndian = element.bigEndian();
        this.source = source;
        this.bytes = bytes;
        this.region = region;
        this.fragments = fragments;
    }

    /**
     * Opens a file's pixel data.
     *
     * @param file the whole file, not only its header
     * @return its pixel data, to be closed by the caller
     * @throws UnsupportedMediaException if it has none
     * @throws CorruptMediaException if it is encapsulated and has no fragment
     */
    public static PixelData open(DicomFile file) {
        String source = file.source().name();
        DicomElement element =
                file.pixelElement().orElseThrow(() -> new UnsupportedMediaException(source, "has no pixel data"));
        PixelBytes bytes = new PixelBytes(file);
        try {
            if (element.value() instanceof DicomValue.Fragments encapsulated) {
                int frames =
                        Math.max(1, file.dataset().integer(Tag.NUMBER_OF_FRAMES).orElse(1));
                List<DicomValue.Region> withTable = encapsulated.fragments();
                return new PixelData(element, source, bytes, null, new FrameFragments(file, bytes, withTable, frames));
            }
            return new PixelData(element, source, bytes, (DicomValue.Region) element.value(), null);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * Whether each frame is a codestream of its own.
     *
     * @return true for {@link #codestream(int)}, false for {@link #samples(long, int)}
     */
    public boolean encapsulated() {
        return fragments != null;
    }

    /**
     * How many bytes of samples there are.
     *
     * @return the length, as far as the file has them; 0 when it is encapsulated
     */
    public long length() {
        return region == null ? 0 : region.length();
    }

    /**
     * Whether samples of several bytes have their highest byte first.
     *
     * @return true for a big-endian file
     */
    public boolean bigEndian() {
        return bigEndian;
    }

    /**
     * Reads samples as they are stored, in the byte order of the file.
     *
     * @param from the first byte, counted from the start of the pixel data
     * @param count how many bytes
     * @return a new array
     * @throws IndexOutOfBoundsException if there are not as many
     * @throws CorruptMediaException if the file is shorter than it was
     */
    public byte[] samples(long from, int count) {
        if (region == null || from < 0 || count < 0 || count > region.length() - from) {
            throw new IndexOutOfBoundsException(count + " bytes from " + from + " of " + length());
        }
        return bytes.read(region.offset() + from, count);
    }

    /**
     * How many frames there are codestreams for.
     *
     * @return the count, which may differ from what the header promises; 0 when it is not encapsulated
     */
    public int codestreams() {
        return fragments == null ? 0 : fragments.count();
    }

    /**
     * Reads the codestream of a frame, its fragments put together.
     *
     * @param frame 0 for the first one
     * @return a new array
     * @throws CorruptMediaException if it has none for this frame, or it is not whole
     * @throws com.encord.sdk.media.MediaLimitException if it has more than a gigabyte
     */
    public byte[] codestream(int frame) {
        if (fragments == null) {
            throw new CorruptMediaException(source, "has pixel data that is not encapsulated");
        }
        return fragments.codestream(frame);
    }

    /** Closes the file; idempotent. */
    @Override
    public void close() {
        bytes.close();
    }

    @Override
    public String toString() {
        return "PixelData[" + source + ", "
                + (fragments == null ? length() + " bytes" : fragments.count() + " codestreams") + "]";
    }
}
