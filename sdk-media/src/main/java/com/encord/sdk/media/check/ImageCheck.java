package com.encord.sdk.media.check;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.SniffedMedia;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.image.ImageColor;
import com.encord.sdk.media.image.ImageConversion;
import com.encord.sdk.media.image.ImageDecode;
import com.encord.sdk.media.image.ImageFlaw;
import com.encord.sdk.media.image.ImageFormat;
import com.encord.sdk.media.image.ImageGrouping;
import com.encord.sdk.media.image.ImageInfo;
import com.encord.sdk.media.image.ImageStructure;
import com.encord.sdk.media.image.Orientation;
import java.util.Optional;

/** Checks pictures: the header, the file's structure, and on a deep check every pixel. */
final class ImageCheck implements KindCheck {
    @Override
    public void check(MediaSource source, Draft draft) {
        ImageInfo info = ImageInfo.read(source);
        facts(info, draft);
        if (!info.format().supported()) {
            // Of an animation a picture format would keep one frame only, and of floating-point numbers no range is
            // known.
            boolean convertible = ImageDecode.decodes(info.format()) && info.frameCount() == 1 && info.bitDepth() <= 16;
            draft.add(
                    FindingCode.UNSUPPORTED_CONTAINER,
                    Severity.ERROR,
                    convertible ? Fix.REENCODE : Fix.LOCAL_ONLY,
                    "The platform does not take " + info.format()
                            + (info.animated()
                                    ? " animations. Make it a video."
                                    : " images. Convert it to PNG or JPEG."),
                    "format",
                    info.format().name());
            return;
        }
        if (info.pixels() > ImageGrouping.MOST_PIXELS) {
            draft.add(
                    FindingCode.OVERSIZE_DIMENSIONS,
                    Severity.ERROR,
                    Fix.REJECT,
                    "The image claims more pixels than browsers decode. Scale it down, or cut it into tiles.",
                    "pixels",
                    info.pixels(),
                    "limit",
                    ImageGrouping.MOST_PIXELS);
        }
        appearance(info, draft);
        Optional<ImageFlaw> flaw = ImageStructure.check(source);
        flaw.ifPresent(found -> flaw(found, fix(found, info, source), draft));
        // Decoders complain of the same flaw again, even if it costs no pixel; a checksum says nothing about others.
        boolean explained = flaw.isPresent() && !(info.format() == ImageFormat.PNG && isHarmless(flaw.get()));
        if (draft.deep() && !explained && info.pixels() <= ImageGrouping.MOST_PIXELS) {
            decode(source, draft);
        }
    }

    /** Rare formats that the sniffer leaves to those who know pictures. */
    static Optional<SniffedMedia> recognise(MediaSource source) {
        return ImageFormat.detect(source).map(format -> new SniffedMedia(MediaKind.IMAGE, format.mimeType()));
    }

    private static void facts(ImageInfo info, Draft draft) {
        draft.facts()
                .codec(codec(info.format()))
                .width(info.width())
                .height(info.height())
                .displayWidth(info.displayWidth())
                .displayHeight(info.displayHeight())
                .frameCount((long) info.frameCount())
                .orientation(info.storedOrientation().map(Orientation::exif).orElse(null));
    }

    /** FFmpeg's names. */
    private static String codec(ImageFormat format) {
        return switch (format) {
            case JPEG -> "mjpeg";
            case PNG -> "png";
            case WEBP -> "webp";
            case AVIF -> "av1";
            case BMP -> "bmp";
            case TIFF -> "tiff";
            case GIF -> "gif";
            case HEIC -> "hevc";
            case JPEG_2000 -> "jpeg2000";
            case JPEG_XL -> "jpegxl";
            case ICO -> "ico";
            case OS2_ICON -> "bmp";
            case PSD -> "psd";
            case NETPBM -> "ppm";
            case PCX -> "pcx";
            case TGA -> "targa";
        };
    }

