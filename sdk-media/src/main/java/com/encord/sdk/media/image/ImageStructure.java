package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.util.Optional;

/**
 * Whether a file holds all the parts its header promises. Pixels are not decoded: chunk, segment, box and strip lengths
 * are compared with the file, so damage inside compressed data stays unseen until the picture is decoded. Cost: a few
 * small reads; only a JPEG without its end marker is read whole, with bounded memory.
 */
public final class ImageStructure {
    private ImageStructure() {}

    /**
     * Looks for missing or impossible parts.
     *
     * @param source a picture whose header can be read
     * @return the first flaw, or empty if the structure is complete or the format is none the platform takes
     * @throws UnreadableMediaException if the source cannot be opened, or is no picture
     */
    public static Optional<ImageFlaw> check(MediaSource source) {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            return flaw(ImageInfo.read(source, bytes).format(), bytes);
        } catch (MalformedHeader e) {
            throw new UnreadableMediaException(source.name(), "has a damaged image header: " + e.getMessage());
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    static Optional<ImageFlaw> flaw(ImageFormat format, HeaderBytes bytes) {
        try {
            return Optional.ofNullable(
                    switch (format) {
                        case JPEG -> JpegStructure.flaw(bytes);
                        case PNG -> PngStructure.flaw(bytes);
                        case WEBP -> WebpStructure.flaw(bytes);
                        case AVIF -> HeifStructure.flaw(bytes);
                        case BMP -> BmpStructure.flaw(bytes);
                        case TIFF -> TiffPixels.flaw(bytes);
                        default -> null;
                    });
        } catch (MalformedHeader e) {
            return Optional.of(ImageFlaw.damaged(e.getMessage()));
        }
    }
}
