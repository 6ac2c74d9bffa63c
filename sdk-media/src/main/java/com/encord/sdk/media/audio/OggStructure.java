package com.encord.sdk.media.audio;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * How many recordings follow each other in an Ogg file (RFC 3533 section 4, "chaining"), as internet radio and joined
 * files have it. Players differ in what they make of them, and headers tell the length of one only.
 */
public final class OggStructure {
    private static final int CAPTURE = 0x4f676753;
    private static final int HEADER = 27;
    private static final int MOST_SEGMENTS = 255;
    private static final int FIRST_PAGE = 2;
    /** How many samples end up to here; 0 on the pages of headers. */
    private static final int GRANULE_POSITION = 6;

    private OggStructure() {}

    /**
     * Walks over the pages.
     *
     * @param source where the bytes are
     * @return 1 for an ordinary file, 0 if it is no Ogg; counted up to the first page that is damaged
     * @throws UnreadableMediaException if the source cannot be read
     */
    public static int recordings(MediaSource source) {
        try (SeekableByteChannel channel = source.open()) {
            ByteBuffer header = ByteBuffer.allocate(HEADER + MOST_SEGMENTS);
            int recordings = 0;
            boolean sounded = true;
            for (long at = 0; fill(channel, at, header) >= HEADER && header.getInt(0) == CAPTURE; ) {
                boolean first = (header.get(5) & FIRST_PAGE) != 0;
                // a recording may have several streams, and some writers repeat their headers, before any sound
                recordings += first && sounded ? 1 : 0;
                sounded = !first && (sounded || header.getLong(GRANULE_POSITION) != 0);
                int segments = header.get(HEADER - 1) & 0xff;
                at += HEADER + segments;
                for (int i = 0; i < segments; i++) {
                    at += header.get(HEADER + i) & 0xff;
                }
            }
            return recordings;
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    /** How many bytes were left to read; those after them are of the page before, or zero. */
    private static int fill(SeekableByteChannel channel, long at, ByteBuffer target) throws IOException {
        target.clear();
        channel.position(at);
        while (target.hasRemaining() && channel.read(target) >= 0) {
            // goes on until the buffer is full or the file ends
        }
        return target.position();
    }
}
