package com.encord.sdk.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Matroska and WebM (RFC 9559): the document type names the format, the track types tell video from sound. */
final class MatroskaSignature {
    private static final long EBML = 0x1A45DFA3L;
    private static final long DOC_TYPE = 0x4282;
    private static final long SEGMENT = 0x18538067L;
    private static final long TRACKS = 0x1654AE6BL;
    private static final long TRACK_ENTRY = 0xAE;
    private static final long TRACK_TYPE = 0x83;
    private static final long CLUSTER = 0x1F43B675L;
    private static final int MOST_ELEMENTS = 2_000;

    private String documentType = "matroska";
    private boolean video;
    private boolean audio;
    private boolean done;
    private int elements;

    private MatroskaSignature() {}

    static Optional<SniffedMedia> recognise(SniffedBytes bytes) throws IOException {
        if (!bytes.has(0, "\u001A\u0045\u00DF\u00A3")) {
            return Optional.empty();
        }
        MatroskaSignature file = new MatroskaSignature();
        file.visit(bytes, 0, bytes.size());
        String subtype = file.documentType.equals("webm") ? "webm" : "x-matroska";
        return Optional.of(
                file.audio && !file.video
                        ? new SniffedMedia(MediaKind.AUDIO, "audio/" + subtype)
                        : new SniffedMedia(MediaKind.VIDEO, "video/" + subtype));
    }

    private void visit(SniffedBytes bytes, long from, long to) throws IOException {
        long position = from;
        while (position + 2 <= to && !done && elements++ < MOST_ELEMENTS) {
            byte[] header = bytes.read(position, 12);
            int idLength = header.length == 0 ? 9 : Integer.numberOfLeadingZeros(header[0] & 0xFF) - 23;
            if (idLength > 4 || idLength >= header.length) {
                return;
            }
            long id = number(header, 0, idLength, false);
            int sizeLength = Integer.numberOfLeadingZeros(header[idLength] & 0xFF) - 23;
            if (sizeLength > 8 || idLength + sizeLength > header.length) {
                return;
            }
            long size = number(header, idLength, sizeLength, true);
            long start = position + idLength + sizeLength;
            // unknown sizes (all ones) last until the end of the parent
            boolean unknown = size == (1L << 7 * sizeLength) - 1;
            long end = unknown || size > to - start ? to : start + size;
            element(bytes, id, start, end);
            position = end;
        }
    }

    private void element(SniffedBytes bytes, long id, long start, long end) throws IOException {
        if (id == EBML || id == SEGMENT || id == TRACKS || id == TRACK_ENTRY) {
            visit(bytes, start, end);
            done |= id == TRACKS;
        } else if (id == CLUSTER) {
            done = true;
        } else if (id == DOC_TYPE) {
            documentType = new String(bytes.read(start, (int) Math.min(16, end - start)), StandardCharsets.US_ASCII)
                    .replace("\0", "");
        } else if (id == TRACK_TYPE) {
            byte[] type = bytes.read(end - 1, 1);
            video |= type.length == 1 && type[0] == 1;
            audio |= type.length == 1 && type[0] == 2;
        }
    }

    private static long number(byte[] bytes, int at, int length, boolean masked) {
        long value = masked ? bytes[at] & (0xFF >> length) : bytes[at] & 0xFF;
        for (int i = 1; i < length; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }
}
