package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaSource;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The outermost structure of an ISO base media (ISO/IEC 14496-12), Matroska (RFC 9559), RIFF or ASF file, read from the
 * headers of its top-level boxes or elements alone. It answers what a demuxer does not tell: where the index lies, and
 * whether the last part is as long as its header promises.
 */
public final class ContainerLayout {
    private final @Nullable String majorBrand;
    private final boolean isoMedia;
    private final boolean fragmented;
    private final boolean hasIndex;
    private final boolean indexAtEnd;
    private final long fileSize;
    private final long promisedSize;
    private final @Nullable String lastPart;
    private final long segmentsEnd;
    private final @Nullable MovieHeader movie;

    private ContainerLayout(ContainerWalk walk, long fileSize) {
        this.majorBrand = walk.majorBrand;
        this.isoMedia = walk.isoMedia;
        this.fragmented = walk.fragmented;
        this.hasIndex = walk.hasMoov;
        this.indexAtEnd = walk.moovAfterData;
        this.fileSize = fileSize;
        this.promisedSize = Math.max(walk.promisedSize, walk.segmentsEnd);
        this.segmentsEnd = walk.segmentsEnd;
        this.movie = walk.movie;
        this.lastPart = walk.lastPart;
    }

    /**
     * Walks over the top level of a file.
     *
     * @param source where the bytes are
     * @return the layout; for other containers one that knows nothing but the size
     * @throws IOException if the bytes cannot be read
     */
    public static ContainerLayout of(MediaSource source) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            ContainerWalk walk = new ContainerWalk(channel);
            walk.run();
            return new ContainerLayout(walk, channel.size());
        }
    }

    /**
     * The major brand of the file type box.
     *
     * @return for example {@code isom} or {@code qt}, without padding; empty for other containers and for files without
     *     the box
     */
    public Optional<String> majorBrand() {
        return Optional.ofNullable(majorBrand);
    }

    /**
     * Whether the file is built of ISO base media (or QuickTime) boxes.
     *
     * @return true for MP4, MOV, 3GP and their kin
     */
    public boolean isoMedia() {
        return isoMedia;
    }

    /**
     * Whether the file is QuickTime rather than MP4: brand {@code qt}, or no brand at all as in the oldest files.
     *
     * @return true for QuickTime
     */
    public boolean quickTime() {
        return isoMedia && hasIndex && (majorBrand == null || majorBrand.equals("qt"));
    }

    /**
     * Whether the samples lie in movie fragments.
     *
     * @return true if there is at least one fragment
     */
    public boolean fragmented() {
        return fragmented;
    }

    /**
     * Whether the index ({@code moov}) is there.
     *
     * @return true if found; always false for other containers
     */
    public boolean hasIndex() {
        return hasIndex;
    }

    /**
     * Whether the index lies behind the media data of a file that is not fragmented.
     *
     * @return true if a player must fetch the end of the file before it can start
     */
    public boolean indexAtEnd() {
        return indexAtEnd;
    }

    /**
     * How large the file is.
     *
     * @return bytes
     */
    public long fileSize() {
        return fileSize;
    }

    /**
     * How large the file would have to be for its last top-level part, and all fragments that a segment index ({@code
     * sidx}) lists, to be whole.
     *
     * @return bytes; not above {@link #fileSize()} if nothing is missing
     */
    public long promisedSize() {
        return promisedSize;
    }

    /**
     * The last top-level part that was found.
     *
     * @return for example {@code mdat} or {@code Segment}, or empty for other containers
     */
    public Optional<String> lastPart() {
        return Optional.ofNullable(lastPart);
    }

    /**
     * Whether a segment index lists fragments beyond the end of the file.
     *
     * @return true if whole fragments are missing
     */
    public boolean lacksSegments() {
        return segmentsEnd > fileSize;
    }

    /**
     * Whether the pictures are protected by common encryption (ISO/IEC 23001-7): nothing but a player that is given the
     * key can show them.
     *
     * @return true if a video track's sample entry says so
     */
    public boolean encrypted() {
        return movie != null && movie.encrypted();
    }

    /**
     * How long the first video track is presented by its own header (edit list included).
     *
     * @return seconds, or empty if it does not say or for other containers
     */
    public OptionalDouble trackDuration() {
        return movie == null || Double.isNaN(movie.trackSeconds())
                ? OptionalDouble.empty()
                : OptionalDouble.of(movie.trackSeconds());
    }

    /** Whether the sample tables of video tracks agree with each other; false where they cannot be found. */
    boolean videoTablesAgree(MediaSource source) throws IOException {
        if (movie == null) {
            return false;
        }
        try (SeekableByteChannel channel = source.open()) {
            return movie.videoTablesAgree(channel);
        }
    }

    /**
     * How long the movie is with all its fragments, by its header ({@code mehd}).
     *
     * @return seconds, or empty if it does not say
     */
    public OptionalDouble fragmentsDuration() {
        return movie == null || Double.isNaN(movie.fragmentSeconds())
                ? OptionalDouble.empty()
                : OptionalDouble.of(movie.fragmentSeconds());
    }
}
