package com.encord.sdk.media.image;

import java.nio.file.Path;

/**
 * One picture of a plan.
 *
 * @param file where it is
 * @param info what its header says
 * @param bytes its size on disk
 */
public record PlannedImage(Path file, ImageInfo info, long bytes) {}
