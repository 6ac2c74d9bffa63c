package com.encord.sdk.media.nifti;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads the extensions that follow a header: a flag of four bytes, then size, code and content of each. */
final class ExtensionParser {
    private static final int FLAG = 4;
    private static final int HEAD = 8;
    /** Extensions hold headers of other formats, not pictures. */
    private static final int MOST_BYTES = 1 << 26;

    private final InputStream in;
    private final NiftiHeader header;

    ExtensionParser(InputStream in, NiftiHeader header) {
        this.in = in;
        this.header = header;
    }

    List<NiftiExtension> parse() throws IOException {
        if (header.version().isEmpty()) {
            return List.of();
        }
        int start = header.version().get() == 2 ? HeaderParser.NIFTI_2_SIZE : HeaderParser.NIFTI_1_SIZE;
        in.skipNBytes(start);
        byte[] flag = in.readNBytes(FLAG);
        if (flag.length < FLAG || flag[0] == 0) {
            return List.of();
        }
        // In a pair nothing follows the extensions; in one file the voxels do.
        long end = header.singleFile() ? header.dataOffset() : Long.MAX_VALUE;
        List<NiftiExtension> extensions = new ArrayList<>();
        long at = start + FLAG;
        int left = MOST_BYTES;
        while (end - at >= HEAD) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD))
                    .order(header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            if (head.limit() < HEAD) {
                return atEnd(extensions, at);
            }
            int size = head.getInt();
            int code = head.getInt();
            if (size == 0) {
                // Zeros that only fill the room before the voxels.
                return List.copyOf(extensions);
            }
            if (size < HEAD || size > end - at) {
                throw new MalformedVolume("the one at byte " + at + " is said to have " + size + " bytes");
            }
            left -= size;
            if (left < 0) {
                throw new MalformedVolume("they have more than " + MOST_BYTES + " bytes");
            }
            byte[] content = in.readNBytes(size - HEAD);
            if (content.length < size - HEAD) {
                throw new MalformedVolume("the one at byte " + at + " has " + size + " bytes, of which "
                        + (content.length + HEAD) + " are there");
            }
            extensions.add(new NiftiExtension(code, content));
            at += size;
        }
        return List.copyOf(extensions);
    }

    private List<NiftiExtension> atEnd(List<NiftiExtension> extensions, long at) {
        if (header.singleFile()) {
            throw new MalformedVolume("the file ends at byte " + at + ", before its voxels");
        }
        return List.copyOf(extensions);
    }
}
