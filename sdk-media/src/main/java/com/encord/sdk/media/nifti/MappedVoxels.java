package com.encord.sdk.media.nifti;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/** Voxels of an uncompressed file through the page cache, in windows, since one mapping cannot exceed 2 GB. */
final class MappedVoxels implements VoxelBytes {
    private static final int WINDOW = 1 << 30;

    private final MappedByteBuffer[] windows;
    private final long size;

    MappedVoxels(FileChannel channel, long start) throws IOException {
        this.size = Math.max(0, channel.size() - start);
        this.windows = new MappedByteBuffer[(int) ((size + WINDOW - 1) / WINDOW)];
        for (int i = 0; i < windows.length; i++) {
            long from = (long) i * WINDOW;
            windows[i] = channel.map(FileChannel.MapMode.READ_ONLY, start + from, Math.min(WINDOW, size - from));
        }
    }

    @Override
    public int read(long offset, byte[] target, int at, int count) {
        int copied = 0;
        while (copied < count && offset + copied < size) {
            long from = offset + copied;
            MappedByteBuffer window = windows[(int) (from / WINDOW)];
            int inWindow = (int) (from % WINDOW);
            int length = Math.min(count - copied, window.capacity() - inWindow);
            window.get(inWindow, target, at + copied, length);
            copied += length;
        }
        return copied;
    }

    @Override
    public boolean endsRightly(long voxelBytes) {
        return true;
    }

    @Override
    public void close() {
        // The garbage collector unmaps; there is no supported way to do it earlier on Java 17.
    }
}
