package com.encord.sdk.media.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes that stand before the voxels where both share a file: a header like the one that was read, the extensions,
 * and zeros up to where voxels may start.
 *
 * @param header what was read
 * @param stored its bytes, as many as its layout has
 */
record SingleFileHeader(NiftiHeader header, byte[] stored, List<NiftiExtension> extensions) {
    private static final int FLAG = 4;
    private static final int EXTENSION_HEAD = 8;
    /** Sizes of extensions, and places of voxels for programs that map them (NIfTI-1, "extended header"). */
    private static final int STEP = 16;
    /** The coordinates are those of a known space, which Analyze has no name for. */
    private static final short ALIGNED = 2;

    private static final byte MILLIMETERS = 2;

    byte[] bytes() {
        int content = extensions.stream().mapToInt(SingleFileHeader::size).sum();
        int start = stored.length + FLAG + content;
        ByteBuffer bytes = ByteBuffer.allocate((start + STEP - 1) / STEP * STEP)
                .order(header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (header.version().isEmpty()) {
            analyze(bytes);
        } else {
            bytes.put(0, stored);
        }
        if (header.version().orElse(1) == 2) {
            bytes.put(4, "n+2".getBytes(StandardCharsets.ISO_8859_1)).putLong(168, bytes.limit());
        } else {
            bytes.put(344, "n+1\0".getBytes(StandardCharsets.ISO_8859_1)).putFloat(108, bytes.limit());
        }
        bytes.put(stored.length, (byte) (extensions.isEmpty() ? 0 : 1));
        bytes.position(stored.length + FLAG);
        for (NiftiExtension extension : extensions) {
            int end = bytes.position() + size(extension);
            bytes.putInt(size(extension)).putInt(extension.code()).put(extension.bytes());
            bytes.position(end);
        }
        return bytes.array();
    }

    private static int size(NiftiExtension extension) {
        return (EXTENSION_HEAD + extension.bytes().length + STEP - 1) / STEP * STEP;
    }

    /** Fields that both have at the same place are copied; the others of Analyze mean something else in NIfTI. */
    private void analyze(ByteBuffer bytes) {
        bytes.putInt(0, HeaderParser.NIFTI_1_SIZE);
        bytes.put(40, stored, 40, 16);
        bytes.put(70, stored, 70, 4);
        for (int i = 0; i < 8; i++) {
            bytes.putFloat(76 + 4 * i, i == 0 ? 1 : (float) header.pixdim()[i]);
        }
        bytes.putFloat(112, (float) header.slope()).putFloat(116, (float) header.intercept());
        bytes.put(123, MILLIMETERS);
        bytes.put(124, stored, 124, 8);
        bytes.put(148, stored, 148, 104);
        bytes.putShort(254, ALIGNED);
        double[][] affine = header.affine();
        for (int i = 0; i < 12; i++) {
            bytes.putFloat(280 + 4 * i, (float) affine[i / 4][i % 4]);
        }
    }
}
