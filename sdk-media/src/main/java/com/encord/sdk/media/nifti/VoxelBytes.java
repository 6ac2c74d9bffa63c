package com.encord.sdk.media.nifti;

import java.io.IOException;

/** The bytes that follow the header, wherever they are. Not for several threads. */
interface VoxelBytes extends AutoCloseable {
    /**
     * Copies bytes. Reading forwards is cheap for every implementation; a compressed one starts over to go back.
     *
     * @param offset counted from the first voxel
     * @return how many were there; fewer than asked for only at the end
     */
    int read(long offset, byte[] target, int at, int count) throws IOException;

    /**
     * Whether the file goes on rightly after the last voxel. A compressed one has to end with its checksum; only this
     * proves that what was read is what was written.
     *
     * @throws IOException if the checksum is wrong
     */
    boolean endsRightly(long voxelBytes) throws IOException;

    @Override
    void close() throws IOException;
}
