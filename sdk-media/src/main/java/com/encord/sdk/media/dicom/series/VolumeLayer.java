package com.encord.sdk.media.dicom.series;

import java.nio.file.Path;

/** One picture of a volume: a frame of a file, and where it lies. */
record VolumeLayer(Path file, int frame, ImagePlane plane) {}
