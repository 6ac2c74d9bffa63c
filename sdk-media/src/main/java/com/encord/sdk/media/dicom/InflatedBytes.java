package com.encord.sdk.media.dicom;

import com.encord.sdk.media.MediaLimitException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * A deflated data set, or the start of one, unpacked: raw deflate, no zlib header (PS3.5 A.5).
 *
 * @param bytes what was unpacked
 * @param whole whether that is all there is
 * @param problems what was wrong with it
 */
record InflatedBytes(byte[] bytes, boolean whole, List<DicomProblem> problems) {
    private static final long LIMIT = 512L << 20;
    private static final int BUFFER = 64 * 1024;

    /**
     * Inflates what stands behind an offset. A kilobyte can inflate to a megabyte, so the limit is what the Java heap
     * can bear.
     *
     * @param enough how many bytes to stop after
     */
    static InflatedBytes of(String source, SeekableByteChannel channel, long offset, long enough) throws IOException {
        long limit = Math.min(LIMIT, Runtime.getRuntime().maxMemory() / 4);
        channel.position(offset);
        Inflater inflater = new Inflater(true);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try {
            InputStream stream =
                    new InflaterInputStream(Channels.newInputStream(channel), inflater, (int) Math.min(BUFFER, enough));
            byte[] buffer = new byte[BUFFER];
            for (int count = stream.read(buffer); count > 0; count = stream.read(buffer)) {
                if (plain.size() > limit - count) {
                    throw new MediaLimitException(
                            source, "inflates to more than " + (limit >> 20) + " MB; unpack it first");
                }
                plain.write(buffer, 0, count);
                if (plain.size() >= enough) {
                    return new InflatedBytes(plain.toByteArray(), false, List.of());
                }
            }
        } catch (ZipException | EOFException e) {
            DicomProblem problem = new DicomProblem(
                    e instanceof EOFException ? DicomProblem.Kind.TRUNCATED : DicomProblem.Kind.MALFORMED,
                    plain.size(),
                    "the deflated data set is damaged behind " + plain.size() + " inflated bytes: " + e.getMessage());
            return new InflatedBytes(plain.toByteArray(), true, List.of(problem));
        } finally {
            inflater.end();
        }
        return new InflatedBytes(plain.toByteArray(), true, List.of());
    }
}
