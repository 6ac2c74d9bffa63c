package com.encord.sdk.media.image;

import java.nio.file.Path;

/**
 * A file that is in no plan.
 *
 * @param file which
 * @param reason why, and what to do, for people
 */
public record ExcludedImage(Path file, String reason) {}
