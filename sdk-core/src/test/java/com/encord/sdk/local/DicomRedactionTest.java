package com.encord.sdk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** De-identified copies of files in every way to write them. */
class DicomRedactionTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";

    @TempDir
    Path folder;

    @Test
    void aFileIsReadAsItIsWrittenAndNotAsItsTransferSyntaxSays() throws IOException {
        ByteBuffer file = redacted(join(preamble(), meta("1.2.840.10008.1.2.4.50"), dataSet(true, false)));
        assertEquals("1.2.840.10008.1.2.4.50", syntax(file));
        assertPeopleAreGone(text(file));
        assertTrue(text(file).contains("\0\0ANONYMIZED"), "without a representation, as the others");
    }

    @Test
    void aDeflatedDataSetStaysOne() throws IOException {
        byte[] whole = dataSet(false, false);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(9, true))) {
            out.write(whole);
        }
        ByteBuffer file = redacted(join(preamble(), meta("1.2.840.10008.1.2.1.99"), deflated.toByteArray()));
        assertEquals("1.2.840.10008.1.2.1.99", syntax(file));
        byte[] body = new byte[file.remaining()];
        file.get(body);
        byte[] plain = new InflaterInputStream(new ByteArrayInputStream(body), new Inflater(true)).readAllBytes();
        assertPeopleAreGone(new String(plain, StandardCharsets.ISO_8859_1));
    }

    @Test
    void filesWithoutAPreambleGetOne() throws IOException {
        ByteBuffer withMeta = redacted(join(meta(EXPLICIT), dataSet(false, false)));
        assertEquals(EXPLICIT, syntax(withMeta));
        assertPeopleAreGone(text(withMeta));
        ByteBuffer cut = redacted(join("DICM".getBytes(), meta(EXPLICIT), dataSet(false, false)));
        assertEquals(EXPLICIT, syntax(cut));
        assertPeopleAreGone(text(cut));
    }

    @Test
    void aBareDataSetSaysHowItIsWrittenAfterwards() throws IOException {
        ByteBuffer implicit = redacted(dataSet(true, false));
        assertEquals("1.2.840.10008.1.2", syntax(implicit));
        assertPeopleAreGone(text(implicit));
        ByteBuffer explicit = redacted(dataSet(false, false));
        assertEquals(EXPLICIT, syntax(explicit));
        assertPeopleAreGone(text(explicit));
        ByteBuffer bigEndian = redacted(dataSet(false, true));
        assertEquals("1.2.840.10008.1.2.2", syntax(bigEndian));
        assertPeopleAreGone(text(bigEndian));
    }

    @Test
    void whatIsNoDicomOrBrokenOffIsRefused() {
        byte[] whole = join(preamble(), meta(EXPLICIT), dataSet(false, false));
        assertThrows(IOException.class, () -> redacted("plain text".getBytes(StandardCharsets.US_ASCII)));
        assertThrows(IOException.class, () -> redacted(new byte[0]));
        assertThrows(IOException.class, () -> redacted(join(preamble(), meta(EXPLICIT))));
        assertThrows(IOException.class, () -> redacted(Arrays.copyOf(whole, whole.length - 3)));
    }

    private ByteBuffer redacted(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("in.dcm"), bytes);
        Path copy = folder.resolve("out.dcm");
        try (DicomRedaction redaction = DicomRedaction.open(file)) {
            redaction.writeTo(copy);
        }
        return ByteBuffer.wrap(Files.readAllBytes(copy)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The transfer syntax of a copy, which then stands at its data set. */
    private static String syntax(ByteBuffer file) {
        byte[] start = new byte[132];
        file.get(start);
        assertEquals("DICM", new String(start, 128, 4, StandardCharsets.US_ASCII));
        file.position(132 + 8);
        byte[] meta = new byte[file.getInt()];
        file.get(meta);
        String text = new String(meta, StandardCharsets.US_ASCII);
        int at = text.indexOf("UI");
        return text.substring(at + 4).replace("\0", "");
    }

    private static String text(ByteBuffer dataSet) {
        byte[] rest = new byte[dataSet.remaining()];
        dataSet.duplicate().get(rest);
        return new String(rest, StandardCharsets.ISO_8859_1);
    }

    private static void assertPeopleAreGone(String dataSet) {
        assertFalse(dataSet.contains("DOE^JANE"), dataSet);
        assertFalse(dataSet.contains("SECRET"), dataSet);
        assertTrue(dataSet.contains("ANONYMIZED"), dataSet);
        assertTrue(dataSet.contains("PIXELS"), dataSet);
    }

    private static byte[] preamble() {
        byte[] preamble = new byte[132];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, preamble, 128, 4);
        return preamble;
    }

    private static byte[] meta(String syntax) {
        byte[] element = element(0x00020010, "UI", syntax + (syntax.length() % 2 == 0 ? "" : "\0"), false, false);
        byte[] length = new byte[] {(byte) element.length, 0, 0, 0};
        String text = new String(length, StandardCharsets.ISO_8859_1);
        return join(element(0x00020000, "UL", text, false, false), element);
    }

    private static byte[] dataSet(boolean implicit, boolean big) {
        return join(
                element(0x00080018, "UI", "1.2.3.44", implicit, big),
                element(0x00080090, "PN", "SECRET", implicit, big),
                element(0x00100010, "PN", "DOE^JANE", implicit, big),
                element(0x7FE00010, "OB", "PIXELS", implicit, big));
    }

    private static byte[] element(int tag, String vr, String value, boolean implicit, boolean big) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer out = ByteBuffer.allocate(12 + bytes.length)
                .order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag);
        if (implicit) {
            out.putInt(bytes.length);
        } else {
            out.put(vr.getBytes(StandardCharsets.US_ASCII));
            if (vr.equals("OB")) {
                out.putShort((short) 0).putInt(bytes.length);
            } else {
                out.putShort((short) bytes.length);
            }
        }
        return Arrays.copyOf(out.put(bytes).array(), out.position());
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
