package com.encord.sdk.media.reencode;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.image.ImageInfo;
import com.encord.sdk.media.internal.ffmpeg.EncoderSettings;
import com.encord.sdk.media.internal.ffmpeg.Picture;
import com.encord.sdk.media.internal.ffmpeg.PictureFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A request to make one H.264 video of still images that share their displayed size, one frame for each in the given
 * order: what the platform does for image sequences. Orientation (EXIF, and AVIF's own) is applied; transparency is
 * dropped; odd sides lose a line by scaling. The file appears whole or not at all. A request belongs to one thread.
 *
 * <pre>{@code
 * ImageSequenceResult video = ImageSequenceVideo.of(images).to(Path.of("crossing.mp4")).run();
 * }</pre>
 */
public final class ImageSequenceVideo {
    private static final String CONTAINER = "mp4";
    private static final int LARGEST_QUALITY = 51;

    private final List<Path> images;
    private Optional<Path> target = Optional.empty();
    private Rational frameRate = Rational.ONE;
    private OptionalInt maxHeight = OptionalInt.empty();
    private OptionalInt quality = OptionalInt.empty();
    private Consumer<ReEncodeProgress> progress = ignored -> {};

    private ImageSequenceVideo(List<Path> images) {
        this.images = images;
    }

    /**
     * Starts a request.
     *
     * @param images the images in the order of the frames, at least one
     * @return the request
     * @throws IllegalArgumentException if there is none
     */
    public static ImageSequenceVideo of(List<Path> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("A video needs at least one image");
        }
        return new ImageSequenceVideo(List.copyOf(images));
    }

    /**
     * Names the output, which replaces what is there.
     *
     * @param path the MP4 file to write
     * @return this
     */
    public ImageSequenceVideo to(Path path) {
        target = Optional.of(path);
        return this;
    }

    /**
     * Sets how many images are shown per second, one unless chosen otherwise.
     *
     * @param framesPerSecond above 0
     * @return this
     * @throws IllegalArgumentException if it is not above 0
     */
    public ImageSequenceVideo frameRate(Rational framesPerSecond) {
        if (framesPerSecond.numerator() <= 0) {
            throw new IllegalArgumentException("A frame rate is above 0, got " + framesPerSecond);
        }
        frameRate = framesPerSecond;
        return this;
    }

    /**
     * Scales the images down if they are taller. OpenH264 (the encoder of the default natives) takes at most 9,437,184
     * pixels, as in 4096x2304; larger ones become AV1.
     *
     * @param pixels the tallest the upright images may be, 16 or above
     * @return this
     * @throws IllegalArgumentException if it is less than 16
     */
    public ImageSequenceVideo maxHeight(int pixels) {
        if (pixels < ReEncode.LEAST_HEIGHT) {
            throw new IllegalArgumentException(
                    "Encoders take no less than " + ReEncode.LEAST_HEIGHT + " lines, got " + pixels);
        }
        maxHeight = OptionalInt.of(pixels);
        return this;
    }

    /**
     * Asks for a constant quality on the encoder's own scale, as {@link ReEncode#crf(int)} does.
     *
     * @param value 1 (best) to 51
     * @return this
     * @throws IllegalArgumentException if it is another number
     */
    public ImageSequenceVideo crf(int value) {
        if (value < 1 || value > LARGEST_QUALITY) {
            throw new IllegalArgumentException("A CRF lies between 1 and " + LARGEST_QUALITY + ", got " + value);
        }
        quality = OptionalInt.of(value);
        return this;
    }

    /**
     * Listens to the progress; the listener is called on a thread of the work and never by two at once.
     *
     * @param listener the listener
     * @return this
     */
    public ImageSequenceVideo onProgress(Consumer<ReEncodeProgress> listener) {
        progress = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Makes the video on this thread.
     *
     * @return what was made
     * @throws MediaException if an image cannot be decoded, has another size than the first, or the target cannot be
     *     written; nothing is left at the target then
     * @throws IllegalStateException if no target was named
     * @throws MediaInterruptedException if the thread is interrupted; nothing is left at the target then
     */
    public ImageSequenceResult run() {
        Path output = target.orElseThrow(
                () -> new IllegalStateException("Name the video to write with to(path) before run()"));
        OutputSize planned = plannedSize();
        String encoder = EncoderChoice.of(Optional.empty(), CONTAINER, planned)
                .orElseThrow(() -> EncoderChoice.missing(output.toString(), VideoCodec.H264, planned))
                .encoder();
        // every image may differ entirely from the one before, so prediction over long stretches gains nothing
        int keyframes = Math.max(1, (int) Math.min(30, Math.round(2 * frameRate.toDouble())));
        EncoderSettings settings = new EncoderSettings(encoder, frameRate, keyframes, quality, OptionalLong.empty());
        try (TargetFile file = TargetFile.beside(output, images)) {
            OutputSize size = encode(file.temporary(), output, settings);
            ImageSequenceResult result = new ImageSequenceResult(
                    output,
                    encoder,
                    size.width(),
                    size.height(),
                    frameRate,
                    MediaCheck.of(file.temporary()).run().findings(),
                    FrameMap.identity(images.size()));
            file.publish();
            return result;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MediaInterruptedException(
                    output.toString(), "making the video was interrupted; nothing was written");
        }
    }

    /** What the first image's header tells of the output's size. */
    private OutputSize plannedSize() {
        ImageInfo first = ImageInfo.read(images.get(0));
        return OutputSize.of(first.displayWidth(), first.displayHeight(), Rational.ONE, false, maxHeight);
    }

    private OutputSize encode(Path file, Path output, EncoderSettings settings) throws InterruptedException {
        PictureFilter filter = null;
        OutputSize size = null;
        int firstWidth = 0;
        int firstHeight = 0;
        try (EncodeLanes lanes = new EncodeLanes(
                file,
                output.toString(),
                CONTAINER,
                settings,
                images.size(),
                done -> progress.accept(new ReEncodeProgress(done, images.size())))) {
            for (int i = 0; i < images.size(); i++) {
                Path image = images.get(i);
                try (StillPicture still = StillPicture.decode(image)) {
                    int width = still.uprightWidth();
                    int height = still.uprightHeight();
                    if (filter == null) {
                        firstWidth = width;
                        firstHeight = height;
                        size = OutputSize.of(width, height, Rational.ONE, false, maxHeight);
                        filter = new PictureFilter(
                                image.toString(), size.width(), size.height(), still.transform(), false);
                    }
                    if (width != firstWidth || height != firstHeight) {
                        throw new UnsupportedMediaException(
                                image.toString(),
                                "is " + width + "x" + height + " upright and " + images.get(0) + " is " + firstWidth
                                        + "x" + firstHeight
                                        + ": a video has one size, so make one sequence for each size");
                    }
                    filter.goOnWith(image.toString(), still.transform());
                    filter.put(still.frame(), i);
                    lanes.put(upright(filter, image), 1);
                }
            }
            lanes.finish();
            return Objects.requireNonNull(size);
        } finally {
            if (filter != null) {
                filter.close();
            }
        }
    }

    private static Picture upright(PictureFilter filter, Path image) {
        Optional<Picture> picture = filter.take();
        if (picture.isEmpty()) {
            // filters that look at neighbours hold the only picture back
            filter.finish();
            picture = filter.take();
        }
        return picture.orElseThrow(
                () -> new CorruptMediaException(image.toString(), "could not be converted to a video frame"));
    }
}
