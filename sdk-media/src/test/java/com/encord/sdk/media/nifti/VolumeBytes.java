package com.encord.sdk.media.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small NIfTI-1 volumes of 16-bit voxels, made byte by byte. */
final class VolumeBytes {
    static final int VOXELS_AT = 352;

    private VolumeBytes() {}

    /** Little-endian, one voxel after the other from 0 on, with an identity as its sform. */
    static ByteBuffer of(int... shape) {
        int count = 1;
        for (int length : shape) {
            count *= Math.max(1, length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(VOXELS_AT + 2 * count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, 348).putShort(40, (short) shape.length);
        for (int i = 0; i < 7; i++) {
            bytes.putShort(42 + 2 * i, (short) (i < shape.length ? shape[i] : 1))
                    .putFloat(80 + 4 * i, 1);
        }
        bytes.putShort(70, (short) 4)
                .putShort(72, (short) 16)
                .putFloat(108, VOXELS_AT)
                .putShort(254, (short) 1);
        bytes.putFloat(280, 1).putFloat(300, 1).putFloat(320, 1);
        bytes.put(344, "n+1\0".getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < count; i++) {
            bytes.putShort(VOXELS_AT + 2 * i, (short) i);
        }
        return bytes;
    }
}
