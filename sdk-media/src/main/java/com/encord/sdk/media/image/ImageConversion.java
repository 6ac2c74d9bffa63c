package com.encord.sdk.media.image;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.UnwritableMediaException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/**
 * Writes a picture as PNG or JPEG, for instance a TIFF that only Safari shows, or a phone's HEIC, which the platform
 * does not take. The result is upright. PNG keeps every sample {@link ImageDecode} gives, 16 bits of TIFF and PNG,
 * palette and transparency; JPEG is written with 8 bits at high quality and full colour resolution. Both keep the
 * colour profile of TIFF, HEIC and AVIF. What a format cannot hold is refused rather than changed silently, except that
 * inks (CMYK) become RGB and JPEG takes the upper 8 of 16 bits.
 *
 * <pre>{@code
 * ImageConversion.of(Path.of("slide.tif")).to(Path.of("slide.png"));
 * }</pre>
 */
public final class ImageConversion {
    private static final float JPEG_QUALITY = 0.95f;

    private final MediaSource source;
    private int page;

    private ImageConversion(MediaSource source) {
        this.source = source;
    }

    /**
     * Converts a file.
     *
     * @param file the picture
     * @return a request for its first page
     */
    public static ImageConversion of(Path file) {
        return new ImageConversion(MediaSource.of(file));
    }

    /**
     * Whether a TIFF in a coding that browsers do not know can be converted, as far as its header tells.
     *
     * @param source a TIFF
     * @return false if its pixels cannot be decoded, or PNG cannot hold them
     * @throws UnreadableMediaException if it cannot be read
     */
    public static boolean convertsTiff(MediaSource source) {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            return TiffCoding.inconvertible(TiffHeader.firstPage(new TiffStructure(bytes, 0, bytes.size()))) == null;
        } catch (MalformedHeader e) {
            return false;
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    /**
     * Chooses the page of a TIFF.
     *
     * @param index 0-based
     * @return this request
     */
    public ImageConversion page(int index) {
        this.page = index;
        return this;
    }

    /**
     * Writes the result beside the target and renames it when it is complete.
     *
     * @param target a file ending in {@code .png}, {@code .jpg} or {@code .jpeg}; replaced if it exists
     * @throws CorruptMediaException if the picture does not decode cleanly
     * @throws UnsupportedMediaException if the target's format cannot hold the picture
     * @throws MediaException if the picture cannot be read or the target cannot be written
     * @throws IllegalArgumentException if the target has another ending
     */
    public void to(Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        boolean png = name.endsWith(".png");
        if (!png && !name.endsWith(".jpg") && !name.endsWith(".jpeg")) {
            throw new IllegalArgumentException("pictures are written as .png, .jpg or .jpeg, not as " + name);
        }
        BufferedImage image = ImageDecode.of(source).page(page).upright().decodeStrictly();
        requireFits(image, png);
        try {
            byte[] encoded = png ? png(image) : jpeg(PlainSamples.eightBits(image));
            byte[] profile = ColorProfile.of(source, page);
            write(target, png ? ColorProfile.intoPng(encoded, profile) : ColorProfile.intoJpeg(encoded, profile));
        } catch (IOException e) {
            throw new UnwritableMediaException(target.toString(), "cannot be written: " + e, e);
        }
    }

    private void requireFits(BufferedImage image, boolean png) {
        int type = image.getRaster().getDataBuffer().getDataType();
        if (type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT && type != DataBuffer.TYPE_INT
                || image.getColorModel().getComponentSize(0) > 16) {
            throw new UnsupportedMediaException(
                    source.name(), "has samples that are no 8 or 16-bit numbers; choose the range to show first");
        }
        if (!png && image.getColorModel().hasAlpha()) {
            throw new UnsupportedMediaException(source.name(), "is transparent, which JPEG cannot hold; write a PNG");
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("no PNG writer takes " + image.getColorModel());
        }
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg");
        if (!writers.hasNext()) {
            throw new IOException("no JPEG writer takes " + image.getColorModel());
        }
        ImageWriter writer = writers.next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(stream);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
            keepChroma(metadata);
            writer.write(null, new IIOImage(image, null, metadata), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The JDK halves the resolution of colours unless every component is said to be sampled alike. */
    private static void keepChroma(IIOMetadata metadata) throws IOException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            IIOMetadataNode component = (IIOMetadataNode) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(format, root);
    }

    private static void write(Path target, byte[] content) throws IOException {
        // not one of the system's temporary files, which only their owner may read
        Path part = Files.createFile(target.toAbsolutePath().resolveSibling(".encord-" + UUID.randomUUID() + ".part"));
        try {
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
