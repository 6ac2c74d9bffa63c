package com.encord.sdk.media.image;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes a picture: every format the platform takes, and the others that {@link #decodes} names. JPEG, PNG, BMP, TIFF
 * and GIF go through the JDK, which keeps palettes and 16 bits; the others, and what the JDK refuses, through FFmpeg
 * with 8 bits per sample. Samples are those stored: colour profiles and gamma are not applied, inks (CMYK) and
 * L*a*b* become RGB, and widths between 8 and 16 bits are stretched to 16. Of an animation the first frame is decoded.
 *
 * <pre>{@code
 * BufferedImage upright = ImageDecode.of(Path.of("crossing.jpg")).upright().decode();
 * }</pre>
 *
 * <p>Not for several threads; the pictures are the caller's.
 */
public final class ImageDecode {
    private final MediaSource source;
    private boolean upright;
    private boolean plain;
    private int page;
    private long mostPixels = ImageGrouping.MOST_PIXELS;

    private ImageDecode(MediaSource source) {
        this.source = source;
    }

    /**
     * Decodes a file.
     *
     * @param file the picture
     * @return a request for its first page as stored
     */
    public static ImageDecode of(Path file) {
        return of(MediaSource.of(file));
    }

    /**
     * Decodes what need not be a file.
     *
     * @param source where the bytes are
     * @return a request for its first page as stored
     */
    public static ImageDecode of(MediaSource source) {
        return new ImageDecode(source);
    }

    /**
     * Whether there is a decoder for a format.
     *
     * @param format the format
     * @return false for JPEG XL and icons
     */
    public static boolean decodes(ImageFormat format) {
        return switch (format) {
            case JPEG, PNG, WEBP, AVIF, BMP, TIFF, GIF, HEIC, JPEG_2000, PSD, NETPBM, PCX, TGA -> true;
            case JPEG_XL, ICO, OS2_ICON -> false;
        };
    }

    /**
     * Applies the stored orientation, so that the picture has the displayed width and height.
     *
     * @return this request
     */
    public ImageDecode upright() {
        this.upright = true;
        return this;
    }

    /**
     * Asks for 8 bits per sample, grey or red, green and blue, without transparency: a {@code TYPE_BYTE_GRAY} or
     * {@code TYPE_3BYTE_BGR} image. Deeper samples lose their lower bits; nothing is blended.
     *
     * @return this request
     */
    public ImageDecode plain() {
        this.plain = true;
        return this;
    }

    /**
     * Chooses the page of a TIFF.
     *
     * @param index 0-based
     * @return this request
     * @throws IllegalArgumentException if it is negative
     */
    public ImageDecode page(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("pages are counted from 0, so there is no page " + index);
        }
        this.page = index;
        return this;
    }

    /**
     * Allows larger or only smaller pictures than usual ({@link ImageGrouping#MOST_PIXELS}).
     *
     * @param pixels width times height
     * @return this request
     */
    public ImageDecode atMostPixels(long pixels) {
        this.mostPixels = pixels;
        return this;
    }

    /**
     * Decodes, and makes do with damaged pictures as browsers do: rows, strips and tiles that are missing stay grey or
     * black.
     *
     * @return the picture
     * @throws UnreadableMediaException if the source cannot be opened or is no picture
     * @throws CorruptMediaException if not even a part can be decoded
     * @throws UnsupportedMediaException if there is no decoder for the format
     * @throws MediaLimitException if the picture has more pixels than allowed, or than memory can hold
     */
    public BufferedImage decode() {
        return decode(new ArrayList<>());
    }

    /**
     * Decodes and insists on every pixel.
     *
     * @return the picture
     * @throws MediaException as {@link #decode()}
     * @throws CorruptMediaException also if the decoder had to make up pixels
     */
    public BufferedImage decodeStrictly() {
        List<String> complaints = new ArrayList<>();
        BufferedImage image = decode(complaints);
        if (!complaints.isEmpty()) {
            throw new CorruptMediaException(source.name(), "does not decode cleanly: " + complaints.get(0));
        }
        return image;
    }

    private BufferedImage decode(List<String> complaints) {
        ImageInfo info = page == 0 ? ImageInfo.read(source) : pageInfo();
        if (info.pixels() > mostPixels) {
            throw new MediaLimitException(
                    source.name(),
                    "has " + info.width() + "x" + info.height() + " pixels, more than the " + mostPixels
                            + " that may be decoded");
        }
        try {
            return finished(info, complaints);
        } catch (OutOfMemoryError e) {
            throw new MediaLimitException(
                    source.name(),
                    "has " + info.width() + "x" + info.height()
                            + " pixels, for which Java has too little memory; allow more with -Xmx");
        }
    }

    private BufferedImage finished(ImageInfo info, List<String> complaints) {
        BufferedImage stored = stored(info, complaints);
        requireSize(stored, info);
        BufferedImage image = plain ? plain(stored) : stored;
        return upright ? info.orientation().apply(image) : image;
    }

    /** Pages may differ in everything. */
    private ImageInfo pageInfo() {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            ImageInfo first = ImageInfo.read(source, bytes);
            int pages = first.format() == ImageFormat.TIFF ? first.frameCount() : 1;
            if (page >= pages) {
                throw new IndexOutOfBoundsException("page " + page + " of " + source.name() + ", which has " + pages);
            }
            return TiffHeader.read(bytes, page);
        } catch (MalformedHeader e) {
            throw new CorruptMediaException(source.name(), "page " + page + " has a damaged header: " + e.getMessage());
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    private BufferedImage plain(BufferedImage stored) {
        int type = stored.getRaster().getDataBuffer().getDataType();
        if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
            throw new UnsupportedMediaException(
                    source.name(),
                    "holds floating-point numbers, of which nobody knows the darkest and brightest; scale it to 8 bits");
        }
        return PlainSamples.eightBits(stored);
    }

    private BufferedImage stored(ImageInfo info, List<String> complaints) {
        try {
            return switch (info.format()) {
                case JPEG, PNG, BMP, GIF -> jdk(info, complaints);
                case TIFF -> new TiffDecoder(source, info, page, complaints).decode();
                case AVIF, HEIC -> HeifDecoder.decode(source, info, complaints);
                case WEBP -> WebpDecoder.decode(source, info, complaints);
                case JPEG_2000 -> jpeg2000(info, complaints);
                case PSD -> photoshop(NativeDecoder.decode(source, "psd", info, complaints), info);
                case PCX -> NativeDecoder.decode(source, "pcx", info, complaints);
                case TGA, NETPBM -> legacy(info, complaints);
                case JPEG_XL, ICO, OS2_ICON ->
                    throw new UnsupportedMediaException(
                            source.name(), "is " + info.format() + ", which is not decoded; convert it to PNG or JPEG");
            };
        } catch (MalformedHeader e) {
            throw new CorruptMediaException(source.name(), "cannot be decoded: " + e.getMessage());
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    private BufferedImage jpeg2000(ImageInfo info, List<String> complaints) throws IOException {
        Optional<BufferedImage> plain = HighThroughputDecoder.decode(source, info);
        return plain.isPresent() ? plain.get() : NativeDecoder.decode(source, "jpeg2000", info, complaints);
    }

    private void requireSize(BufferedImage image, ImageInfo info) {
        if (image.getWidth() != info.width() || image.getHeight() != info.height()) {
            throw new CorruptMediaException(
                    source.name(),
                    "decodes to " + image.getWidth() + "x" + image.getHeight() + ", but the header says " + info.width()
                            + "x" + info.height());
        }
    }

    /** FFmpeg takes any fourth channel for transparency. */
    private static BufferedImage photoshop(BufferedImage image, ImageInfo info) {
        return info.color() == ImageColor.RGBA ? image : PlainSamples.eightBits(image);
    }

    private BufferedImage legacy(ImageInfo info, List<String> complaints) throws IOException {
        boolean alpha = info.color() == ImageColor.GRAY_ALPHA || info.color() == ImageColor.RGBA;
        if (info.bitDepth() > 16) {
            throw new UnsupportedMediaException(
                    source.name(), "holds floating-point numbers, of which nobody knows the darkest and brightest");
        }
        // FFmpeg takes grey with transparency in TGA for 15-bit colours, and does not stretch few bits with
        // transparency.
        boolean tga = info.format() == ImageFormat.TGA;
        if (alpha && (tga ? info.color() == ImageColor.GRAY_ALPHA : info.bitDepth() < 8)) {
            throw new UnsupportedMediaException(
                    source.name(), "holds " + info.color() + " of " + info.bitDepth() + " bits, which is not decoded");
        }
        return NativeDecoder.decode(source, tga ? "targa" : "ppm", info, complaints);
    }

    private BufferedImage jdk(ImageInfo info, List<String> complaints) throws IOException {
        try {
            return JdkDecoder.decode(source, info, complaints);
        } catch (JdkDecoder.Refused refused) {
            return info.format() == ImageFormat.BMP
                    ? bitmap(info, refused, complaints)
                    : second(info, refused, complaints);
        }
    }

    private BufferedImage bitmap(ImageInfo info, JdkDecoder.Refused refused, List<String> complaints)
            throws IOException {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            return JdkDecoder.decode(new BytesSource(source.name(), PlainBmp.of(bytes)), info, complaints);
        } catch (MalformedHeader | JdkDecoder.Refused e) {
            return second(info, refused, complaints);
        }
    }

    /** FFmpeg is more lenient and knows a few rare variants; its picture must have the size the header promised. */
    private BufferedImage second(ImageInfo info, JdkDecoder.Refused refused, List<String> complaints) {
        try {
            BufferedImage image = NativeDecoder.decode(source, complaints);
            if (image.getWidth() == info.width() && image.getHeight() == info.height()) {
                if (info.format() == ImageFormat.JPEG && !refused.forItsKind()) {
                    // For these FFmpeg fills gaps without saying so.
                    complaints.add(refused.getMessage());
                }
                return image;
            }
        } catch (MediaException e) {
            refused.addSuppressed(e);
        }
        if (refused.partial() != null && !refused.forItsKind()) {
            complaints.add(refused.getMessage());
            return refused.partial();
        }
        throw refused.told(source.name());
    }
}
