package com.encord.sdk.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Recognises media by content: names and extensions are not looked at, except to tell kinds of plain text apart. Reads
 * a few kilobytes, needs no native libraries, and can be used by many threads.
 *
 * <pre>{@code
 * MediaKind kind = MediaSniffer.sniff(Path.of("scan.bin")).kind();
 * }</pre>
 */
public final class MediaSniffer {
    /** The order matters: the strictest signatures come first, free text last. */
    private static final List<Recogniser> RECOGNISERS = List.of(
            DicomSignature::recognise,
            NiftiSignature::recognise,
            ImageSignature::recognise,
            IsoMediaSignature::recognise,
            MatroskaSignature::recognise,
            StreamSignature::recognise,
            AudioSignature::recognise,
            TextSignature::recognise);

    private MediaSniffer() {}

    /**
     * Recognises a file.
     *
     * @param file the file
     * @return what it looks like; of kind UNKNOWN if nothing fits, also for an empty file
     * @throws UnreadableMediaException if it cannot be read
     */
    public static SniffedMedia sniff(Path file) {
        return sniff(MediaSource.of(file));
    }

    /**
     * Recognises a source.
     *
     * @param source where the bytes are
     * @return what it looks like; of kind UNKNOWN if nothing fits, also without any bytes
     * @throws UnreadableMediaException if it cannot be read
     */
    public static SniffedMedia sniff(MediaSource source) {
        try (SeekableByteChannel channel = source.open()) {
            SniffedBytes bytes = new SniffedBytes(channel, source.name());
            for (Recogniser recogniser : RECOGNISERS) {
                Optional<SniffedMedia> found = recogniser.recognise(bytes);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return SniffedMedia.UNKNOWN;
        } catch (IOException failure) {
            throw UnreadableMediaException.of(source.name(), failure);
        }
    }

    /** One family of formats. */
    private interface Recogniser {
        Optional<SniffedMedia> recognise(SniffedBytes bytes) throws IOException;
    }
}
