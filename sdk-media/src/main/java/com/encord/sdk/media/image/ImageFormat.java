package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Picture formats that are recognised by content; {@link #supported()} tells which of them the platform takes. */
public enum ImageFormat {
    /** JPEG (ISO/IEC 10918), with or without EXIF. */
    JPEG("image/jpeg", true, "jpg", "jpeg", "jpe", "jfif", "mpo"),
    /** PNG and animated PNG. */
    PNG("image/png", true, "png", "apng"),
    /** WebP, lossy, lossless and animated. */
    WEBP("image/webp", true, "webp"),
    /** AVIF, single pictures and sequences. */
    AVIF("image/avif", true, "avif", "avifs"),
    /** Windows and OS/2 bitmaps. */
    BMP("image/bmp", true, "bmp", "dib"),
    /** TIFF and BigTIFF; shown by Safari only. */
    TIFF("image/tiff", true, "tif", "tiff"),
    /** GIF. */
    GIF("image/gif", false, "gif"),
    /** HEIC and other HEIF pictures that are not AVIF. */
    HEIC("image/heic", false, "heic", "heif", "hif", "heics", "heifs"),
    /** JPEG 2000, boxed or raw code stream. */
    JPEG_2000("image/jp2", false, "jp2", "j2k", "j2c", "jpx", "jpf", "jpc", "jph", "jhc"),
    /** JPEG XL, boxed or raw code stream. */
    JPEG_XL("image/jxl", false, "jxl"),
    /** Windows icons and cursors. */
    ICO("image/vnd.microsoft.icon", false, "ico", "cur"),
    /** OS/2 icons, pointers and bitmap arrays. */
    OS2_ICON("image/x-os2-graphics", false, "ico", "ptr"),
    /** Adobe Photoshop. */
    PSD("image/vnd.adobe.photoshop", false, "psd", "psb"),
    /** PBM, PGM, PPM, PAM, PFM, binary or plain. */
    NETPBM("image/x-portable-anymap", false, "pbm", "pgm", "ppm", "pnm", "pam", "pfm"),
    /** ZSoft PCX. */
    PCX("image/vnd.zbrush.pcx", false, "pcx"),
    /** Truevision TGA; it has no signature at its start, so its extension must agree. */
    TGA("image/x-tga", false, "tga", "icb", "vda", "vst");

    private final String mimeType;
    private final boolean supported;
    private final List<String> extensions;

    ImageFormat(String mimeType, boolean supported, String... extensions) {
        this.mimeType = mimeType;
        this.supported = supported;
        this.extensions = List.of(extensions);
    }

    /**
     * The media type to send with such a file.
     *
     * @return for instance {@code image/jpeg}
     */
    public String mimeType() {
        return mimeType;
    }

    /**
     * Whether the platform takes this format as an image.
     *
     * @return false for formats that have to be converted first
     */
    public boolean supported() {
        return supported;
    }

    /**
     * The usual file name extensions.
     *
     * @return lower case, without dot, the most usual first
     */
    public List<String> extensions() {
        return extensions;
    }

    /**
     * Whether the name of a file promises this format.
     *
     * @param file the name, with or without folders
     * @return false if it has no extension or one of another kind
     */
    public boolean named(String file) {
        return extensions.contains(extension(file));
    }

    /**
     * The format a file name promises.
     *
     * @param file the name, with or without folders
     * @return empty if its extension is none of a picture
     */
    public static Optional<ImageFormat> byName(String file) {
        String extension = extension(file);
        for (ImageFormat format : values()) {
            if (format.extensions.contains(extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static String extension(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Recognises a picture by its first bytes.
     *
     * @param file the file
     * @return empty if it is no picture known here, also for an empty file
     * @throws UnreadableMediaException if the file cannot be opened
     */
    public static Optional<ImageFormat> detect(Path file) {
        return detect(MediaSource.of(file));
    }

    /**
     * Recognises a picture that need not be a file by its first bytes.
     *
     * @param source where the bytes are
     * @return empty if it is no picture known here, also without any bytes
     * @throws UnreadableMediaException if the source cannot be opened
     */
    public static Optional<ImageFormat> detect(MediaSource source) {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            return Optional.ofNullable(detected(bytes, source.name()));
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    static @Nullable ImageFormat detected(HeaderBytes bytes, String name) {
        ImageFormat found = FormatSignatures.find(bytes);
        if (found == null && TGA.extensions.contains(extension(name)) && TgaHeader.plausible(bytes)) {
            found = TGA;
        }
        return found;
    }

    ImageInfo readHeader(HeaderBytes bytes) {
        return switch (this) {
            case JPEG -> JpegHeader.read(bytes);
            case PNG -> PngHeader.read(bytes);
            case WEBP -> WebpHeader.read(bytes);
            case AVIF, HEIC -> HeifHeader.read(this, bytes);
            case BMP -> BmpHeader.read(bytes);
            case TIFF -> TiffHeader.read(bytes);
            case GIF -> GifHeader.read(bytes);
            case TGA -> TgaHeader.read(bytes);
            case PCX -> LegacyHeaders.pcx(bytes);
            case NETPBM -> LegacyHeaders.netpbm(bytes);
            case ICO -> LegacyHeaders.icon(bytes);
            case OS2_ICON -> LegacyHeaders.os2Icon(bytes);
            case PSD -> LegacyHeaders.photoshop(bytes);
            case JPEG_2000 -> LegacyHeaders.jpeg2000(bytes);
            case JPEG_XL -> JpegXlHeader.read(bytes);
        };
    }
}
