package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.PixelData;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The pictures of a DICOM file, decoded when asked for; the last few stay in memory. Holds the file open until closed.
 * Safe for use by many threads at once.
 *
 * <pre>{@code
 * try (DicomImage image = DicomImage.open(path)) {
 *     ByteBuffer pixels = image.frame(0).pixels();
 * }
 * }</pre>
 */
public final class DicomImage implements AutoCloseable, Iterable<DicomFrame> {
    private static final long CACHED_BYTES = 64L << 20;

    private final DicomFile file;
    private final PixelLayout layout;
    private final PixelData bytes;
    private final FrameDecoder decoder;
    private final Map<Integer, DicomFrame> cache = new LinkedHashMap<>(16, 0.75f, true);
    private boolean open = true;

    private DicomImage(DicomFile file, PixelLayout layout, PixelData bytes, FrameDecoder decoder) {
        this.file = file;
        this.layout = layout;
        this.bytes = bytes;
        this.decoder = decoder;
    }

    /**
     * Opens a file's pictures.
     *
     * @param path a DICOM file
     * @return its pictures, to be closed by the caller
     * @throws com.encord.sdk.media.UnreadableMediaException if the file is missing or not DICOM
     * @throws com.encord.sdk.media.UnsupportedMediaException if it has no pixel data, or of a kind that is not
     *     supported
     * @throws CorruptMediaException if its header says too little to read them
     */
    public static DicomImage open(Path path) {
        return open(DicomReader.standard().read(path));
    }

    /**
     * Opens the pictures of a file that was read before.
     *
     * @param file the whole file, not only its header
     * @return its pictures, to be closed by the caller
     * @throws com.encord.sdk.media.UnsupportedMediaException if it has no pixel data, or of a kind that is not
     *     supported
     * @throws CorruptMediaException if its header says too little to read them
     */
    public static DicomImage open(DicomFile file) {
        PixelLayout layout = PixelLayout.of(file);
        PixelData bytes = PixelData.open(file);
        try {
            return new DicomImage(file, layout, bytes, FrameDecoder.of(file, layout, bytes));
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * What the file says besides.
     *
     * @return the file
     */
    public DicomFile file() {
        return file;
    }

    /**
     * How samples are made up, the same for all frames.
     *
     * @return the layout
     */
    public PixelLayout layout() {
        return layout;
    }

    /**
     * How many frames there are, as the header says.
     *
     * @return at least 1
     */
    public int frameCount() {
        return layout.frames();
    }

    /**
     * How many of the frames, from the first on, are in the file, judged by lengths and without decoding.
     *
     * @return {@link #frameCount()}, or fewer where the file is truncated or promises too much
     */
    public int storedFrames() {
        return decoder.stored();
    }

    /**
     * Decodes a frame, or gives it from memory.
     *
     * @param index 0 for the first one
     * @return the frame
     * @throws IndexOutOfBoundsException if there is no such frame
     * @throws CorruptMediaException if its bytes are damaged or missing
     * @throws com.encord.sdk.media.UnsupportedMediaException if there is no decoder for it
     * @throws MediaLimitException if Java has too little memory for it
     * @throws IllegalStateException after {@link #close()}
     */
    public DicomFrame frame(int index) {
        if (index < 0 || index >= layout.frames()) {
            throw new IndexOutOfBoundsException("There is no frame " + index + "; "
                    + file.source().name() + " has " + layout.frames() + ", counted from 0");
        }
        synchronized (cache) {
            if (!open) {
                throw new IllegalStateException(
                        "The pictures of " + file.source().name() + " were closed");
            }
            DicomFrame cached = cache.get(index);
            if (cached != null) {
                return cached;
            }
        }
        DicomFrame frame = decode(index);
        synchronized (cache) {
            cache.put(index, frame);
            while (cache.size() > 1 && cache.size() * layout.frameBytes() > CACHED_BYTES) {
                Iterator<Integer> oldest = cache.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
        return frame;
    }

    private DicomFrame decode(int index) {
        try {
            return decoder.frame(index);
        } catch (OutOfMemoryError e) {
            throw new MediaLimitException(
                    file.source().name(),
                    "has frames of " + layout.columns() + " x " + layout.rows() + " pixels with " + layout.samples()
                            + (layout.samples() == 1 ? " sample" : " samples")
                            + ", for which Java has too little memory; allow more with -Xmx",
                    e);
        }
    }

    /**
     * All frames in order, each decoded when its turn comes.
     *
     * @return a new iterator, to be used before {@link #close()}
     */
    @Override
    public Iterator<DicomFrame> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < layout.frames();
            }

            @Override
            public DicomFrame next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return frame(next++);
            }
        };
    }

    /** Closes the file; idempotent. Frames live on. */
    @Override
    public void close() {
        synchronized (cache) {
            open = false;
            cache.clear();
        }
        bytes.close();
    }

    @Override
    public String toString() {
        return "DicomImage[" + file + ", " + frameCount() + " frames of " + layout.columns() + "x" + layout.rows()
                + "]";
    }
}
