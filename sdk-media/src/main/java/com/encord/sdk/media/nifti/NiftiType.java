package com.encord.sdk.media.nifti;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How one voxel is stored: the data types of the NIfTI-1 standard. */
public enum NiftiType {
    /** Unsigned 8-bit integer. */
    UINT8(2, 1),
    /** Signed 16-bit integer. */
    INT16(4, 2),
    /** Signed 32-bit integer. */
    INT32(8, 4),
    /** 32-bit floating point. */
    FLOAT32(16, 4),
    /** Two 32-bit floating point numbers, real part first. */
    COMPLEX64(32, 8),
    /** 64-bit floating point. */
    FLOAT64(64, 8),
    /** Red, green, blue, a byte each. */
    RGB24(128, 3),
    /** Signed 8-bit integer. */
    INT8(256, 1),
    /** Unsigned 16-bit integer. */
    UINT16(512, 2),
    /** Unsigned 32-bit integer. */
    UINT32(768, 4),
    /** Signed 64-bit integer. */
    INT64(1024, 8),
    /** Unsigned 64-bit integer. */
    UINT64(1280, 8),
    /** 128-bit floating point; kept as bytes, since machines disagree on the layout. */
    FLOAT128(1536, 16),
    /** Two 64-bit floating point numbers, real part first. */
    COMPLEX128(1792, 16),
    /** Two 128-bit floating point numbers; kept as bytes. */
    COMPLEX256(2048, 32),
    /** Red, green, blue, transparency, a byte each. */
    RGBA32(2304, 4);

    private final int code;
    private final int bytes;

    NiftiType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /**
     * The number that stands for this type in a header.
     *
     * @return for instance 4 for {@link #INT16}
     */
    public int code() {
        return code;
    }

    /**
     * The size of one voxel.
     *
     * @return bytes
     */
    public int bytes() {
        return bytes;
    }

    /**
     * Whether a voxel is a colour rather than a number.
     *
     * @return true for {@link #RGB24} and {@link #RGBA32}
     */
    public boolean isColor() {
        return this == RGB24 || this == RGBA32;
    }

    /** Turns whole voxels from one byte order into the other, in place. */
    void swap(byte[] voxels, int count) {
        int part =
                switch (this) {
                    case RGB24, RGBA32 -> 1;
                    case COMPLEX64, COMPLEX128, COMPLEX256 -> bytes / 2;
                    default -> bytes;
                };
        for (int at = 0; at + part <= count; at += part) {
            for (int low = at, high = at + part - 1; low < high; low++, high--) {
                byte swap = voxels[low];
                voxels[low] = voxels[high];
                voxels[high] = swap;
            }
        }
    }

    static Optional<NiftiType> ofCode(int code) {
        for (NiftiType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether {@link #number} understands this type. */
    boolean hasNumbers() {
        return !isColor() && this != FLOAT128 && this != COMPLEX256;
    }

    /** The stored value of one voxel before scaling; a complex number counts by its magnitude. */
    double number(ByteBuffer voxels, int at) {
        return switch (this) {
            case UINT8 -> voxels.get(at) & 0xff;
            case INT8 -> voxels.get(at);
            case INT16 -> voxels.getShort(at);
            case UINT16 -> voxels.getShort(at) & 0xffff;
            case INT32 -> voxels.getInt(at);
            case UINT32 -> voxels.getInt(at) & 0xffffffffL;
            case INT64 -> voxels.getLong(at);
            case UINT64 -> unsigned(voxels.getLong(at));
            case FLOAT32 -> voxels.getFloat(at);
            case FLOAT64 -> voxels.getDouble(at);
            case COMPLEX64 -> Math.hypot(voxels.getFloat(at), voxels.getFloat(at + 4));
            case COMPLEX128 -> Math.hypot(voxels.getDouble(at), voxels.getDouble(at + 8));
            case RGB24, RGBA32, FLOAT128, COMPLEX256 ->
                throw new IllegalArgumentException(this + " voxels are no plain numbers");
        };
    }

    private static double unsigned(long value) {
        // Halving keeps the lowest bit sticky so that rounding stays right.
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }
}
