package com.encord.sdk.media.video;

import java.nio.ByteBuffer;

/**
 * One plane of a frame in its native pixel format: memory of the decoder, seen without copying. Samples of more than 8
 * bits take two bytes, in the order the format's name ends with ({@code le}, {@code be}).
 *
 * <p>Valid until the frame is closed, or until the next frame of an iteration. Later the buffer may show another
 * picture; reading it stays harmless.
 *
 * @param bytes a read-only direct buffer from the first sample to the last
 * @param stride bytes from the start of one line to the start of the next
 * @param rowBytes bytes of a line that are samples; the rest is padding
 * @param rows lines
 */
public record Plane(ByteBuffer bytes, int stride, int rowBytes, int rows) {}
