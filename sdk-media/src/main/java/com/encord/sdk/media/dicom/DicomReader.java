package com.encord.sdk.media.dicom;

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
     * @param file the file
     * @return what it holds; a truncated file gives what is there, and {@link DicomFile#problems()}
     * @throws com.encord.sdk.media.UnreadableMediaException if the file is missing, empty or not DICOM
     * @throws com.encord.sdk.media.CorruptMediaException if not even its first element can be read
     * @throws com.encord.sdk.media.MediaLimitException if it asks for more memory or depth than is sane
     */
    DicomFile read(Path file);

    /**
     * Reads the elements before the pixel data, and nothing of the file after it.
     *
     * @param file the file
     * @return what it holds before the pixel data
     * @throws com.encord.sdk.media.UnreadableMediaException if the file is missing, empty or not DICOM
     * @throws com.encord.sdk.media.CorruptMediaException if not even its first element can be read
     * @throws com.encord.sdk.media.MediaLimitException if it asks for more memory or depth than is sane
     */
    DicomFile readHeader(Path file);
}