    private static void appearance(ImageInfo info, Draft draft) {
        if (info.format() == ImageFormat.TIFF) {
            draft.add(
                    FindingCode.SAFARI_ONLY,
                    Severity.WARNING,
                    Fix.NONE,
                    "Only Safari shows TIFF images. Convert them to PNG to label them in other browsers.",
                    "format",
                    info.format().name());
        }
        samples(info, draft);
        morePictures(info, draft);
    }

    private static void samples(ImageInfo info, Draft draft) {
        ImageColor color = info.color();
        boolean foreign = color == ImageColor.CMYK || color == ImageColor.LAB || color == ImageColor.OTHER;
        if (foreign || info.bitDepth() > 16) {
            draft.add(
                    FindingCode.UNSUPPORTED_PIXEL_FORMAT,
                    Severity.WARNING,
                    Fix.NONE,
                    "Browsers show these pixels in wrong colours or not at all. Convert the image to 8-bit RGB.",
                    "color",
                    color.name(),
                    "bitDepth",
                    info.bitDepth());
        } else if (info.bitDepth() == 16) {
            draft.add(
                    FindingCode.UNSUPPORTED_PIXEL_FORMAT,
                    Severity.INFO,
                    Fix.NONE,
                    "Browsers show the upper 8 of the 16 bits per sample only.",
                    "bitDepth",
                    info.bitDepth());
        }
    }

    private static void morePictures(ImageInfo info, Draft draft) {
        if (info.frameCount() > 1 && info.format() == ImageFormat.JPEG) {
            draft.add(
                    FindingCode.MULTIPLE_PICTURES,
                    Severity.INFO,
                    Fix.NONE,
                    "Only the first picture is labelled; those after it are usually its stereo partner, preview or gain map.",
                    "frameCount",
                    info.frameCount());
        } else if (info.frameCount() > 1) {
            draft.add(
                    FindingCode.MULTIPLE_PICTURES,
                    info.animated() ? Severity.INFO : Severity.WARNING,
                    Fix.NONE,
                    info.animated()
                            ? "The image is an animation and counts as one picture. Make it a video to label its frames."
                            : "Only the first of the pages can be labelled. Split the file to label the others.",
                    "frameCount",
                    info.frameCount());
        }
    }

    private static boolean isHarmless(ImageFlaw flaw) {
        return !flaw.fatal() && flaw.kind() == ImageFlaw.Kind.DAMAGED;
    }

    private static Fix fix(ImageFlaw flaw, ImageInfo info, MediaSource source) {
        boolean convertible = flaw.kind() == ImageFlaw.Kind.UNKNOWN_CODING
                && info.format() == ImageFormat.TIFF
                && ImageConversion.convertsTiff(source);
        return convertible ? Fix.REENCODE : flaw.fatal() ? Fix.LOCAL_ONLY : Fix.NONE;
    }

    private static void flaw(ImageFlaw flaw, Fix fix, Draft draft) {
        FindingCode code =
                switch (flaw.kind()) {
                    case TRUNCATED -> FindingCode.TRUNCATED;
                    case DAMAGED -> FindingCode.CORRUPT_FRAMES;
                    case UNKNOWN_CODING -> FindingCode.UNSUPPORTED_CODEC;
                };
        String message =
                switch (flaw.kind()) {
                    case TRUNCATED -> "The image is cut off: " + flaw.message() + ". Copy or export it again.";
                    case DAMAGED -> "The image is damaged: " + flaw.message() + ". Copy or export it again.";
                    case UNKNOWN_CODING -> "No browser shows this image: " + flaw.message() + ".";
                };
        draft.add(code, flaw.fatal() ? Severity.ERROR : Severity.WARNING, fix, message, "fileSize", draft.fileSize());
    }

    private static void decode(MediaSource source, Draft draft) {
        try {
            ImageDecode.of(source).decodeStrictly();
        } catch (UnsupportedMediaException | MediaLimitException unknown) {
            // no decoder, or too little memory for it, so nothing is known about the pixels
        } catch (CorruptMediaException damaged) {
            draft.add(
                    FindingCode.CORRUPT_FRAMES,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The pixels do not decode cleanly. Copy or export the image again.",
                    "reason",
                    String.valueOf(damaged.getMessage()));
        }
    }
}
