package com.encord.sdk.media.document;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the structure of a PDF says. Of a sound file only the tables are read, and the few objects that lead to the
 * number of pages, so that its size hardly matters. A file whose tables are damaged is searched for its objects from
 * beginning to end, and its pages are counted one by one. Work and memory have limits: a file that would go beyond them
 * is told to be damaged, without a number of pages. A value, free to share between threads.
 *
 * @param version of the header, for instance {@code 1.7}; an empty text if the header has none
 * @param pages how many pages; empty if none can be found, or the structure is hidden by encryption
 * @param encrypted whether the content is encrypted, be it only against printing or changes
 * @param locked whether opening needs a password or a certificate, as far as can be told
 * @param damage what is wrong with the structure, empty if nothing; viewers repair some of it
 * @param truncated whether the file's end is missing
 */
public record PdfInfo(
        String version,
        OptionalInt pages,
        boolean encrypted,
        boolean locked,
        Optional<String> damage,
        boolean truncated) {
    /**
     * Reads a file.
     *
     * @param file the file
     * @return what its structure says
     * @throws UnreadableMediaException if it cannot be read or is no PDF
     */
    public static PdfInfo read(Path file) {
        return read(MediaSource.of(file));
    }

    /**
     * Reads what need not be a file.
     *
     * @param source where the bytes are
     * @return what its structure says
     * @throws UnreadableMediaException if it cannot be read or is no PDF
     */
    public static PdfInfo read(MediaSource source) {
        try (PdfBytes bytes = new PdfBytes(source.open())) {
            String version = PdfStructure.version(bytes)
                    .orElseThrow(
                            () -> new UnreadableMediaException(source.name(), "is no PDF: it has no %PDF- header"));
            return new PdfStructure(bytes).read(version);
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }
}
