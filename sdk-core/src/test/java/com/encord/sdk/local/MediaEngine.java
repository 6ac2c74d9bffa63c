package com.encord.sdk.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The media work behind the local platform's jobs. The platform itself understands no media: without an engine it knows
 * a file's size and, from its name, its media type, and every job that needs more fails saying so.
 *
 * <p>Methods are called from several threads at once, one call per file. They may take as long as they need and should
 * end with an {@link IOException} soon after their thread is interrupted, which happens when the platform closes. The
 * message of whatever they throw is shown to the client as that file's error.
 */
public interface MediaEngine {
    /**
     * Looks at one stored file.
     *
     * @param source the file
     * @return what it is
     * @throws IOException when the file cannot be read or is not what its {@link StoredMedia#itemType()} says
     */
    MediaFacts facts(StoredMedia source) throws IOException;

    /**
     * Re-encodes one video.
     *
     * @param source the video
     * @param target where the result goes, an MP4 file that does not exist yet; not to be written when there was
     *     nothing to do
     * @param full true to encode every frame anew whatever the source looks like, false to do the least that clears
     *     its issues
     * @return what was done
     * @throws IOException when the video cannot be read or written
     */
    ReEncodeOutcome reEncode(StoredMedia source, Path target, boolean full) throws IOException;

    /**
     * Makes a video of images of one size, one frame per image.
     *
     * @param images the images in frame order, at least one
     * @param target where the result goes, an MP4 file that does not exist yet
     * @throws IOException when an image cannot be read or the video not written
     */
    void imageSequence(List<StoredMedia> images, Path target) throws IOException;
}
