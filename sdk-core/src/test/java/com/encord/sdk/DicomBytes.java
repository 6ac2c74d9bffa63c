package com.encord.sdk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A small DICOM file in explicit VR, little endian (PS3.10 7, PS3.5 7.1), written element by element. */
final class DicomBytes {
    static final String PIXELS = "PIXELPIXELPIXEL!";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DicomBytes() {}

    /**
     * A picture of four by four pixels of somebody, with a sequence of undefined length and a private element; with US
     * as modality it has somebody's name in its pixels.
     */
    static byte[] scan(String modality) {
        DicomBytes meta = new DicomBytes();
        meta.text(0x0002, 0x0002, "UI", "1.2.840.10008.5.1.4.1.1.2\0");
        meta.text(0x0002, 0x0003, "UI", "1.2.3.4.5\0");
        meta.text(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1\0");
        meta.text(0x0002, 0x0016, "AE", "ST ELSEWHERE");
        DicomBytes file = new DicomBytes();
        file.out.writeBytes(new byte[128]);
        file.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.head(0x0002, 0x0000, "UL", 4);
        file.number(meta.out.size(), 4);
        file.out.writeBytes(meta.out.toByteArray());
        file.text(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.2\0");
        file.text(0x0008, 0x0018, "UI", "1.2.3.4.5\0");
        file.text(0x0008, 0x0060, "CS", modality);
        file.text(0x0009, 0x0010, "LO", "PRIVATE ");
        file.text(0x0010, 0x0010, "PN", "DOE^JANE");
        file.text(0x0010, 0x0030, "DA", "19700101");
        file.head(0x0010, 0x1002, "SQ", -1);
        file.number(0xE000FFFEL, 4);
        file.number(0xFFFFFFFFL, 4);
        file.text(0x0010, 0x0020, "LO", "SECRET");
        file.number(0xE00DFFFEL, 4);
        file.number(0, 4);
        file.number(0xE0DDFFFEL, 4);
        file.number(0, 4);
        file.text(0x0020, 0x000E, "UI", "1.2.3.4\0");
        for (int element : new int[] {0x0010, 0x0011}) {
            file.head(0x0028, element, "US", 2);
            file.number(4, 2);
        }
        file.text(0x0028, 0x0301, "CS", modality.equals("US") ? "YES " : "NO");
        file.head(0x7FE0, 0x0010, "OB", PIXELS.length());
        file.out.writeBytes(PIXELS.getBytes(StandardCharsets.US_ASCII));
        return file.out.toByteArray();
    }

    private void text(int group, int element, String vr, String text) {
        head(group, element, vr, text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void head(int group, int element, String vr, int length) {
        number(group, 2);
        number(element, 2);
        out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
        boolean isLong = vr.equals("SQ") || vr.equals("OB");
        number(0, isLong ? 2 : 0);
        number(length, isLong ? 4 : 2);
    }

    private void number(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >> 8 * i));
        }
    }
}
