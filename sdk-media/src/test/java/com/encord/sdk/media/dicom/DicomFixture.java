package com.encord.sdk.media.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes DICOM files element by element, in any order and as wrong as a test wants. */
public final class DicomFixture {
    public static final int ITEM = 0xFFFEE000;
    public static final int END_OF_SEQUENCE = 0xFFFEE0DD;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String syntax;

    public DicomFixture(String syntax) {
        this.syntax = syntax;
    }

    public static DicomFixture explicit() {
        return new DicomFixture("1.2.840.10008.1.2.1");
    }

    /** An explicit little-endian element with a text value. */
    public DicomFixture text(int tag, String vr, String value) {
        String even = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? "\0" : " ");
        return bytes(tag, vr, even.getBytes(StandardCharsets.ISO_8859_1));
    }

    public DicomFixture word(int tag, int value) {
        return bytes(tag, "US", little(2).putShort((short) value).array());
    }

    public DicomFixture bytes(int tag, String vr, byte[] value) {
        ByteBuffer head = little(12).putShort((short) (tag >>> 16)).putShort((short) tag);
        head.put(vr.getBytes(StandardCharsets.US_ASCII));
        if ("OB OW SQ UN UT OF OD".contains(vr)) {
            head.putShort((short) 0).putInt(value.length);
        } else {
            head.putShort((short) value.length);
        }
        body.write(head.array(), 0, head.position());
        body.writeBytes(value);
        return this;
    }

    /** An implicit little-endian element. */
    public DicomFixture implicit(int tag, byte[] value) {
        body.writeBytes(little(8)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt(value.length)
                .array());
        return raw(value);
    }

    /** An element or item head with any length; items have no representation. */
    public DicomFixture head(int tag, String vr, int length) {
        ByteBuffer head = little(12).putShort((short) (tag >>> 16)).putShort((short) tag);
        if (!vr.isEmpty()) {
            head.put(vr.getBytes(StandardCharsets.US_ASCII)).putShort((short) 0);
        }
        head.putInt(length);
        body.write(head.array(), 0, head.position());
        return this;
    }

    public DicomFixture raw(byte[] value) {
        body.writeBytes(value);
        return this;
    }

    /** The elements alone. */
    public byte[] body() {
        return body.toByteArray();
    }

    public byte[] file() {
        DicomFixture meta = explicit().text(0x00020010, "UI", syntax);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[128]);
        all.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(explicit()
                .bytes(0x00020000, "UL", little(4).putInt(meta.body.size()).array())
                .body
                .toByteArray());
        all.writeBytes(meta.body.toByteArray());
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    public Path writeTo(Path path) {
        try {
            return Files.write(path, file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
