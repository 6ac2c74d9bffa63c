package com.encord.sdk.media.dicom;

import com.encord.sdk.media.MediaSource;
import java.nio.file.Path;

/**
 * Reads DICOM files. {@link #standard()} is this SDK's own reader; another one can stand behind the same seam.
 * Implementations are safe for use by many threads at once and hold no file open after a call.
 */
public interface DicomReader {
    /**
     * This SDK's own reader.
     *
     * @return the reader
     */
    static DicomReader standard() {
        return Part10Reader.INSTANCE;
    }

    /**
     * Reads all elements; values too large to keep, pixel data above all, stay in the file.
     *
     * @param source where the bytes are
     * @return what it holds; a truncated file gives what is there, and {@link DicomFile#problems()}
     * @throws com.encord.sdk.media.UnreadableMediaException if the file is missing, empty or not DICOM
     * @throws com.encord.sdk.media.CorruptMediaException if not even its first element can be read
     * @throws com.encord.sdk.media.MediaLimitException if it asks for more memory or depth than is sane
     */
    DicomFile read(MediaSource source);

    /**
     * Reads the elements before the pixel data, and nothing of the file after it.
     *
     * @param source where the bytes are
     * @return what it holds before the pixel data
     * @throws com.encord.sdk.media.UnreadableMediaException if the file is missing, empty or not DICOM
     * @throws com.encord.sdk.media.CorruptMediaException if not even its first element can be read
     * @throws com.encord.sdk.media.MediaLimitException if it asks for more memory or depth than is sane
     */
    DicomFile readHeader(MediaSource source);

    /**
     * Reads all elements of a file on disk, see {@link #read(MediaSource)}.
     *
     * @param file the file
     * @return what it holds
     */
    default DicomFile read(Path file) {
        return read(MediaSource.of(file));
    }

    /**
     * Reads the elements before the pixel data of a file on disk, see {@link #readHeader(MediaSource)}.
     *
     * @param file the file
     * @return what it holds before the pixel data
     */
    default DicomFile readHeader(Path file) {
        return readHeader(MediaSource.of(file));
    }
}
