package com.encord.sdk.media.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Voxels of a compressed file, or of one that can only be read in order. Bounded memory; going back starts over. */
final class StreamedVoxels implements VoxelBytes {
    /** What follows the voxels is not worth more than this. */
    private static final long MOST_TRAILING = 1L << 28;

    private final Opener opener;
    private final long start;
    private final byte[] skipped = new byte[1 << 16];
    private @Nullable InputStream stream;
    private long position;
    private boolean cut;

    /** Opens the decompressed bytes from the beginning of the file. */
    interface Opener {
        InputStream open() throws IOException;
    }

    StreamedVoxels(Opener opener, long start) {
        this.opener = opener;
        this.start = start;
    }

    @Override
    public int read(long offset, byte[] target, int at, int count) throws IOException {
        InputStream in = at(start + offset);
        if (in == null) {
            return 0;
        }
        int copied = 0;
        while (copied < count) {
            int got = next(in, target, at + copied, count - copied);
            if (got <= 0) {
                break;
            }
            copied += got;
        }
        return copied;
    }

    @Override
    public boolean endsRightly(long voxelBytes) throws IOException {
        InputStream in = at(start + voxelBytes);
        long end = position + MOST_TRAILING;
        while (in != null && position < end && next(in, skipped, 0, skipped.length) > 0) {
            // on to the end, where the checksum is
        }
        return !cut;
    }

    private @Nullable InputStream at(long wanted) throws IOException {
        InputStream in = stream;
        if (in == null || wanted < position) {
            close();
            in = opener.open();
            stream = in;
            position = 0;
            cut = false;
        }
        while (position < wanted) {
            int got = next(in, skipped, 0, (int) Math.min(skipped.length, wanted - position));
            if (got <= 0) {
                return null;
            }
        }
        return in;
    }

    /** A cut-off compressed stream ends like a file: what came before is good. */
    private int next(InputStream in, byte[] target, int at, int count) throws IOException {
        if (cut) {
            return -1;
        }
        try {
            int got = in.read(target, at, count);
            position += Math.max(got, 0);
            return got;
        } catch (EOFException e) {
            cut = true;
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
