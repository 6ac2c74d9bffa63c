package com.encord.sdk.media.image;

import org.jspecify.annotations.Nullable;

/** Whether a JPEG ends with its end marker. */
final class JpegStructure {
    private static final int TAIL = 64;

    private JpegStructure() {}

    static @Nullable ImageFlaw flaw(HeaderBytes bytes) {
        long scan = JpegHeader.firstScan(bytes);
        ImageFlaw flaw = end(bytes, scan);
        String rare = JpegHeader.rareProcess(bytes);
        return flaw == null && rare != null
                ? ImageFlaw.unknownCoding("the JPEG is " + rare + "; save it as ordinary JPEG, or as PNG")
                : flaw;
    }

    private static @Nullable ImageFlaw end(HeaderBytes bytes, long scan) {
        long end = bytes.size();
        // Writers pad files, so the marker need not be the very last thing.
        for (long at = end - 2; at >= scan && at > end - TAIL; at--) {
            if (bytes.u16be(at) == 0xffd9) {
                return null;
            }
        }
        return findsEnd(bytes, scan)
                ? null
                : ImageFlaw.missing("the JPEG has no end marker in its " + end + " bytes: its last rows are missing");
    }

    /** Reads on through all scans; inside them 0xFF is followed by 0 or a restart marker. */
    private static boolean findsEnd(HeaderBytes bytes, long from) {
        for (long at = from; bytes.has(at, 2); at++) {
            if (bytes.u8(at) == 0xff && bytes.u8(at + 1) == 0xd9) {
                return true;
            }
        }
        return false;
    }
}
