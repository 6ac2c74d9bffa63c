package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.internal.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Pictures that are to become one item of the platform, in order. As a {@link Supplier} of its files it can be handed
 * to an upload as it is.
 *
 * @param type what they become
 * @param title the title of the item
 * @param images the pictures, at least one
 */
public record ImagePlan(Type type, String title, List<PlannedImage> images) implements Supplier<List<Path>> {
    /** What a plan becomes. */
    public enum Type {
        /** Every picture is kept as it is; sizes and orientations may differ. */
        IMAGE_GROUP,
        /** The pictures become the frames of a video, so all are displayed with the same width and height. */
        IMAGE_SEQUENCE
    }

    /**
     * Copies the list and checks that a sequence has one size.
     *
     * @param type what they become
     * @param title the title of the item
     * @param images the pictures, at least one
     */
    public ImagePlan {
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one picture");
        }
        if (type == Type.IMAGE_SEQUENCE
                && (same(images, ImageInfo::displayWidth).isEmpty()
                        || same(images, ImageInfo::displayHeight).isEmpty())) {
            throw new IllegalArgumentException("the pictures of a sequence must all be displayed with the same size");
        }
    }

    /**
     * The files in order.
     *
     * @return the files
     */
    @Override
    public List<Path> get() {
        return images.stream().map(PlannedImage::file).toList();
    }

    /**
     * The same plan with PNGs in place of TIFFs, which only Safari shows; the platform converts those of a sequence
     * itself.
     *
     * @param folder an existing folder for the PNGs; files of the same name are replaced
     * @return a plan of the same order and displayed sizes; this one if it holds no TIFF
     * @throws MediaException if a TIFF does not decode cleanly or PNG cannot hold it
     */
    public ImagePlan withTiffsConverted(Path folder) {
        if (images.stream().noneMatch(image -> image.info().format() == ImageFormat.TIFF)) {
            return this;
        }
        List<PlannedImage> converted = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            PlannedImage image = images.get(i);
            converted.add(image.info().format() == ImageFormat.TIFF ? image.asPng(folder, i) : image);
        }
        return new ImagePlan(type, title, converted);
    }

    /**
     * The displayed width all pictures share.
     *
     * @return pixels, or empty if they differ
     */
    public OptionalInt width() {
        return same(images, ImageInfo::displayWidth);
    }

    /**
     * The displayed height all pictures share.
     *
     * @return pixels, or empty if they differ
     */
    public OptionalInt height() {
        return same(images, ImageInfo::displayHeight);
    }

    /**
     * The size of all files together.
     *
     * @return bytes
     */
    public long bytes() {
        return images.stream().mapToLong(PlannedImage::bytes).sum();
    }

    private static OptionalInt same(List<PlannedImage> images, ToIntFunction<ImageInfo> of) {
        int first = of.applyAsInt(images.get(0).info());
        return images.stream().allMatch(image -> of.applyAsInt(image.info()) == first)
                ? OptionalInt.of(first)
                : OptionalInt.empty();
    }

    void writeTo(JsonWriter json) {
        json.name("type").value(type.name()).name("title").value(title);
        width().ifPresent(width -> json.name("width").value(width));
        height().ifPresent(height -> json.name("height").value(height));
        json.name("images").beginArray();
        for (PlannedImage image : images) {
            json.beginObject().name("file").value(image.file().toString());
            json.name("width").value(image.info().width());
            json.name("height").value(image.info().height());
            json.name("orientation").value(image.info().orientation().exif()).endObject();
        }
        json.endArray();
    }
}
