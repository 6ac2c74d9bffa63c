package com.encord.sdk.media.image;

import java.nio.file.Path;

/**
 * One picture of a plan.
 *
 * @param file where it is
 * @param info what its header says
 * @param bytes its size on disk
 */
public record PlannedImage(Path file, ImageInfo info, long bytes) {
    /** Writes this picture as PNG; the place in the plan keeps equal names of different folders apart. */
    PlannedImage asPng(Path folder, int place) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        Path target = folder.resolve((dot > 0 ? name.substring(0, dot) : name) + "_" + place + ".png");
        ImageConversion.of(file).to(target);
        return new PlannedImage(target, ImageInfo.read(target), target.toFile().length());
    }
}
