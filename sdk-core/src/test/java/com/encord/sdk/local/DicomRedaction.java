package com.encord.sdk.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Copies a DICOM file and leaves out everything but the elements that the platform promises to keep and those that
 * describe the pixels; the patient's name is replaced. UIDs stay, so files of a series still belong together, and
 * pixels stay as they are, so writing that is burnt into them does too. Both are said in the result (PS3.15 E.1.1).
 */
final class DicomRedaction implements AutoCloseable {
    private static final int PREAMBLE = 128;
    private static final String PREFIX = "DICM";
    private static final int META_GROUP = 2;
    private static final int PATIENT_NAME = 0x00100010;

    /** What the platform keeps, by its own list. */
    private static final Set<Integer> KEPT = Set.of(
            0x00080018,
            0x00180050,
            0x00180088,
            0x0020000D,
            0x0020000E,
            0x00200032,
            0x00200037,
            0x00280008,
            0x00281050,
            0x00281051,
            0x00520014);

    /** What kind of object it is and how to read its pixels. */
    private static final Set<Integer> PICTURE = Set.of(
            0x00080016,
            0x00280002,
            0x00280004,
            0x00280006,
            0x00280009,
            0x00280010,
            0x00280011,
            0x00280030,
            0x00280034,
            0x00280100,
            0x00280101,
            0x00280102,
            0x00280103,
            0x00280106,
            0x00280107,
            0x00280120,
            0x00281052,
            0x00281053,
            0x00281054,
            0x00281101,
            0x00281102,
            0x00281103,
            0x00281201,
            0x00281202,
            0x00281203,
            0x7FE00001,
            0x7FE00002,
            0x7FE00008,
            0x7FE00009,
            0x7FE00010);

    /** Of the file meta information, what is not about who sent it. */
    private static final Set<Integer> META = Set.of(0x00020001, 0x00020002, 0x00020003, 0x00020010, 0x00020012);

    private record Added(String vr, String text) {}

    private static final Map<Integer, Added> ADDED = new TreeMap<>(Map.of(
            PATIENT_NAME,
            new Added("PN", "ANONYMIZED"),
            0x00120062,
            new Added("CS", "YES"),
            0x00120063,
            new Added("LO", "Kept: the platform's list, UIDs, pixels")));

    private final DicomObject object;

    private DicomRedaction(DicomObject object) {
        this.object = object;
    }

    /** Opens a DICOM file. */
    static DicomRedaction open(Path path) throws IOException {
        return new DicomRedaction(DicomObject.open(path));
    }

    /** The text of an element; empty if there is none. */
    String text(int tag) throws IOException {
        DicomElements all = object.dataSet();
        for (DicomElements.Element e = all.next();
                e != null && Integer.compareUnsigned(e.tag(), tag) <= 0;
                e = all.next()) {
            if (e.tag() == tag) {
                return all.text(e);
            }
        }
        return "";
    }

    /** Writes the redacted copy. */
    void writeTo(Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            out.write(new byte[PREAMBLE]);
            out.write(PREFIX.getBytes(StandardCharsets.US_ASCII));
            out.write(meta());
            if (object.isDeflated()) {
                Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater)) {
                    writeDataSet(deflated);
                } finally {
                    deflater.end();
                }
            } else {
                writeDataSet(out);
            }
        }
    }

    private void writeDataSet(OutputStream out) throws IOException {
        DicomElements all = object.dataSet();
        Map<Integer, Added> toAdd = new TreeMap<>(ADDED);
        for (DicomElements.Element e = all.next(); e != null; e = all.next()) {
            addBefore(e, toAdd, out);
            if (KEPT.contains(e.tag()) || PICTURE.contains(e.tag())) {
                all.copy(e, out);
            }
        }
        addBefore(null, toAdd, out);
    }

    /** The file meta information, which says how the data set is written even where the original's does not. */
    private byte[] meta() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        boolean hasSyntax = false;
        DicomElements meta = object.meta();
        while (meta.isIn(META_GROUP)) {
            DicomElements.Element e = meta.next();
            if (e != null && META.contains(e.tag())) {
                hasSyntax |= e.tag() == DicomObject.TRANSFER_SYNTAX;
                meta.copy(e, kept);
            }
        }
        if (!hasSyntax) {
            Added syntax = new Added("UI", object.syntax());
            kept.write(written(DicomObject.TRANSFER_SYNTAX, syntax, false, ByteOrder.LITTLE_ENDIAN));
        }
        ByteBuffer length = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        length.putShort((short) META_GROUP).putShort((short) 0);
        length.put((byte) 'U').put((byte) 'L').putShort((short) 4).putInt(kept.size());
        return concatenated(length.array(), kept.toByteArray());
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** Elements stand in the order of their tags (PS3.5 7.1). */
    private void addBefore(DicomElements.@Nullable Element next, Map<Integer, Added> toAdd, OutputStream out)
            throws IOException {
        for (Integer tag : Set.copyOf(toAdd.keySet()).stream().sorted().toList()) {
            if (next == null || Integer.compareUnsigned(next.tag(), tag) >= 0) {
                out.write(written(tag, toAdd.remove(tag), object.isImplicit(), object.order()));
            }
        }
    }

    private static byte[] written(int tag, Added added, boolean implicit, ByteOrder order) {
        String padding = added.text().length() % 2 == 0 ? "" : added.vr().equals("UI") ? "\0" : " ";
        byte[] text = (added.text() + padding).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length)
                .order(order)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag);
        if (implicit) {
            bytes.putInt(text.length);
        } else {
            bytes.put(added.vr().getBytes(StandardCharsets.US_ASCII)).putShort((short) text.length);
        }
        return bytes.put(text).array();
    }

    @Override
    public void close() throws IOException {
        object.close();
    }
}
