package com.encord.sdk.media.nifti;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.UnwritableMediaException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a volume as one NIfTI file: joins a pair of {@code .hdr} and {@code .img}, which the platform has no place for,
 * and makes NIfTI-1 of Analyze 7.5. Every voxel, the geometry, the scaling and the extensions stay what they are, and so
 * does the byte order. Takes constant memory.
 *
 * <pre>{@code
 * NiftiConversion.of(Path.of("brain.hdr")).to(Path.of("brain.nii.gz"));
 * }</pre>
 */
public final class NiftiConversion {
    private static final int CHUNK = 1 << 20;

    private final MediaSource source;

    private NiftiConversion(MediaSource source) {
        this.source = source;
    }

    /**
     * Converts a volume.
     *
     * @param file the file, or either half of a pair
     * @return a request for it
     */
    public static NiftiConversion of(Path file) {
        return new NiftiConversion(MediaSource.of(file));
    }

    /**
     * Writes the result beside the target and renames it when it is complete.
     *
     * @param target a file ending in {@code .nii} or, to be compressed, in {@code .nii.gz}; replaced if it exists
     * @throws CorruptMediaException if voxels are missing or damaged
     * @throws UnreadableMediaException if a file is missing or the header is damaged
     * @throws MediaInterruptedException if the thread is interrupted
     * @throws MediaException if the volume cannot be read or the target cannot be written
     * @throws IllegalArgumentException if the target has another ending
     */
    public void to(Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".nii") && !name.endsWith(".nii.gz")) {
            throw new IllegalArgumentException("volumes are written as .nii or .nii.gz, not as " + name);
        }
        try (NiftiVolume volume = NiftiVolume.open(source)) {
            byte[] start = start(volume.header());
            // not one of the system's temporary files, which only their owner may read
            Path part =
                    Files.createFile(target.toAbsolutePath().resolveSibling(".encord-" + UUID.randomUUID() + ".part"));
            try {
                write(volume, start, part, name.endsWith(".gz"));
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UnwritableMediaException(target.toString(), "cannot be written: " + e, e);
        }
    }

    /** What comes before the voxels. */
    private byte[] start(NiftiHeader header) {
        try (InputStream in = NiftiFiles.of(source).openHeader()) {
            byte[] stored = in.readNBytes(
                    header.version().orElse(1) == 2 ? HeaderParser.NIFTI_2_SIZE : HeaderParser.NIFTI_1_SIZE);
            return new SingleFileHeader(header, stored, NiftiExtension.read(source)).bytes();
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    private void write(NiftiVolume volume, byte[] start, Path part, boolean gzip) throws IOException {
        long voxels = volume.header().dataBytes();
        byte[] chunk = new byte[(int) Math.min(CHUNK, voxels)];
        try (OutputStream file = Files.newOutputStream(part);
                OutputStream out = gzip ? new GZIPOutputStream(file, 1 << 16) : new BufferedOutputStream(file)) {
            out.write(start);
            for (long at = 0; at < voxels; at += chunk.length) {
                int count = (int) Math.min(chunk.length, voxels - at);
                volume.readAll(at, chunk, count);
                out.write(chunk, 0, count);
                if (Thread.currentThread().isInterrupted()) {
                    throw new MediaInterruptedException(source.name(), "interrupted while it was converted");
                }
            }
        }
        volume.requireComplete();
    }
}
