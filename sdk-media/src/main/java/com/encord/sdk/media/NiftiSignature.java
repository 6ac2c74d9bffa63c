package com.encord.sdk.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** NIfTI-1, NIfTI-2 and Analyze 7.5 headers, gzipped or not, in either byte order. */
final class NiftiSignature {
    private static final int HEADER_1 = 348;
    private static final int HEADER_2 = 540;

    private NiftiSignature() {}

    static Optional<SniffedMedia> recognise(SniffedBytes bytes) {
        byte[] header = bytes.head();
        boolean zipped = header.length > 2 && (header[0] & 0xFF) == 0x1F && (header[1] & 0xFF) == 0x8B;
        if (zipped) {
            header = unzip(header);
        }
        return isNifti(header)
                ? Optional.of(new SniffedMedia(MediaKind.NIFTI, zipped ? "application/gzip" : "application/x-nifti"))
                : Optional.empty();
    }

    private static boolean isNifti(byte[] header) {
        if (header.length < HEADER_1) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.wrap(header);
        int size = size(buffer);
        if (size == HEADER_2) {
            return header[4] == 'n' && (header[5] == '+' || header[5] == 'i') && header[6] == '2';
        }
        boolean magic = header[344] == 'n' && (header[345] == '+' || header[345] == 'i') && header[346] == '1';
        if (size == HEADER_1) {
            return magic || isPlausible(buffer);
        }
        // the size is the one field that readers can do without
        return magic
                && header[347] == 0
                && (isPlausible(buffer.order(ByteOrder.LITTLE_ENDIAN))
                        || isPlausible(buffer.order(ByteOrder.BIG_ENDIAN)));
    }

    /** The size in the byte order in which it makes sense; the buffer is left in that order. */
    private static int size(ByteBuffer header) {
        int little = header.order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        return little == HEADER_1 || little == HEADER_2
                ? little
                : header.order(ByteOrder.BIG_ENDIAN).getInt(0);
    }

    /**
     * Analyze has no magic: the number of dimensions and the first of them must make sense, and the type be one of its.
     */
    private static boolean isPlausible(ByteBuffer buffer) {
        short dimensions = buffer.getShort(40);
        short type = buffer.getShort(70);
        return dimensions >= 1 && dimensions <= 7 && buffer.getShort(42) > 0 && type > 0 && type <= 2304;
    }

    private static byte[] unzip(byte[] head) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            return in.readNBytes(HEADER_2);
        } catch (IOException notZipped) {
            return new byte[0];
        }
    }
}
