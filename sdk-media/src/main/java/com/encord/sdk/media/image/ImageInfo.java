package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * What the header of a picture says, without decoding a pixel. Reading one takes a few microseconds and a few kilobytes
 * whatever the picture's size. A value, free to share between threads.
 *
 * <pre>{@code
 * ImageInfo info = ImageInfo.read(Path.of("crossing.jpg"));
 * System.out.println(info.displayWidth() + "x" + info.displayHeight());
 * }</pre>
 *
 * @param format the format, by content and never by name
 * @param width pixels per stored row
 * @param height stored rows
 * @param storedOrientation the orientation the file carries: EXIF, TIFF tag, or HEIF rotation and mirror, else XMP;
 *     empty if it carries none or an invalid one
 * @param bitDepth bits per sample; for palettes bits per index
 * @param color what the samples mean
 * @param frameCount frames of an animation, pages of a TIFF or pictures of a multi-picture JPEG (stereo, preview, gain
 *     map), as far as the file holds their headers; 1 for a single picture
 * @param animated whether the frames are to be shown one after the other
 * @param captureTime when the picture was taken by the camera's clock (EXIF DateTimeOriginal, else DateTimeDigitized,
 *     else DateTime, with sub-seconds), no time zone; empty if unknown
 */
public record ImageInfo(
        ImageFormat format,
        int width,
        int height,
        Optional<Orientation> storedOrientation,
        int bitDepth,
        ImageColor color,
        int frameCount,
        boolean animated,
        Optional<LocalDateTime> captureTime) {

    /**
     * Checks the parts.
     *
     * @param format the format
     * @param width pixels per stored row, positive
     * @param height stored rows, positive
     * @param storedOrientation the orientation the file carries
     * @param bitDepth bits per sample
     * @param color what the samples mean
     * @param frameCount frames or pages, positive
     * @param animated whether frames follow each other in time
     * @param captureTime when the picture was taken
     */
    public ImageInfo {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(storedOrientation, "storedOrientation");
        Objects.requireNonNull(color, "color");
        Objects.requireNonNull(captureTime, "captureTime");
        if (width <= 0 || height <= 0 || frameCount <= 0) {
            throw new IllegalArgumentException(
                    "width, height and frameCount must be positive: " + width + ", " + height + ", " + frameCount);
        }
    }

    static ImageInfo of(ImageFormat format, int width, int height, int bitDepth, ImageColor color) {
        return new ImageInfo(format, width, height, Optional.empty(), bitDepth, color, 1, false, Optional.empty());
    }

    ImageInfo with(Exif exif) {
        if (exif == Exif.NONE) {
            return this;
        }
        return new ImageInfo(
                format,
                width,
                height,
                exif.orientation().isPresent() ? exif.orientation() : storedOrientation,
                bitDepth,
                color,
                frameCount,
                animated,
                exif.captureTime().isPresent() ? exif.captureTime() : captureTime);
    }

    /** What XMP says counts only if the format's own place for it is empty. */
    ImageInfo withOrientationOf(Xmp xmp) {
        return storedOrientation.isPresent()
                ? this
                : new ImageInfo(
                        format, width, height, xmp.orientation(), bitDepth, color, frameCount, animated, captureTime);
    }

    /** Whether there is more than one picture to label. What follows the first in a JPEG is a preview or the like. */
    boolean hasPages() {
        return frameCount > 1 && format != ImageFormat.JPEG;
    }

    ImageInfo withFrames(int frames, boolean inTime) {
        return frames == frameCount && inTime == animated
                ? this
                : new ImageInfo(format, width, height, storedOrientation, bitDepth, color, frames, inTime, captureTime);
    }

    /**
     * Reads the header of a picture.
     *
     * @param file the picture
     * @return what its header says
     * @throws UnreadableMediaException if the file cannot be opened, is empty, is no picture of a known format, or its
     *     header is damaged; the message says which
     */
    public static ImageInfo read(Path file) {
        return read(MediaSource.of(file));
    }

    /**
     * Reads the header of a picture that need not be a file.
     *
     * @param source where the bytes are
     * @return what its header says
     * @throws UnreadableMediaException as {@link #read(Path)}
     */
    public static ImageInfo read(MediaSource source) {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            return read(source, bytes);
        } catch (MalformedHeader e) {
            throw new UnreadableMediaException(source.name(), "has a damaged image header: " + e.getMessage());
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    /**
     * Reads the header of a picture in memory, without copying it.
     *
     * @param name what messages call it; its extension counts for formats that have no signature
     * @param picture the picture, or its beginning as far as all headers lie there
     * @return what its header says
     * @throws UnreadableMediaException as {@link #read(Path)}
     */
    public static ImageInfo read(String name, byte[] picture) {
        return read(new BytesSource(Objects.requireNonNull(name, "name"), Objects.requireNonNull(picture, "picture")));
    }

    static ImageInfo read(MediaSource source, HeaderBytes bytes) {
        if (bytes.isEmpty()) {
            throw new UnreadableMediaException(source.name(), "is empty (0 bytes); copy it again from its source");
        }
        ImageFormat format = ImageFormat.detected(bytes, source.name());
        if (format == null) {
            throw new UnreadableMediaException(
                    source.name(), "is no picture in a format known here, whatever its name says");
        }
        return format.readHeader(bytes);
    }

    /**
     * How to turn the stored picture upright.
     *
     * @return the stored orientation, {@link Orientation#NORMAL} if there is none
     */
    public Orientation orientation() {
        return storedOrientation.orElse(Orientation.NORMAL);
    }

    /**
     * The width one sees.
     *
     * @return pixels, after the orientation is applied
     */
    public int displayWidth() {
        return orientation().swapsAxes() ? height : width;
    }

    /**
     * The height one sees.
     *
     * @return pixels, after the orientation is applied
     */
    public int displayHeight() {
        return orientation().swapsAxes() ? width : height;
    }

    /**
     * The number of pixels of one frame.
     *
     * @return width times height
     */
    public long pixels() {
        return (long) width * height;
    }
}
