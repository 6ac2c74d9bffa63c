package com.encord.sdk.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a small CT series: one DICOM Part 10 file a slice, explicit VR little endian. */
final class SampleDicom {
    private static final String ROOT = "2.25.331";
    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";
    private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    private static final int SIDE = 32;

    private SampleDicom() {}

    static void series(Path folder, int slices) throws IOException {
        for (int slice = 0; slice < slices; slice++) {
            Files.write(folder.resolve("slice_%02d.dcm".formatted(slice)), file(slice));
        }
    }

    private static byte[] file(int slice) {
        String instance = ROOT + ".3." + (slice + 1);
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        element(meta, 0x0002, 0x0002, "UI", text(CT_IMAGE_STORAGE, '\0'));
        element(meta, 0x0002, 0x0003, "UI", text(instance, '\0'));
        element(meta, 0x0002, 0x0010, "UI", text(EXPLICIT_LITTLE_ENDIAN, '\0'));

        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        element(file, 0x0002, 0x0000, "UL", littleEndian(4).putInt(meta.size()).array());
        file.writeBytes(meta.toByteArray());
        element(file, 0x0008, 0x0016, "UI", text(CT_IMAGE_STORAGE, '\0'));
        element(file, 0x0008, 0x0018, "UI", text(instance, '\0'));
        element(file, 0x0008, 0x0060, "CS", text("CT", ' '));
        element(file, 0x0010, 0x0010, "PN", text("Sample^Patient", ' '));
        element(file, 0x0010, 0x0020, "LO", text("SAMPLE-1", ' '));
        element(file, 0x0018, 0x0050, "DS", text("2.5", ' '));
        element(file, 0x0020, 0x000D, "UI", text(ROOT + ".1", '\0'));
        element(file, 0x0020, 0x000E, "UI", text(ROOT + ".2", '\0'));
        element(file, 0x0020, 0x0013, "IS", text(String.valueOf(slice + 1), ' '));
        element(file, 0x0020, 0x0032, "DS", text("0\\0\\" + 2.5 * slice, ' '));
        element(file, 0x0020, 0x0037, "DS", text("1\\0\\0\\0\\1\\0", ' '));
        element(file, 0x0020, 0x0052, "UI", text(ROOT + ".4", '\0'));
        element(file, 0x0028, 0x0002, "US", word(1));
        element(file, 0x0028, 0x0004, "CS", text("MONOCHROME2", ' '));
        element(file, 0x0028, 0x0010, "US", word(SIDE));
        element(file, 0x0028, 0x0011, "US", word(SIDE));
        element(file, 0x0028, 0x0030, "DS", text("1\\1", ' '));
        element(file, 0x0028, 0x0100, "US", word(16));
        element(file, 0x0028, 0x0101, "US", word(12));
        element(file, 0x0028, 0x0102, "US", word(11));
        element(file, 0x0028, 0x0103, "US", word(0));
        ByteBuffer pixels = littleEndian(SIDE * SIDE * 2);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE - SIDE / 2;
            int y = i / SIDE - SIDE / 2;
            pixels.putShort((short) (x * x + y * y < 20 * (slice + 2) ? 2000 : 200));
        }
        element(file, 0x7FE0, 0x0010, "OW", pixels.array());
        return file.toByteArray();
    }

    private static void element(ByteArrayOutputStream out, int group, int number, String vr, byte[] value) {
        ByteBuffer head = littleEndian(12).putShort((short) group).putShort((short) number);
        head.put(vr.getBytes(StandardCharsets.US_ASCII));
        if (vr.equals("OW")) {
            head.putShort((short) 0).putInt(value.length);
        } else {
            head.putShort((short) value.length);
        }
        out.write(head.array(), 0, head.position());
        out.writeBytes(value);
    }

    private static byte[] text(String value, char padding) {
        String even = value.length() % 2 == 0 ? value : value + padding;
        return even.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] word(int value) {
        return littleEndian(2).putShort((short) value).array();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
