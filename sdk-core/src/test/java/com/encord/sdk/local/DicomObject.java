package com.encord.sdk.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * An open DICOM file: where its parts are and how they are written. How the data set is written is told from its first
 * element where that contradicts the transfer syntax, as the files of some writers do. Holds files open until closed.
 */
final class DicomObject implements AutoCloseable {
    static final int TRANSFER_SYNTAX = 0x00020010;

    private static final int PREAMBLE = 128;
    private static final int META_GROUP = 2;
    private static final int FIRST_GROUP = 8;
    private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};

    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

    private final FileChannel file;
    private final long metaStart;
    private final String syntax;
    private final FileChannel body;
    private final long bodyStart;
    private final boolean isImplicit;
    private final ByteOrder order;

    private DicomObject(FileChannel file) throws IOException {
        this.file = file;
        this.metaStart = metaStart(file);
        String written = "";
        DicomElements meta = meta();
        while (meta.isIn(META_GROUP)) { // what follows may be written in another way
            DicomElements.Element e = meta.next();
            written = e != null && e.tag() == TRANSFER_SYNTAX ? meta.text(e) : written;
        }
        boolean isDeflated = written.equals(DEFLATED);
        this.body = isDeflated ? inflated(file, meta.position()) : file;
        this.bodyStart = isDeflated ? 0 : meta.position();
        if (bodyStart >= body.size()) {
            throw new IOException("it has no data set");
        }
        byte[] first = bytes(body, bodyStart, 8);
        boolean isBig = written.isEmpty() ? first[0] == 0 && first[1] != 0 : written.equals(BIG_ENDIAN);
        this.order = isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.isImplicit = !isCapital(first[4]) || !isCapital(first[5]);
        this.syntax = written.isEmpty() ? isBig ? BIG_ENDIAN : isImplicit ? IMPLICIT : EXPLICIT : written;
    }

    static DicomObject open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new DicomObject(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Behind the preamble or what is left of it; without one, a file begins with a group that all objects have. */
    private static long metaStart(FileChannel file) throws IOException {
        if (Arrays.equals(PREFIX, bytes(file, PREAMBLE, PREFIX.length))) {
            return PREAMBLE + PREFIX.length;
        }
        if (Arrays.equals(PREFIX, bytes(file, 0, PREFIX.length))) {
            return PREFIX.length;
        }
        byte[] first = bytes(file, 0, 2);
        int group = first[0] | first[1]; // in either order of bytes
        if (group != META_GROUP && group != FIRST_GROUP) {
            throw new IOException("it is not a DICOM file");
        }
        return 0;
    }

    private static FileChannel inflated(FileChannel file, long from) throws IOException {
        Path unpacked = Files.createTempFile("dataset", null);
        Inflater inflater = new Inflater(true);
        InputStream packed = Channels.newInputStream(file.position(from)); // not closed, since the file is used further
        try (OutputStream out = Files.newOutputStream(unpacked)) {
            new InflaterInputStream(packed, inflater).transferTo(out);
            return FileChannel.open(unpacked, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(unpacked);
            throw e;
        } finally {
            inflater.end();
        }
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    /** So many bytes, zeros where the file has none. */
    private static byte[] bytes(FileChannel file, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) > 0) {
            // a file may give less than asked
        }
        return buffer.array();
    }

    /** The file meta information, to be read as long as {@link DicomElements#isIn} group 0002. */
    DicomElements meta() throws IOException {
        return new DicomElements(file, metaStart, false, ByteOrder.LITTLE_ENDIAN);
    }

    /** The data set, in which a deflated one is unpacked. */
    DicomElements dataSet() throws IOException {
        return new DicomElements(body, bodyStart, isImplicit, order);
    }

    /** How it is written, by the file or by what was found. */
    String syntax() {
        return syntax;
    }

    boolean isDeflated() {
        return body != file;
    }

    boolean isImplicit() {
        return isImplicit;
    }

    ByteOrder order() {
        return order;
    }

    @Override
    public void close() throws IOException {
        try {
            body.close();
        } finally {
            file.close();
        }
    }
}
