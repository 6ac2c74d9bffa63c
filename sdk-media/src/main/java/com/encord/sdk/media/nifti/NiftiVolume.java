package com.encord.sdk.media.nifti;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.internal.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An open volume: NIfTI-1, NIfTI-2 or Analyze 7.5, one file or a pair, gzipped or not, in either byte order. Voxels are
 * read when they are asked for and never all at once: uncompressed files through memory mapping, compressed ones as a
 * stream, so that a volume may be larger than memory. Do not shorten an uncompressed file while it is open.
 *
 * <pre>{@code
 * try (NiftiVolume volume = NiftiVolume.open(Path.of("brain.nii.gz"))) {
 *   BufferedImage middle = volume.slice(NiftiPlane.AXIAL).toImage();
 * }
 * }</pre>
 *
 * <p>Not for several threads. Close it; use after closing fails.
 */
public final class NiftiVolume implements AutoCloseable {
    private static final int CHUNK = 1 << 20;
    private static final int MOST_SLICE_PIXELS = 1 << 24;

    private final String name;
    private final NiftiHeader header;
    private final VoxelBytes voxels;
    private final boolean compressed;
    private final boolean paired;
    private final long mostBytes;
    private boolean closed;

    private NiftiVolume(String name, VolumeOpening.Opened opened) {
        this.name = name;
        this.header = opened.header();
        this.voxels = opened.voxels();
        this.compressed = opened.compressed();
        this.paired = opened.paired();
        this.mostBytes = opened.mostBytes();
    }

    /**
     * Opens a volume.
     *
     * @param file the file, or either half of a pair of {@code .hdr} and {@code .img}
     * @return the volume, to be closed by the caller
     * @throws UnreadableMediaException if a file is missing or the header is damaged
     */
    public static NiftiVolume open(Path file) {
        return open(MediaSource.of(file));
    }

    /**
     * Opens a volume that need not be a file.
     *
     * @param source where the bytes are; pairs have to be files
     * @return the volume, to be closed by the caller
     * @throws UnreadableMediaException if a file is missing or the header is damaged
     */
    public static NiftiVolume open(MediaSource source) {
        return new NiftiVolume(source.name(), VolumeOpening.open(source));
    }

    /**
     * Reads the header only.
     *
     * @param source where the bytes are; for a pair either half
     * @return what the header says
     * @throws UnreadableMediaException if the header is missing or damaged
     */
    public static NiftiHeader readHeader(MediaSource source) {
        return VolumeOpening.header(source);
    }

    /**
     * Whether the first bytes are those of a header, which need not be all there.
     *
     * @param source where the bytes are; for a pair either half
     * @return false also if they cannot be read
     */
    public static boolean beginsLikeHeader(MediaSource source) {
        return VolumeOpening.beginsLikeHeader(source);
    }

    /**
     * The other half of a volume that is a pair of files, found by name.
     *
     * @param header the half that is named {@code .hdr} or {@code .hdr.gz}
     * @return the {@code .img} beside it; empty if there is none, or this is no header of a volume
     */
    public static Optional<Path> voxelsBeside(Path header) {
        return NiftiFiles.voxelsBeside(header).filter(voxels -> beginsLikeHeader(MediaSource.of(header)));
    }

    /**
     * What the header says.
     *
     * @return the header
     */
    public NiftiHeader header() {
        return header;
    }

    /**
     * Whether the voxels are stored compressed.
     *
     * @return true for gzip, by content and never by name
     */
    public boolean compressed() {
        return compressed;
    }

    /**
     * Whether the voxels are in a file of their own.
     *
     * @return true for {@code .hdr} and {@code .img}
     */
    public boolean paired() {
        return paired;
    }

    /**
     * How many bytes of voxels the file lacks. Fast for uncompressed files; a compressed one is decompressed once.
     *
     * @return 0 if the volume is complete
     * @throws CorruptMediaException if the compressed bytes are damaged, or contradict their checksum
     */
    public long missingBytes() {
        long expected = header.dataBytes();
        byte[] chunk = new byte[CHUNK];
        if (!compressed) {
            // One probe at the very end tells for a file that is complete.
            if (read(expected - 1, chunk, 1) == 1) {
                return 0;
            }
        }
        long held = 0;
        int got = read(0, chunk, (int) Math.min(CHUNK, expected));
        while (got > 0) {
            held += got;
            got = read(held, chunk, (int) Math.min(CHUNK, expected - held));
        }
        if (held == expected) {
            requireComplete();
        }
        return expected - held;
    }

    /** After all voxels were read: what follows proves that they are those that were written. */
    void requireComplete() {
        try {
            if (!voxels.endsRightly(header.dataBytes())) {
                throw new CorruptMediaException(
                        name, "is cut off within the checksum after its last voxel; copy it again from its source");
            }
        } catch (IOException e) {
            throw new CorruptMediaException(name, "the compressed voxels contradict their checksum: " + e, e);
        }
    }

