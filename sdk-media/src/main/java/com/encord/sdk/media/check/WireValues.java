package com.encord.sdk.media.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Texts, numbers, booleans and lists of those as bytes: one byte for the type, then the value. Nothing is rounded. */
final class WireValues {
    private static final int DEEPEST = 16;

    private WireValues() {}

    static byte[] write(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(new DataOutputStream(bytes), value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Reads one value; no count is believed that the bytes cannot hold. */
    static Object read(byte[] bytes) throws IOException {
        return read(new DataInputStream(new ByteArrayInputStream(bytes)), DEEPEST);
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
        if (value instanceof String text) {
            // UTF-16 as it is: file names and messages may hold halves of surrogate pairs
            out.writeByte('S');
            out.writeInt(text.length());
            out.writeChars(text);
        } else if (value instanceof Integer number) {
            out.writeByte('I');
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeByte('L');
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte('D');
            out.writeDouble(number);
        } else if (value instanceof Float number) {
            out.writeByte('F');
            out.writeFloat(number);
        } else if (value instanceof Boolean flag) {
            out.writeByte('B');
            out.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            out.writeByte('V');
            out.writeInt(list.size());
            for (Object each : list) {
                write(out, each);
            }
        } else {
            throw new IllegalArgumentException(
                    "No report holds a " + value.getClass().getName());
        }
    }

    private static Object read(DataInputStream in, int depth) throws IOException {
        byte type = in.readByte();
        return switch (type) {
            case 'S' -> {
                char[] text = new char[count(in, Character.BYTES)];
                for (int i = 0; i < text.length; i++) {
                    text[i] = in.readChar();
                }
                yield new String(text);
            }
            case 'I' -> in.readInt();
            case 'L' -> in.readLong();
            case 'D' -> in.readDouble();
            case 'F' -> in.readFloat();
            case 'B' -> in.readBoolean();
            case 'V' -> {
                int size = count(in, 1);
                if (depth == 0) {
                    throw new IOException("Lists are nested deeper than " + DEEPEST);
                }
                List<Object> list = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    list.add(read(in, depth - 1));
                }
                yield list;
            }
            default -> throw new IOException("No value begins with byte " + type);
        };
    }

    private static int count(DataInputStream in, int smallestBytes) throws IOException {
        int count = in.readInt();
        if (count < 0 || (long) count * smallestBytes > in.available()) {
            throw new IOException("A value claims " + count + " elements and " + in.available() + " bytes are left");
        }
        return count;
    }
}
