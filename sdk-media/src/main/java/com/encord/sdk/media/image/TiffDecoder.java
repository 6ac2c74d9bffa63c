package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a TIFF: through the JDK's reader, rewritten first if that one would not take it; of a damaged one as much
 * as there is; and through FFmpeg what the JDK does not know.
 */
final class TiffDecoder {
    private static final int ICC_LAB = 9;

    private final MediaSource source;
    private final ImageInfo info;
    private final int page;
    private final List<String> complaints;

    /** {@code info} is that of the page. */
    TiffDecoder(MediaSource source, ImageInfo info, int page, List<String> complaints) {
        this.source = source;
        this.info = info;
        this.page = page;
        this.complaints = complaints;
    }

    BufferedImage decode() throws IOException {
        TiffPage tags = decodable();
        JdkDecoder.Refused refused;
        try {
            return decode(this::opened, tags);
        } catch (JdkDecoder.Refused e) {
            refused = e;
        }
        if (refused.forItsKind()) {
            return foreign(tags, refused, null);
        }
        try {
            return decode(() -> new JdkDecoder.Input(PlainTiff.ofDamaged(source, page, complaints), 0), tags);
        } catch (JdkDecoder.Refused e) {
            refused.addSuppressed(e);
            BufferedImage part = e.partial() == null ? refused.partial() : e.partial();
            return foreign(tags, refused, part);
        } finally {
            complaints.add(refused.getMessage());
        }
    }

    private TiffPage decodable() throws IOException {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            TiffPage tags = TiffHeader.page(new TiffStructure(bytes, 0, bytes.size()), page);
            String reason = TiffCoding.undecodable(tags);
            if (reason != null) {
                throw new UnsupportedMediaException(
                        source.name(), "holds " + reason + ", which is not decoded; convert it to PNG first");
            }
            return tags;
        }
    }

    private JdkDecoder.Input opened() throws IOException {
        ImageInputStream rewritten = PlainTiff.of(source, page, complaints);
        return rewritten == null
                ? new JdkDecoder.Input(JdkDecoder.stored(source, ImageFormat.TIFF), page)
                : new JdkDecoder.Input(rewritten, 0);
    }

    private BufferedImage decode(JdkDecoder.Opening opening, TiffPage tags) throws JdkDecoder.Refused {
        return JdkDecoder.decode(opening, ImageFormat.TIFF, image -> finished(image, tags), complaints);
    }

    /**
     * The JDK takes four components of a JPEG for inverted inks, which they are in Photoshop's JPEGs but not in TIFF.
     */
    private BufferedImage finished(BufferedImage image, TiffPage tags) {
        if (tags.hasLab()) {
            return LabSamples.toRgb(image.getRaster(), tags.bits, tags.photometric == ICC_LAB);
        }
        if (tags.compression == TiffPage.JPEG && tags.samples == 4 && tags.planar == 1) {
            StoredSamples.invert(image.getRaster());
        }
        return StoredSamples.of(image, info.color());
    }

    /** FFmpeg knows rare variants, but first pages only, and makes black pictures of tiles. */
    private BufferedImage foreign(TiffPage tags, JdkDecoder.Refused refused, @Nullable BufferedImage otherwise) {
        if (page == 0 && !tags.tiled) {
            try {
                BufferedImage image = NativeDecoder.decode(source, complaints);
                if (image.getWidth() == info.width() && image.getHeight() == info.height()) {
                    return image;
                }
            } catch (MediaException e) {
                refused.addSuppressed(e);
            }
        }
        if (otherwise == null) {
            throw refused.told(source.name());
        }
        return otherwise;
    }
}