    /**
     * The checksum of the raw, unscaled voxels in the order of the file, each as little-endian bytes: the same volume
     * has the same checksum whichever byte order it was written in.
     *
     * @return SHA-256 in lower-case hexadecimal digits
     * @throws CorruptMediaException if voxels are missing or damaged
     */
    public String dataSha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
        long expected = header.dataBytes();
        byte[] chunk = new byte[CHUNK];
        for (long at = 0; at < expected; ) {
            int count = (int) Math.min(CHUNK, expected - at);
            readAll(at, chunk, count);
            if (header.bigEndian()) {
                header.type().swap(chunk, count);
            }
            digest.update(chunk, 0, count);
            at += count;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The middle slice of the first volume.
     *
     * @param plane which cut
     * @return the slice
     * @throws CorruptMediaException if voxels are missing or damaged
     */
    public NiftiSlice slice(NiftiPlane plane) {
        return slice(plane, sliceCount(plane) / 2, 0);
    }

    /**
     * How many slices there are.
     *
     * @param plane which cut
     * @return the length of the voxel axis that is fixed
     */
    public int sliceCount(NiftiPlane plane) {
        long count = header.length(SliceCut.axes(header, plane)[0]);
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    /**
     * One slice.
     *
     * @param plane which cut
     * @param index 0-based along the voxel axis that is fixed, in the order of the file
     * @param volume 0-based among the 3-D volumes that follow each other, 0 if there is one
     * @return the slice
     * @throws IndexOutOfBoundsException if there is no such slice; the message says how many there are
     * @throws CorruptMediaException if voxels are missing or damaged
     * @throws MediaLimitException if the slice has more than 2^24 pixels
     * @throws UnsupportedMediaException for 128-bit floating point
     */
    public NiftiSlice slice(NiftiPlane plane, int index, long volume) {
        int[] axes = SliceCut.axes(header, plane);
        if (index < 0 || index >= header.length(axes[0]) || volume < 0 || volume >= header.volumes()) {
            throw new IndexOutOfBoundsException("slice " + index + " of volume " + volume + ": there are "
                    + header.length(axes[0]) + " " + plane + " slices and " + header.volumes() + " volumes");
        }
        long width = header.length(axes[1]);
        long height = header.length(axes[2]);
        if (width * height > MOST_SLICE_PIXELS) {
            throw new MediaLimitException(name, "a slice of " + width + "x" + height + " is too large to show");
        }
        if (!header.type().hasNumbers() && !header.type().isColor()) {
            throw new UnsupportedMediaException(
                    name, header.type() + " voxels cannot be shown; convert them to FLOAT64");
        }
        if (width * height * header.type().bytes() > mostBytes) {
            throw new CorruptMediaException(
                    name, "promises slices of " + width + "x" + height + ", more than the file can hold");
        }
        byte[] raw = SliceCut.gather(header, axes, index, volume, this::readAll);
        return NiftiSlice.of(name, header, plane, axes, raw, (int) width, (int) height);
    }

    /**
     * The facts of the volume as one line of JSON: {@code version, dims, pixdim, datatype, affine, slope, intercept,
     * spaceUnit, timeUnit, dataSha256}; left out are the version for Analyze, and units that the header does not say.
     *
     * @return a JSON object without line breaks
     * @throws CorruptMediaException if voxels are missing or damaged
     */
    public String toJson() {
        StringBuilder out = new StringBuilder();
        JsonWriter json = new JsonWriter(out).beginObject();
        header.write(json);
        json.name("dataSha256").value(dataSha256());
        json.endObject();
        return out.toString();
    }

    /** Copies raw voxel bytes. */
    void readAll(long offset, byte[] target, int count) {
        readAll(offset, target, 0, count);
    }

    private void readAll(long offset, byte[] target, int at, int count) {
        int got = read(offset, target, at, count);
        if (got < count) {
            throw new CorruptMediaException(
                    name,
                    "ends after " + (offset + got) + " bytes of voxels, but the header promises " + header.dataBytes()
                            + "; copy it again from its source");
        }
    }

    private int read(long offset, byte[] target, int count) {
        return read(offset, target, 0, count);
    }

    private int read(long offset, byte[] target, int at, int count) {
        if (closed) {
            throw new IllegalStateException("the volume " + name + " is closed");
        }
        try {
            return voxels.read(offset, target, at, count);
        } catch (IOException e) {
            throw new CorruptMediaException(name, "the voxels from byte " + offset + " on cannot be read: " + e, e);
        }
    }

    /** Releases the file; calling it again does nothing. */
    @Override
    public void close() {
        closed = true;
        try {
            voxels.close();
        } catch (IOException e) {
            throw new UnreadableMediaException(name, "cannot be closed: " + e, e);
        }
    }

    @Override
    public String toString() {
        return "NiftiVolume[" + name + ", " + header + "]";
    }
}
