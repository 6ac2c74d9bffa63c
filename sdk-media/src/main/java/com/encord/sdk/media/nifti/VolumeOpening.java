package com.encord.sdk.media.nifti;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;

/** Finds header and voxels of a volume, and tells what keeps it from being opened. */
final class VolumeOpening {
    /** Deflate cannot compress better than this (RFC 1951: 258 bytes in two bits). */
    private static final long BEST_COMPRESSION = 1032;

    private final MediaSource source;

    /**
     * A volume that is open.
     *
     * @param voxels to be closed by whom it is given to
     * @param compressed whether the voxels are
     * @param paired whether they are in a file of their own
     * @param mostBytes what the file cannot hold more than, header included
     */
    record Opened(NiftiHeader header, VoxelBytes voxels, boolean compressed, boolean paired, long mostBytes) {}

    private VolumeOpening(MediaSource source) {
        this.source = source;
    }

    static Opened open(MediaSource source) {
        VolumeOpening opening = new VolumeOpening(source);
        return opening.telling(opening::open);
    }

    static NiftiHeader header(MediaSource source) {
        VolumeOpening opening = new VolumeOpening(source);
        return opening.telling(() -> header(NiftiFiles.of(source)));
    }

    static boolean beginsLikeHeader(MediaSource source) {
        try (InputStream in = NiftiFiles.of(source).openHeader()) {
            byte[] size = in.readNBytes(Integer.BYTES);
            return size.length == Integer.BYTES
                    && HeaderParser.isSize(ByteBuffer.wrap(size).getInt());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T telling(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MalformedVolume e) {
            throw new UnreadableMediaException(source.name(), "has a damaged volume header: " + e.getMessage());
        } catch (EOFException | ZipException e) {
            throw new UnreadableMediaException(
                    source.name(),
                    "the compressed file is damaged or cut off within its header (" + e.getMessage() + ")",
                    e);
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    private Opened open() throws IOException {
        NiftiFiles files = NiftiFiles.of(source);
        NiftiHeader header = header(files);
        boolean apart = files.header() != files.voxels();
        if (header.version().isEmpty() && !apart) {
            throw new MalformedVolume("neither the NIfTI signature nor a pair of .hdr and .img");
        }
        if (apart && !files.paired() && !header.singleFile()) {
            throw new UnreadableMediaException(
                    files.header().name(),
                    "is the header of a pair, but its voxels are missing: put "
                            + files.voxels().path().orElseThrow().getFileName() + " beside it");
        }
        MediaSource data = header.singleFile() ? files.header() : files.voxels();
        boolean gzip = NiftiFiles.isGzip(data);
        long most = length(data) * (gzip ? BEST_COMPRESSION : 1);
        if (header.dataOffset() > most) {
            throw new MalformedVolume("voxels are said to start at byte " + header.dataOffset()
                    + ", but the file cannot hold more than " + most);
        }
        header.dataBytes();
        return new Opened(header, voxels(data, header.dataOffset(), gzip), gzip, files.paired(), most);
    }

    private static NiftiHeader header(NiftiFiles files) throws IOException {
        try (InputStream in = files.openHeader()) {
            byte[] start = in.readNBytes(HeaderParser.NIFTI_2_SIZE);
            return HeaderParser.parse(ByteBuffer.wrap(start), files.paired());
        }
    }

    private static long length(MediaSource source) throws IOException {
        try (var channel = source.open()) {
            return channel.size();
        }
    }

    private static VoxelBytes voxels(MediaSource source, long start, boolean gzip) throws IOException {
        if (gzip || source.path().isEmpty()) {
            return new StreamedVoxels(() -> NiftiFiles.open(source, gzip), start);
        }
        try (FileChannel channel = FileChannel.open(source.path().get(), StandardOpenOption.READ)) {
            return new MappedVoxels(channel, start);
        }
    }
}
